import DataNodes
import Diagnostics
import Simulation

extension Component {
  private static let outcomes: [(String, Outcome)] = [
    ("error", .functionError), ("timeout", .timedOut), ("crash", .crashed),
    ("throttled", .throttled), ("capacity", .capacityExceeded), ("denied", .forbidden),
    ("unavailable", .unavailable),
  ]

  private static let retrier = Schema.object(
    "a retrier",
    [
      Field(
        "on", .oneOrMany(.choice(["any"] + outcomes.map(\.0))), "After these errors.",
        default: "any"),
      Field("retries", .integer(in: 0...99), "How often again.", default: "3"),
      Field("wait", .duration, "Before the first retry.", default: "1 s"),
      Field("backoff", .number(in: 1...10), "What each wait is multiplied with.", default: "2"),
      Field("longest", .duration, "No wait is longer."),
      Field(
        "jitter", .choice(["none", "full"]), "Full: anything up to the wait.", default: "none"),
    ])

  private static let choice = Schema.object(
    "a choice",
    [
      Field("when", .pattern, required: true, "Which executions."),
      Field("next", .text, required: true, "Where they go on."),
    ])

  private static let map = Schema.object(
    "a map",
    [
      Field("over", .integer(in: 0...10_000), required: true, "How many items."),
      Field("each", .text, required: true, "The first state for each."),
      Field("concurrency", .integer(in: 1...10_000), "So many at once.", default: "40"),
    ])

  private static let state = Schema.object(
    "a state",
    [
      Field("does", Operations.schema, "A task: one step."),
      Field("wait", .law, "Waits so long."),
      Field("choose", .list(of: choice, count: 1...50), "The first that matches decides."),
      Field("parallel", .list(of: .text, count: 1...50), "First states of branches."),
      Field("map", map, "The same for many items."),
      Field("end", .choice(["succeed", "fail"]), "Ends the execution."),
      Field("next", .text, "The state that follows."),
      Field("retry", .oneOrMany(retrier), "Tries again after errors."),
      Field("catch", .text, "The state that takes over after errors."),
    ])

  /// A state machine.
  static let workflow = Component(
    type: "workflow", summary: "Calls services in an order, with choices, branches and retries.",
    fields: [
      Field("product", .choice(["standard", "express"]), "Which product.", default: "standard"),
      Field("states", .map(of: state, key: "a state"), required: true, "The states, first first."),
      Field("startAt", .text, "The first state, when it is not the first written."),
      Field("memory", .size, "What Express bills.", default: "64 MB"),
      Field("timeout", .duration, "The longest execution."),
    ]
  ) { node, scope in
    var workflow = WorkflowSpecification()
    workflow.product = node["product"]?.text == "express" ? .express : .standard
    let members = node["states"]?.members ?? []
    let names = members.map(\.name)
    workflow.states = members.map { readState($0, names, &scope) }
    workflow.start = place(node["startAt"], names, &scope) ?? 0
    workflow.memory = (node["memory"]?.bytes ?? 64 << 20) >> 20
    workflow.timeout = node["timeout"]?.duration
    if members.isEmpty { scope.bag.report(.noStates(at: node.span)) }
    return .workflow(workflow)
  }

  private static func place(
    _ node: DataNode?, _ names: [String], _ scope: inout ScenarioScope
  ) -> Int? {
    guard let node, let name = node.text else { return nil }
    if let place = names.firstIndex(of: name) { return place }
    scope.bag.report(.unknownState(name, at: node.span, among: names))
    return nil
  }

  private static func readState(
    _ member: DataNode.Member, _ names: [String], _ scope: inout ScenarioScope
  ) -> WorkflowSpecification.State {
    let node = member.value
    var state = WorkflowSpecification.State(member.name, kind(node, names, &scope))
    state.next = place(node["next"], names, &scope)
    state.catches = place(node["catch"], names, &scope)
    let retry = node["retry"]
    let nodes = retry?.elements.isEmpty == false ? retry?.elements ?? [] : retry.map { [$0] } ?? []
    state.retries = nodes.map { retrier in
      let standard = scope.rules.workflows.retry
      let errors = (retrier["on"]?.texts ?? []).compactMap { name in
        outcomes.first { $0.0 == name }?.1
      }
      return .init(
        errors: errors,
        policy: RetryPolicy(
          attempts: (retrier["retries"]?.integer).map { $0 + 1 } ?? standard.attempts,
          delay: retrier["wait"]?.duration ?? standard.delay,
          backoff: retrier["backoff"]?.decimal ?? standard.backoff,
          delayMax: retrier["longest"]?.duration ?? .forever,
          jitter: retrier["jitter"]?.text.flatMap(Jitter.init) ?? .none))
    }
    return state
  }

  private static func kind(
    _ node: DataNode, _ names: [String], _ scope: inout ScenarioScope
  ) -> WorkflowSpecification.Kind {
    if let does = node["does"] {
      return Operations.read(does, &scope).map { .task($0) } ?? .pass
    }
    if let wait = node["wait"]?.law { return .wait(wait) }
    if let choices = node["choose"] {
      return .choice(
        choices.elements.compactMap { choice in
          place(choice["next"], names, &scope).map {
            .init(matches: choice["when"]?.pattern ?? .never, next: $0)
          }
        })
    }
    if let branches = node["parallel"] {
      return .parallel(branches.elements.compactMap { place($0, names, &scope) })
    }
    if let map = node["map"] {
      return .map(
        count: map["over"]?.integer ?? 0, start: place(map["each"], names, &scope) ?? 0,
        concurrency: map["concurrency"]?.integer ?? 40)
    }
    return node["end"]?.text == "fail" ? .fail : node["end"] == nil ? .pass : .succeed
  }
}
