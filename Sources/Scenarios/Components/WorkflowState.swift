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
  private var catchers: [Catcher] = []
  private var retries: [WorkflowSpecification.Retrier] = []
  private var timeout: SimDuration?
  private var token: Distribution?
  private var lost = FaultPattern.never

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
      Key("retry", .oneOrMany(.retrier), \.retries, "Tries again after errors."),
      Key("catch", catching, \.catchers, "The state that takes over after errors."),
      Key("timeout", .duration, \.timeout, "A task that takes longer has failed."),
      Key("token", .law, \.token, "A task waits so long for its token to come back."),
      Key("lost", .pattern, \.lost, "Tokens that never come back."),
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
      result.catchers = state.catchers.compactMap { catcher in
        catcher.next.flatMap { scope.state($0, among: names) }
          .map { .init(errors: catcher.errors, next: $0) }
      }
      result.retries = state.retries
      result.timeout = state.timeout
      result.token = state.token.map { .init(delay: $0, lost: state.lost) }
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
            .map { .init(matches: choice.when, wants: choice.wants, next: $0) }
        })
    }
    if !branches.isEmpty {
      return .parallel(branches.compactMap { scope.state($0, among: names) })
    }
    guard let map else { return kind }
    return .map(map.value(start: map.each.flatMap { scope.state($0, among: names) } ?? 0))
  }

  private struct Choice {
    var when = FaultPattern(.always)
    var wants = EventPattern()
    var next: DataNode?
  }

  private static let choiceKeys = Keys<Choice, ScenarioScope>(
    "a choice", { _ in Choice() },
    [
      Key("when", .pattern, \.when, "Which executions."),
      Key("next", .node(.text), \.next, required: true, "Where they go on."),
    ] + EventPattern.keys.within(\.wants))

  private struct Catcher {
    var errors: [Outcome] = []
    var next: DataNode?
  }

  /// The name of a state alone, or states by the errors after which they take over.
  private static let catching = Notation<[Catcher], ScenarioScope>.oneOf([
    Notation<DataNode, ScenarioScope>.node(.text).map { [Catcher(next: $0)] },
    .oneOrMany(
      .object(
        Keys(
          "a catcher", { _ in Catcher() },
          [
            Key("on", .errors, \.errors, "After these errors."),
            Key("next", .node(.text), \.next, required: true, "The state that takes over."),
          ]))),
  ])
}

// Maps: the same for many items.
extension WorkflowState {
  /// Branches of a map at once: within the execution, and as executions of their own.
  static let inlineMax = 40
  private static let distributedMax = 10_000

  private struct Map {
    var over = 0
    var each: DataNode?
    var concurrency: Int?
    var isDistributed = false
    var batch = 1
    var tolerated = 0.0

    func value(start: Int) -> WorkflowSpecification.Map {
      let batch = isDistributed ? batch : 1
      var map = WorkflowSpecification.Map(
        count: (over + batch - 1) / batch, start: start,
        concurrency: concurrency
          ?? (isDistributed ? WorkflowState.distributedMax : WorkflowState.inlineMax))
      map.isDistributed = isDistributed
      map.tolerated = isDistributed ? tolerated : 0
      return map
    }
  }

  private static let mapKeys = Keys<Map, ScenarioScope>(
    "a map", { _ in Map() },
    [
      Key("over", .integer(in: 0...10_000_000), \.over, required: true, "How many items."),
      Key("each", .node(.text), \.each, required: true, "The first state for each."),
      Key(
        "concurrency", .integer(in: 1...10_000), \.concurrency,
        "So many at once; \(inlineMax), or \(distributedMax) distributed."),
      Key("distributed", .boolean, \.isDistributed, "True: each is an execution of its own."),
      Key("batch", .integer(in: 1...10_000), \.batch, "Distributed: items of each."),
      Key("tolerated", .share, \.tolerated, "Distributed: the share that may fail."),
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
