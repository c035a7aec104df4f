import DataNodes
package import Diagnostics

/// The wording for books and scenarios.
extension Diagnostic {
  static func badRequests(_ node: DataNode) -> Diagnostic {
    Diagnostic(
      .badRequests, "\"\(node.text ?? "")\" names no requests", at: node.span,
      help: ["write one number, or a range such as 1-3"])
  }

  static func beyondRules(
    _ name: String, _ allowed: String, _ book: String, _ node: DataNode
  ) -> Diagnostic {
    Diagnostic(
      .beyondRules, "\"\(name)\" cannot be \(node.text ?? "") by the rules of \(book)",
      at: node.span, help: ["allowed: \(allowed)"])
  }

  static func endless(_ member: DataNode.Member) -> Diagnostic {
    Diagnostic(
      .endless, "\"\(member.name)\" would go on for ever", at: member.nameSpan,
      help: ["end the run with until: 10 min, or the traffic with requests: 100"])
  }

  static func noReplay(_ node: DataNode) -> Diagnostic {
    Diagnostic(
      .noReplay, "there is no recording \"\(node.text ?? "")\"", at: node.span,
      help: ["name a file beside the scenario, with one time in seconds a line"])
  }

  static func noStates(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noStates, "the workflow has no states", at: span,
      help: ["write at least one: states: {charge: {does: {call: payment}}}"])
  }

  static func notificationLoop(_ member: DataNode.Member, function: String) -> Diagnostic {
    Diagnostic(
      .notificationLoop,
      "\"\(member.name)\" calls \"\(function)\", which stores into it again: this never ends",
      at: member.nameSpan, help: ["store results in a second bucket"])
  }

  static func noType(_ member: DataNode.Member, known: [String]) -> Diagnostic {
    Diagnostic(
      .unknownType, "\"\(member.name)\" does not say what it is", at: member.nameSpan,
      help: ["add type: one of " + known.joined(separator: ", ")])
  }

  static func unknownType(
    _ name: String, at span: SourceSpan?, among known: [String]
  ) -> Diagnostic {
    let near = NearMiss.of(name, among: known)
    return Diagnostic(
      .unknownType, "there is no kind of service called \"\(name)\"", at: span,
      help: (near.map { ["did you mean \"\($0)\"?"] } ?? [])
        + ["one of " + known.joined(separator: ", ")], replacement: near)
  }

  static func noVerb(at span: SourceSpan, known: [String]) -> Diagnostic {
    Diagnostic(
      .noVerb, "this step does nothing", at: span,
      help: ["one of " + known.joined(separator: ", ")])
  }

  static func priceWithoutAmount(_ member: DataNode.Member) -> Diagnostic {
    Diagnostic(
      .priceWithoutAmount, "\"\(member.name)\" has neither a price nor tiers",
      at: member.nameSpan, help: ["write price: 0.20 per 1M, or a list of tiers"])
  }

  static func tiersOutOfOrder(_ member: DataNode.Member) -> Diagnostic {
    Diagnostic(
      .tiersOutOfOrder, "the tiers of \"\(member.name)\" do not follow each other",
      at: member.nameSpan, help: ["each ends above the one before; the last has no end"])
  }

  static func tooManyAxes(_ member: DataNode.Member) -> Diagnostic {
    Diagnostic(
      .tooManyRuns, "a grid has at most four settings", at: member.nameSpan,
      help: ["split it into two scenarios"])
  }

  static func tooManyEvents(
    _ member: DataNode.Member, events: Double, limit: Int
  ) -> Diagnostic {
    Diagnostic(
      .tooManyEvents,
      "\"\(member.name)\" makes about \(Int(events)) events, more than the limit of \(limit)",
      at: member.nameSpan, help: ["shorten the run, or raise limits: {events: …}"])
  }

  static func tooManyRuns(_ count: Int, limit: Int, path: String) -> Diagnostic {
    Diagnostic(
      .tooManyRuns, "the grid has \(count) runs, more than \(limit)", at: .file(path),
      help: ["take fewer values, or fewer settings"])
  }

  static func twoKindsOfTraffic(_ names: [String], _ member: DataNode.Member) -> Diagnostic {
    Diagnostic(
      .twoKindsOfTraffic, "one client has one kind of traffic, not "
        + names.joined(separator: " and "), at: member.nameSpan,
      help: ["add a second client"])
  }

  static func twoVerbs(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .twoVerbs, "one step does one thing", at: span, help: ["make this a step of its own"])
  }

  static func unknownBook(
    _ name: String, _ kind: String, at span: SourceSpan?, among known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .unknownBook, "there is no \(kind) book called \"\(name)\"", at: span,
      help: NearMiss.help(name, among: known).map { [$0] } ?? [],
      replacement: NearMiss.of(name, among: known))
  }

  static func unknownService(
    _ name: String, at span: SourceSpan, among known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .unknownService, "there is no service called \"\(name)\"", at: span,
      help: NearMiss.help(name, among: known).map { [$0] } ?? [],
      replacement: NearMiss.of(name, among: known))
  }

  static func unknownSetting(
    _ path: String, at span: SourceSpan, among known: [String]
  ) -> Diagnostic {
    let first = path.split(separator: ".").first.map(String.init) ?? path
    return Diagnostic(
      .unknownSetting, "the scenario has nothing called \"\(first)\" to set", at: span,
      help: NearMiss.help(first, among: known).map { [$0] } ?? [])
  }

  static func unknownState(
    _ name: String, at span: SourceSpan, among known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .unknownState, "the workflow has no state \"\(name)\"", at: span,
      help: NearMiss.help(name, among: known).map { [$0] } ?? [],
      replacement: NearMiss.of(name, among: known))
  }

  static func workAndDoes(_ member: DataNode.Member) -> Diagnostic {
    Diagnostic(
      .workAndDoes, "\"work\" and \"does\" both say what the handler does", at: member.nameSpan,
      help: ["make it a step: does: [{work: 120 ms}, …]"])
  }

  static func wrongWiring(
    _ name: String, _ type: String, allowed: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .wrongWiring, "\"\(name)\" is a \(type), which does not fit here", at: span,
      help: ["what fits: " + allowed.joined(separator: ", ")])
  }
}

