import DataNodes
import Simulation

extension TableService: AuthoredService {
  static let answers: [OperationKind] = [
    .write, .read, .readEventually, .readTransaction, .writeTransaction, .remove,
  ]
  static let permissions: [Permission] = [.policy]

  static let keys = Keys<TableSpecification, ScenarioScope>(
    "a table", { _ in TableSpecification() },
    [
      Key("capacity", capacity, \.mode, "How capacity is bought."),
      Key("latency", .law, \.latency, "How long a call takes."),
      Key("oneKey", .boolean, \.isOneKey, "True: every call names the same key."),
      Key("stream", .reader, \.stream, "The function that reads its changes."),
      Key("stored", .gigabytes, \.stored, "What is kept, for the bill."),
      Key("errors", .pattern, \.errors, "Calls that fail."),
      Key("slow", .slowness, "Calls that take longer.") { table, slow in
        (table.slow, table.slowFactor) = (slow.pattern, slow.factor)
      },
    ])

  private typealias Mode = TableSpecification.Mode

  private static let capacity = Notation<Mode, ScenarioScope>.oneOf([
    .word("on-demand", .onDemand),
    Notation<Units, ScenarioScope>.object(units).map {
      .provisioned(writes: $0.writes, reads: $0.reads)
    },
  ])

  private struct Units {
    var writes = 1
    var reads = 1
  }

  private static let units = Keys<Units, ScenarioScope>(
    "a capacity", { _ in Units() },
    [
      Key(
        "writes", .integer(in: 1...10_000_000), \.writes, required: true,
        "Write units a second."),
      Key(
        "reads", .integer(in: 1...10_000_000), \.reads, required: true, "Read units a second."),
    ])
}
