import DataNodes
import Simulation

extension DatabaseService: AuthoredService {
  static let answers: [OperationKind] = [.query]
  static let permissions: [Permission] = [.policy]

  static let keys = Keys<DatabaseSpecification, ScenarioScope>(
    "a database", { _ in DatabaseSpecification() },
    [
      Key("connections", .integer(in: 1...1_000_000), \.connectionsMax, "At most so many."),
      Key("pool", .boolean, \.hasPool, "True: a pool lends them out."),
      Key("patience", .duration, \.poolPatience, "How long a caller of the pool waits."),
      Key("connect", .law, \.connect, "How long connecting takes."),
      Key("latency", .law, \.latency, "How long a query takes."),
      Key("instance", .text, \.type, "What it costs: an item of the price book."),
      Key("failover", .duration, \.failover, "A standby takes over after so long."),
      Key("slow", .slowness, "Queries that take longer.") { database, slow in
        (database.slow, database.slowFactor) = (slow.pattern, slow.factor)
      },
      Key(
        "processors", .integer(in: 1...10_000), \.processors,
        "Queries at full speed; more slow each other."),
      Key(
        "sleep", .object(sleep), \.sleep,
        "Stops while nobody is connected, and costs nothing then."),
    ])

  private static let sleep = Keys<DatabaseSpecification.Sleep, ScenarioScope>(
    "a sleep", { _ in DatabaseSpecification.Sleep() },
    [
      Key("after", .duration, \.after, "Nobody was connected for so long."),
      Key("wake", .duration, \.wake, "How long it takes to wake up."),
      Key("units", .number(in: 0.5...256), \.units, "Capacity units while awake."),
    ])
}