extension DiagnosticCode {
  static let badRequests = code("bad-requests", "A focus names no requests")
  static let beyondRules = code(
    "beyond-rules", "A value that the rule book does not allow",
    "Rule books hold the provider's limits. Choose a value inside them, or another book.")
  static let endless = code(
    "endless-traffic", "Traffic without an end",
    "Give the run an end with `until`, or the client with `requests` or its own `until`.")
  static let noReplay = code("no-recording", "A recording that is not there")
  static let noStates = code("no-states", "A workflow without states")
  static let notificationLoop = code(
    "notification-loop", "A bucket that calls itself",
    "A function that stores into the bucket whose events call it runs for ever, and is billed.")
  static let noVerb = code("empty-step", "A step that does nothing")
  static let priceWithoutAmount = code(
    "price-without-amount", "A price book's item has no price",
    "A price that is not known is left out altogether: the bill then says \"not priced\".")
  static let tiersOutOfOrder = code(
    "tiers-out-of-order", "Tiers of a price do not follow each other",
    "Tiers are counted from the start of the month: `upTo` rises, and the last tier has none.")
  static let tooManyEvents = code("too-many-events", "A run beyond the limit of events")
  static let tooManyRuns = code("too-many-runs", "A grid with too many runs")
  static let twoKindsOfTraffic = code("two-kinds-of-traffic", "A client with two kinds of traffic")
  static let twoVerbs = code("two-verbs", "A step that does two things")
  static let unknownBook = code("unknown-book", "A rule or price book that is not there")
  static let unknownService = code("unknown-service", "A service that the scenario does not have")
  static let unknownSetting = code("unknown-setting", "A setting of nothing in the scenario")
  static let unknownState = code("unknown-state", "A state that the workflow does not have")
  static let unknownType = code("unknown-type", "A kind of service that does not exist")
  static let workAndDoes = code("work-and-does", "A handler described twice")
  static let wrongWiring = code(
    "wrong-wiring", "Services that cannot be wired like this",
    "Each key names which kinds of services it takes: a topic publishes to functions and queues, "
      + "not to tables.")

  private static func code(
    _ id: String, _ title: String, _ explanation: String = ""
  ) -> DiagnosticCode {
    DiagnosticCode(id, title: title, explanation: explanation.isEmpty ? title + "." : explanation)
  }
}

/// The codes of this module, for `coldstart explain`.
package enum ScenariosCodes {
  package static let all: [DiagnosticCode] = [
    .badRequests, .beyondRules, .endless, .noReplay, .noStates, .notificationLoop, .noVerb,
    .priceWithoutAmount, .tiersOutOfOrder, .tooManyEvents, .tooManyRuns, .twoKindsOfTraffic,
    .twoVerbs, .unknownBook, .unknownService, .unknownSetting, .unknownState,
    .unknownType, .workAndDoes,
    .wrongWiring,
  ]
}
