import DataNodes
import Diagnostics
import Simulation

extension StreamService: AuthoredService {
  static let answers: [OperationKind] = [.send]
  static let permissions: [Permission] = [.policy]

  static let keys = Keys<StreamServiceSpecification, ScenarioScope>(
    "a stream", { _ in StreamServiceSpecification() },
    [
      Key("shards", .integer(in: 1...1000), \.shards, "Parts with an order of their own."),
      Key(
        "readers", .oneOrMany(.reader), \.readers, required: true, "The functions that read it."),
    ]
  ) { node, _, scope in
    for shards in (node["readers"]?.each ?? []).compactMap({ $0["shards"] }) {
      scope.bag.report(
        .beyondRules("shards", "the shards of the stream itself", scope.rules.name, shards))
    }
  }
}

extension Notation where Value == StreamSpecification, Scope == ScenarioScope {
  /// A function that reads records: its name alone, or with the ways of reading.
  static var reader: Self {
    .oneOf([
      Notation<Int, Scope>.service(function).map { StreamSpecification(target: $0) },
      .object(keys),
    ])
  }

  private static var function: Partner { .types([FunctionService.facts.type]) }

  private static var keys: Keys<StreamSpecification, Scope> {
    Keys(
      "a stream", { _ in StreamSpecification(target: 0) },
      [
        Key("to", .service(function), \.target, required: true, "The function that reads it."),
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
}
