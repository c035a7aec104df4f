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

  static func everyOrCron(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .everyOrCron, "a schedule says either how often or when", at: span,
      help: ["write every: 10 min, or cron: 0 9 ? * MON-FRI *"])
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
      .twoKindsOfTraffic,
      "one client has one kind of traffic, not "
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

  static func unknownServer(
    _ name: String, _ book: String, at span: SourceSpan, among known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .unknownServer, "\(book) holds no price of a server \"\(name)\"", at: span,
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
  static let badRequests = DiagnosticCode(
    "bad-requests", title: "A focus names no requests",
    explanation: """
      `focus: {requests: …}` takes one number or a range such as `1-3`; requests are counted
      from 1.
      """)
  static let beyondRules = DiagnosticCode(
    "beyond-rules", title: "A value that the rule book does not allow",
    explanation: """
      Rule books hold the provider's limits as of a date. Choose a value inside them, or name
      another book with `rules`.
      """)
  static let endless = DiagnosticCode(
    "endless-traffic", title: "Traffic without an end",
    explanation: """
      Traffic that never stops makes a run that never ends. End the run with `until`, or the
      client with `requests` or its own `until`.
      """)
  static let everyOrCron = DiagnosticCode(
    "every-or-cron", title: "A schedule that says how often and when, or neither",
    explanation: """
      `every` repeats after a span of time, `cron` follows the calendar. One of them is needed.
      """)
  static let noReplay = DiagnosticCode(
    "no-recording", title: "A recording that is not there",
    explanation: """
      `replay` names a file beside the scenario: one line for each request, beginning with its
      time in seconds.
      """)
  static let noStates = DiagnosticCode(
    "no-states", title: "A workflow without states",
    explanation: """
      A workflow begins in its first state; there must be at least one under `states`.
      """)
  static let notificationLoop = DiagnosticCode(
    "notification-loop", title: "A bucket that calls itself",
    explanation: """
      A function that stores into the bucket whose events call it runs for ever, and every
      round is billed. Store results in a second bucket.
      """)
  static let noVerb = DiagnosticCode(
    "empty-step", title: "A step that does nothing",
    explanation: """
      Each step of `does` says one thing to do: `work` for computing, or a verb with the
      service it names, such as `write: orders`.
      """)
  static let priceWithoutAmount = DiagnosticCode(
    "price-without-amount", title: "A price book's item has no price",
    explanation: """
      An item needs `price`, or `tiers` whose last has no end. A price that is not known is
      left out altogether: the bill then says "not priced".
      """)
  static let tiersOutOfOrder = DiagnosticCode(
    "tiers-out-of-order", title: "Tiers of a price do not follow each other",
    explanation: """
      Tiers are counted from the start of the month: `upTo` rises from tier to tier, and the
      last tier has none.
      """)
  static let tooManyEvents = DiagnosticCode(
    "too-many-events", title: "A run beyond the limit of events",
    explanation: """
      Every run has a limit of events, so that a mistake ends with a sentence and not with the
      machine. Shorten the run, or raise `limits: {events: …}`.
      """)
  static let tooManyRuns = DiagnosticCode(
    "too-many-runs", title: "A grid with too many runs",
    explanation: """
      A grid tries every combination of its values: four settings at most, and 20,000 runs.
      Take fewer values, or split it.
      """)
  static let twoKindsOfTraffic = DiagnosticCode(
    "two-kinds-of-traffic", title: "A client with two kinds of traffic",
    explanation: """
      A client takes one of `at`, `every`, `poisson`, `burst`, `bursts`, `ramp`, `diurnal`,
      `users` and `replay`. Two kinds are two clients.
      """)
  static let twoVerbs = DiagnosticCode(
    "two-verbs", title: "A step that does two things",
    explanation: """
      A step of `does` names one verb, so that the order of what happens is plain. Make two
      steps of it.
      """)
  static let unknownBook = DiagnosticCode(
    "unknown-book", title: "A rule or price book that is not there",
    explanation: """
      `rules` and `prices` name a book by its `name`; books lie in `content/books/` or travel
      with the program.
      """)
  static let unknownServer = DiagnosticCode(
    "unknown-server", title: "A kind of server without a price",
    explanation: """
      `alternative: {type: …}` names a kind of server whose hourly price the price book holds, as
      `ec2.t3.small` for `t3.small`.
      """)
  static let unknownService = DiagnosticCode(
    "unknown-service", title: "A service that the scenario does not have",
    explanation: """
      Services call each other by the names under `services`, letter by letter.
      """)
  static let unknownSetting = DiagnosticCode(
    "unknown-setting", title: "A setting of nothing in the scenario",
    explanation: """
      A setting begins with the name of a service, as in `orders.memory`, or with a key of the
      scenario, as in `seed`.
      """)
  static let unknownState = DiagnosticCode(
    "unknown-state", title: "A state that the workflow does not have",
    explanation: """
      `next`, `catch`, `choose`, `parallel` and `map` name states of the same workflow, letter
      by letter.
      """)
  static let unknownType = DiagnosticCode(
    "unknown-type", title: "A kind of service that does not exist",
    explanation: """
      Every service says with `type` what it is. The manual has a page for each kind.
      """)
  static let workAndDoes = DiagnosticCode(
    "work-and-does", title: "A handler described twice",
    explanation: """
      `work: 120 ms` is short for a handler that only computes. With `does`, computing is one
      of the steps.
      """)
  static let wrongWiring = DiagnosticCode(
    "wrong-wiring", title: "Services that cannot be wired like this",
    explanation: """
      Each key takes certain kinds of services: a topic publishes to functions and queues, not
      to tables.
      """)
}

/// The codes of this module, for `coldstart explain`.
package enum ScenariosCodes {
  package static let all: [DiagnosticCode] = [
    .badRequests, .beyondRules, .bookOverdue, .endless, .everyOrCron, .noReplay, .noStates,
    .notAPriceList, .notificationLoop, .noVerb, .priceNotPlaced, .priceNotRead, .priceTwice,
    .priceWithoutAmount,
    .tiersOutOfOrder, .tooManyEvents, .tooManyRuns, .twoKindsOfTraffic, .twoVerbs, .unknownBook,
    .unknownServer, .unknownService, .unknownSetting, .unknownState, .unknownType, .workAndDoes,
    .wrongWiring,
  ]
}
