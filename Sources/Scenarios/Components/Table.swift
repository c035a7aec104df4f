import DataNodes
import Simulation

extension TableService: AuthoredService {
  static let answers: [OperationKind] = [
    .write, .read, .readEventually, .readTransaction, .writeTransaction, .remove,
  ]

  static let keys = Keys<TableSpecification, ScenarioScope>(
    "a table", { _ in TableSpecification() },
    [
      Key("capacity", capacity, \.mode, "How capacity is bought."),
      Key("latency", .law, \.latency, "How long a call takes."),
      Key("oneKey", .boolean, \.isOneKey, "True: every call names the same key."),
      Key("stream", stream, \.stream, "The function that reads its changes."),
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

  private static let reader = Partner.types([FunctionService.facts.type])

  /// The name of the function alone, or with the ways of reading.
  private static let stream = Notation<StreamSpecification, ScenarioScope>.oneOf([
    Notation<Int, ScenarioScope>.service(reader).map { StreamSpecification(target: $0) },
    .object(streamKeys),
  ])

  private static let streamKeys = Keys<StreamSpecification, ScenarioScope>(
    "a stream", { _ in StreamSpecification(target: 0) },
    [
      Key("to", .service(reader), \.target, required: true, "The function that reads it."),
      Key("shards", .integer(in: 1...1000), \.shards, "Parts read side by side."),
      Key("batch", .integer(in: 1...10_000), \.batch, "Changes of a batch."),
      Key("window", .duration, \.window, "How long a batch may fill."),
      Key(
        "retries", .integer(in: 0...10_000), \.retriesMax,
        "Before a batch is given up; none: no end."),
      Key("maxAge", .duration, \.ageMax, "How old a change may be."),
      Key("bisect", .boolean, \.bisects, "True: tries halves after a failure."),
      Key(
        "onFailure", .service(.answering(.invokeLater)), \.onFailure,
        "Who hears of what is given up."),
      Key("poison", .pattern, \.poison, "Changes nobody can process."),
    ])
}
