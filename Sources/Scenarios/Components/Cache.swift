import DataNodes
import Simulation

extension CacheService: AuthoredService {
  static let answers: [OperationKind] = [.lookup, .read, .invoke]
  static let permissions: [Permission] = []

  static let keys = Keys<CacheSpecification, ScenarioScope>(
    "a cache", { _ in CacheSpecification() },
    [
      Key("origin", .service(.types(origins.map(\.type))), "Who answers a miss.") {
        cache, place, scope in
        let type = scope.services[place].type
        cache.origin = place
        cache.originOperation = origins.first { $0.type == type }?.operation ?? .invoke
      },
      Key("keys", .integer(in: 1...1_000_000), \.keys, "Different questions."),
      Key("skew", .number(in: 0...5), \.skew, "0: all alike; 1: a few are asked often."),
      Key("keep", .duration, \.timeToLive, "How long an answer is kept."),
      Key("capacity", .integer(in: 1...1_000_000), \.capacity, "Answers kept at most."),
      Key("latency", .law, \.latency, "How long a lookup takes."),
      Key("coalesce", .boolean, \.coalesces, "True: the same question is asked once."),
      Key("instance", .text, \.type, "What it costs."),
    ])

  /// Services behind a cache, and the call by which a miss asks them.
  private static let origins: [(type: String, operation: OperationKind)] = [
    (TableService.facts.type, .read), (DatabaseService.facts.type, .query),
    (FunctionService.facts.type, .invoke), (ServerFleet.facts.type, .invoke),
    (BucketService.facts.type, .fetch),
  ]
}
