import DataNodes
import Diagnostics

/// The wording for the keys of single components.
extension Diagnostic {
  static func noDeadLetter(_ member: DataNode.Member) -> Diagnostic {
    Diagnostic(
      .noDeadLetter, "messages received too often have nowhere to go", at: member.nameSpan,
      help: ["name a queue for them: deadLetter: dead"])
  }

  static func noEffect(_ member: DataNode.Member, without needed: String) -> Diagnostic {
    Diagnostic(
      .noEffect, "\"\(member.name)\" does nothing here", at: member.nameSpan,
      help: ["remove it, or write \(needed) as well"])
  }

  static func twoInOneState(_ member: DataNode.Member, first: String) -> Diagnostic {
    Diagnostic(
      .twoInOneState, "this state has \"\(first)\" already", at: member.nameSpan,
      help: ["make \"\(member.name)\" a state of its own, and lead there with next"])
  }

  static func keyOfOtherProduct(_ member: DataNode.Member, _ product: String) -> Diagnostic {
    Diagnostic(
      .keyOfOtherProduct, "\"\(member.name)\" is a key of product: \(product) alone",
      at: member.nameSpan, help: ["remove it, or write product: \(product)"])
  }

  static func noStates(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noStates, "the workflow has no states", at: span,
      help: ["write at least one: states: {charge: {does: {call: payment}}}"])
  }

  static func everyOrCron(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .everyOrCron, "a schedule says either how often or when", at: span,
      help: ["write every: 10 min, or cron: 0 9 ? * MON-FRI *"])
  }

  static func twoKindsOfTraffic(_ names: [String], _ member: DataNode.Member) -> Diagnostic {
    Diagnostic(
      .twoKindsOfTraffic,
      "one client has one kind of traffic, not "
        + names.joined(separator: " and "), at: member.nameSpan,
      help: ["add a second client"])
  }

  static func workAndDoes(_ member: DataNode.Member) -> Diagnostic {
    Diagnostic(
      .workAndDoes, "\"\(member.name)\" and \"does\" both say what the handler does",
      at: member.nameSpan, help: ["make it a step: does: [{work: 120 ms}, …]"])
  }

  static func noReplay(_ node: DataNode) -> Diagnostic {
    Diagnostic(
      .noReplay, "there is no recording \"\(node.text ?? "")\"", at: node.span,
      help: ["name a file beside the scenario, with one time in seconds a line"])
  }
}

extension DiagnosticCode {
  static let noDeadLetter = DiagnosticCode(
    "no-dead-letter", title: "A limit of receives without a dead-letter queue",
    explanation: """
      `receivesMax` says when a message is hopeless, `deadLetter` where it goes then. AWS takes both
      or neither, as part of one redrive policy.
      """)
  static let noEffect = DiagnosticCode(
    "no-effect", title: "A key that does nothing",
    explanation: """
      Some keys say more about another one: `proactive` is a share of the environments that ended by
      their `lifetime`, and `perTask` belongs to the law `queue`. Alone they would do nothing.
      """)
  static let twoInOneState = DiagnosticCode(
    "two-in-one-state", title: "A state of a workflow that does two things",
    explanation: """
      A state is a task, a wait, a choice, a parallel, a map or an end: one of them. A wait before a
      task is a state of its own.
      """)
  static let keyOfOtherProduct = DiagnosticCode(
    "key-of-other-product", title: "A key that only another product has",
    explanation: """
      A gateway is one of several products: an HTTP API has no cache, a REST API no connections that
      stay open. A key that would do nothing is an error, so that nobody relies on it.
      """)
  static let noStates = DiagnosticCode(
    "no-states", title: "A workflow without states",
    explanation: """
      A workflow begins in its first state; there must be at least one under `states`.
      """)
  static let everyOrCron = DiagnosticCode(
    "every-or-cron", title: "A schedule that says how often and when, or neither",
    explanation: """
      `every` repeats after a span of time, `cron` follows the calendar. One of them is needed.
      """)
  static let twoKindsOfTraffic = DiagnosticCode(
    "two-kinds-of-traffic", title: "A client with two kinds of traffic",
    explanation: """
      A client takes one of `at`, `every`, `poisson`, `burst`, `bursts`, `ramp`, `diurnal`,
      `users` and `replay`. Two kinds are two clients.
      """)
  static let workAndDoes = DiagnosticCode(
    "work-and-does", title: "A handler described twice",
    explanation: """
      `work: 120 ms` is short for a handler that only computes. With `does`, computing is one
      of the steps.
      """)
  static let noReplay = DiagnosticCode(
    "no-recording", title: "A recording that is not there",
    explanation: """
      `replay` names a file beside the scenario: one line for each request, beginning with its
      time in seconds.
      """)
}
