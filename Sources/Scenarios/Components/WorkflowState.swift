import DataNodes
import Diagnostics
import Simulation

/// A state of a workflow as written: names of other states are places only when all are read.
struct WorkflowState {
  private var kind = WorkflowSpecification.Kind.pass
  private var choices: [Choice] = []
  private var branches: [DataNode] = []
  private var map: Map?
  private var next: DataNode?
  private var catches: DataNode?
  private var retries: [WorkflowSpecification.Retrier] = []

  static let keys = Keys<WorkflowState, ScenarioScope>(
    "a state", { _ in WorkflowState() },
    [
      Key("does", .operation, "A task: one step.") { $0.kind = .task($1) },
      Key("wait", .law, "Waits so long.") { $0.kind = .wait($1) },
      Key(
        "choose", .list(of: .object(choiceKeys), count: 1...50), \.choices,
        "The first that matches decides."),
      Key(
        "parallel", .list(of: .node(.text), count: 1...50), \.branches,
        "First states of branches."),
      Key("map", .object(mapKeys), \.map, "The same for many items."),
      Key("end", .choice([("succeed", .succeed), ("fail", .fail)]), \.kind, "Ends the execution."),
      Key("next", .node(.text), \.next, "The state that follows."),
      Key("retry", .oneOrMany(.object(retrier)), "Tries again after errors.") {
        state, retriers in state.retries = retriers.map(\.value)
      },
      Key("catch", .node(.text), \.catches, "The state that takes over after errors."),
    ])

  /// Reads all states of a workflow.
  static func read(
    _ node: DataNode, _ scope: inout ScenarioScope
  ) -> [WorkflowSpecification.State] {
    let names = node.members.map(\.name)
    return node.members.map { member in
      let state = keys.read(member.value, &scope)
      var result = WorkflowSpecification.State(member.name, state.resolved(names, &scope))
      result.next = state.next.flatMap { scope.state($0, among: names) }
      result.catches = state.catches.flatMap { scope.state($0, among: names) }
      result.retries = state.retries
      return result
    }
  }

  private func resolved(
    _ names: [String], _ scope: inout ScenarioScope
  ) -> WorkflowSpecification.Kind {
    if !choices.isEmpty {
      return .choice(
        choices.compactMap { choice in
          choice.next.flatMap { scope.state($0, among: names) }
            .map { .init(matches: choice.when, next: $0) }
        })
    }
    if !branches.isEmpty {
      return .parallel(branches.compactMap { scope.state($0, among: names) })
    }
    guard let map else { return kind }
    let start = map.each.flatMap { scope.state($0, among: names) } ?? 0
    return .map(count: map.over, start: start, concurrency: map.concurrency)
  }

  private struct Choice {
    var when = FaultPattern.never
    var next: DataNode?
  }

  private struct Map {
    var over = 0
    var each: DataNode?
    var concurrency = 40
  }

  private static let choiceKeys = Keys<Choice, ScenarioScope>(
    "a choice", { _ in Choice() },
    [
      Key("when", .pattern, \.when, required: true, "Which executions."),
      Key("next", .node(.text), \.next, required: true, "Where they go on."),
    ])

  private static let mapKeys = Keys<Map, ScenarioScope>(
    "a map", { _ in Map() },
    [
      Key("over", .integer(in: 0...10_000), \.over, required: true, "How many items."),
      Key("each", .node(.text), \.each, required: true, "The first state for each."),
      Key("concurrency", .integer(in: 1...10_000), \.concurrency, "So many at once."),
    ])
}

// Retriers: like retry policies, with errors they answer to.
extension WorkflowState {
  private struct Retrier {
    var errors: [Outcome?] = []
    var policy: RetryPolicy

    var value: WorkflowSpecification.Retrier {
      .init(errors: errors.compactMap { $0 }, policy: policy)
    }
  }

  /// Errors by name; nil stands for any.
  private static let outcomes: [(name: String, value: Outcome?)] = [
    ("any", nil), ("error", .functionError), ("timeout", .timedOut), ("crash", .crashed),
    ("throttled", .throttled), ("capacity", .capacityExceeded), ("denied", .forbidden),
    ("unavailable", .unavailable),
  ]

  private static let retrier = Keys<Retrier, ScenarioScope>(
    "a retrier", { Retrier(policy: $0.rules.workflows.retry) },
    [
      Key(
        "on", .oneOrMany(.choice(outcomes)), "After these errors.", default: { _ in "any" }
      ) { $0.errors = $1 },
      Key(
        "retries", Notation.integer(in: 0...99).map({ $0 + 1 }, back: { $0 - 1 }),
        \.policy.attempts, "How often again."),
      Key("wait", .duration, \.policy.delay, "Before the first retry."),
      Key(
        "backoff", .number(in: 1...10), \.policy.backoff, "What each wait is multiplied with."),
      Key("longest", .duration, \.policy.delayMax, "No wait is longer."),
      Key(
        "jitter", .choice([("none", .none), ("full", .full)]), \.policy.jitter,
        "Full: anything up to the wait."),
    ])
}

extension ScenarioScope {
  /// The place of the state that a node names; reports `unknown-state`.
  mutating func state(_ node: DataNode, among names: [String]) -> Int? {
    guard let name = node.text else { return nil }
    if let place = names.firstIndex(of: name) { return place }
    bag.report(.unknownState(name, at: node.span, among: names))
    return nil
  }
}
