import DataNodes
import Simulation

extension Notation where Value == FaultPattern.Rule {
  /// `always`, `every 3`, `10 %`, `first 2 attempts`, `calls 2, 4`.
  static var rule: Self {
    Self(
      .string("always, never, every 3, 10 %, first 2 attempts, calls 2, 4 or requests 2") {
        Laws.rule($0) != nil
      }, write: Laws.text
    ) { $0.text.flatMap(Laws.rule) }
  }
}

extension Notation where Value == FaultPattern {
  /// The calls that something happens to, with or without the time in which it does.
  static var pattern: Self { pattern([]) }

  /// The same for a handler, which may fail at one of its steps.
  static var handlerPattern: Self {
    let steps = [("work", OperationKind.work)] + Operations.verbs.map { ($0.name, $0.kind) }
    return pattern([
      Key(
        "at", .choice(steps), \.step, "The step that fails; when not given, the end.")
    ])
  }

  private static func pattern(_ more: [Key<FaultPattern, Scope>]) -> Self {
    let text = Notation<FaultPattern.Rule, Scope>.rule.map({ FaultPattern($0) }) { pattern in
      pattern == FaultPattern(pattern.rule) ? pattern.rule : nil
    }
    return .oneOf([
      text, .object(Keys("a pattern", { _ in FaultPattern(.always) }, keys + more)),
    ])
  }

  private static var keys: [Key<FaultPattern, Scope>] {
    [
      Key("when", .rule, \.rule, "Which calls are hit."),
      Key("request", .oneOrMany(.integer(in: 1...99_999_999)), "All of these requests.") {
        pattern, requests in pattern.rule = .requests(Set(requests).sorted())
      },
      Key("attempts", .attempts, \.attemptsMax, "How many of their first tries."),
      Key("from", .instant, \.from, "From when on."),
      Key("to", .instant, \.to, "Until when."),
    ]
  }
}

extension Notation where Value == Int? {
  /// `all` or a number.
  fileprivate static var attempts: Self {
    .oneOf([
      .word("all", nil),
      Notation<Int, Scope>.integer(in: 1...250).map({ .some($0) }, back: { $0 }),
    ])
  }
}

/// Calls that take longer, and how many times as long.
struct Slowness: Sendable {
  var pattern = FaultPattern(.always)
  var factor = 1.0
}

extension Notation where Value == Slowness {
  /// A factor, and the calls and the time to which it applies.
  static var slowness: Self {
    .object(
      Keys(
        "a slow time", { _ in Slowness() },
        [
          Key(
            "factor", .number(in: 1...1e6), \.factor, required: true, "How many times as long."),
          Key("when", .rule, \.pattern.rule, "Which calls are hit."),
          Key("from", .instant, \.pattern.from, "From when on."),
          Key("to", .instant, \.pattern.to, "Until when."),
        ]))
  }
}

extension Notation where Value == PrivateNetwork {
  /// A private network, and what leads out of it.
  static var privateNetwork: Self {
    .object(
      Keys(
        "a network", { _ in PrivateNetwork(.nat) },
        [
          Key(
            "by", .choice, \.way, required: true,
            "What leads out of it: a NAT gateway to everywhere, or an endpoint to one service."),
          Key("count", .integer(in: 0...1000), \.count, "How many, usually one a zone."),
          Key("bytes", .size, \.bytes, "Bytes that pass for each call, both ways."),
        ]))
  }
}
