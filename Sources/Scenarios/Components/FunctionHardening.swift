import DataNodes
import Simulation

/// A memory of calls as written.
struct CallMemory {
  var store: Int?
  var keep = SimDuration.seconds(3600)
}

extension Notation where Value == CallMemory, Scope == ScenarioScope {
  static var idempotency: Self {
    .object(
      Keys(
        "a memory of calls", { _ in CallMemory() },
        [
          Key(
            "store", .service(.types([TableService.facts.type])), \.store, required: true,
            "The table it is in."),
          Key("keep", .duration, \.keep, "How long what is done is known."),
        ]))
  }
}

/// Secrets as written.
struct SecretsFetch {
  enum Moment: String, CaseIterable, Sendable { case start, call }

  var count = 1
  var latency = Distribution.none
  var fetched = Moment.start
}

extension Notation where Value == SecretsFetch, Scope == ScenarioScope {
  static var secrets: Self {
    .object(
      Keys(
        "secrets", { _ in SecretsFetch() },
        [
          Key("count", .integer(in: 1...100), \.count, "How many."),
          Key("latency", .law, \.latency, "How long each takes."),
          Key("fetched", .choice, \.fetched, "When."),
        ]))
  }
}
