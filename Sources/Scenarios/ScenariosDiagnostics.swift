import DataNodes
package import Diagnostics
import Simulation

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

  static func notInGrid(_ member: DataNode.Member, _ own: String) -> Diagnostic {
    Diagnostic(
      .notInGrid, "the grid leaves out the scenario's own \(member.name), \(own)",
      at: member.nameSpan, help: ["add \(own) to the values"])
  }

  static func circle(_ names: [String], at span: SourceSpan?) -> Diagnostic {
    Diagnostic(
      .circle, "\(way(names)): what comes in once goes round", at: span,
      help: [
        "end it, as by storing results elsewhere",
        "if it is meant, say so: loops: true",
      ])
  }

  static func endlessCircle(_ names: [String], at span: SourceSpan?) -> Diagnostic {
    Diagnostic(
      .endlessCircle, "\(way(names)) without any time passing: this never ends", at: span,
      help: [
        "end it, as by storing results elsewhere",
        "if it is meant, give one of them time to work: work: 10 ms",
      ])
  }

  private static func way(_ names: [String]) -> String {
    let names = names.map { "\"\($0)\"" }
    guard let first = names.first, names.count > 1 else {
      return "\(names.first ?? "") hands on to itself"
    }
    return "\(first) hands on to "
      + (names.dropFirst() + [first]).joined(separator: ", which hands on to ")
  }

  static func moreThanReserved(
    _ node: DataNode, _ prepared: Int, reserved: Int
  ) -> Diagnostic {
    Diagnostic(
      .moreThanReserved,
      "\(prepared) environments are prepared, and \(reserved) may run at once", at: node.span,
      help: ["prepare no more than are reserved"])
  }

  static func sharesTooLarge(
    _ node: DataNode, _ key: String, _ sum: Int, most: Int
  ) -> Diagnostic {
    Diagnostic(
      .sharesTooLarge,
      "with this, functions set \(sum) aside, and the account has \(most) to give",
      at: node.span, help: ["lower \(key), or raise accountLimit"])
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

  static func runStopped(_ message: String, help: String, at span: SourceSpan?) -> Diagnostic {
    Diagnostic(.runStopped, message, at: span, help: [help])
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
      "\"\(member.name)\" makes about \(Int(clamped: events)) events, "
        + "more than the limit of \(limit)",
      at: member.nameSpan, help: ["shorten the run, or raise limits: {events: …}"])
  }

  static func tooManyServices(
    _ member: DataNode.Member, _ count: Int, limit: Int
  ) -> Diagnostic {
    Diagnostic(
      .tooManyServices, "the scenario has \(count) services, more than \(limit)",
      at: member.nameSpan, help: ["let one client send many requests instead of many one each"])
  }

  static func warmUpTooLong(_ node: DataNode, _ horizon: SimDuration) -> Diagnostic {
    Diagnostic(
      .warmUpTooLong, "the run ends at \(TimeText.duration(horizon)), before it is warm",
      at: node.span, help: ["let \"until\" come later than \"warmUp\""])
  }

  static func tooManyRuns(_ count: Int, limit: Int, path: String) -> Diagnostic {
    Diagnostic(
      .tooManyRuns, "the grid has \(count) runs, more than \(limit)", at: .file(path),
      help: ["take fewer values, or fewer settings"])
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
  static let notInGrid = DiagnosticCode(
    "not-in-grid", title: "A grid without the scenario's own value",
    explanation: """
      A lab begins with the scenario as it is written and holds all other runs against it. So the
      value that is written is one of those its grid tries.
      """)
  static let circle = DiagnosticCode(
    "circle", .warning, title: "Services that hand on in a circle",
    explanation: """
      A function that stores into the bucket whose events call it is called again by its own
      work, and every round is billed. AWS stops some circles after about 16 rounds, others never.
      Store results in a second bucket; a scenario that shows a circle on purpose says
      `loops: true`.
      """)
  static let endlessCircle = DiagnosticCode(
    "endless-circle", title: "A circle in which no time passes",
    explanation: """
      A topic that is its own subscriber hands on for ever while the time of the run stands
      still. Break the circle, or let one of its services take time.
      """)
  static let moreThanReserved = DiagnosticCode(
    "more-than-reserved", title: "More environments prepared than may run",
    explanation: """
      Environments that are prepared ahead are part of what a function has reserved. More of them
      than may run at once would be paid for and never used.
      """)
  static let sharesTooLarge = DiagnosticCode(
    "shares-too-large", title: "Functions that reserve more than there is",
    explanation: """
      What functions reserve and what they prepare ahead is taken from the account's limit, which
      must keep 100 for all others. AWS refuses a setting that does not leave them.
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
  static let runStopped = DiagnosticCode(
    "run-stopped", title: "A run that was stopped at one of its limits",
    explanation: """
      A run takes so many events, so many of them without any time passing, and so much memory; a
      queue holds so many messages. Beyond that it ends early and its figures are of a part. The
      limits stand under `limits:`, and the help names the one that was reached.
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
  static let tooManyServices = DiagnosticCode(
    "too-many-services", title: "A scenario with too many services",
    explanation: """
      A scenario has at most 1,000 services. One service that does much stands for many that do
      little.
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
    "unknown-setting", title: "A setting that names nothing in the scenario",
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
  static let warmUpTooLong = DiagnosticCode(
    "warm-up-too-long", title: "A run that ends before its statistics begin",
    explanation: """
      Statistics begin at `warmUp`. A run whose `until` is not later has none.
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
    .badRequests, .beyondRules, .bookOverdue, .circle, .endless, .endlessCircle, .everyOrCron,
    .keyOfOtherProduct, .moreThanReserved, .noDeadLetter, .noEffect, .noReplay, .noReports,
    .noStates,
    .notAPriceList, .notInGrid, .noVerb, .priceNotPlaced, .priceNotRead, .priceTwice,
    .priceWithoutAmount,
    .reportNotRead, .runStopped, .sharesTooLarge, .tiersOutOfOrder, .tooManyEvents, .tooManyRuns,
    .tooManyServices, .twoInOneState, .twoKindsOfTraffic, .twoVerbs, .unknownBook, .unknownServer,
    .unknownService,
    .unknownSetting, .unknownState, .unknownType, .warmUpTooLong, .workAndDoes, .wrongWiring,
  ]
}
