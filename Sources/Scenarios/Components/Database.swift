import DataNodes
import Simulation

extension DatabaseService: AuthoredService {
  static let answers: [OperationKind] = [.query]

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
    ])
}
