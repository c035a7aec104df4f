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
      Field("jitter", .boolean, "True: waits anything up to that.", default: "false"),
    ])

  private static let catcher = Schema.object(
    "a catcher",
    [
      Field(
        "on", .oneOrMany(.choice(["any"] + outcomes.map(\.0))), "After these errors.",
        default: "any"),
      Field("next", .text, required: true, "The state that takes over."),
    ])

  private static let choice = Schema.object(
    "a choice",
    [
      Field("when", .pattern, "Which executions.", default: "always"),
      Field("next", .text, required: true, "Where they go on."),
    ] + Recipients.patternFields)

  private static let map = Schema.object(
    "a map",
    [
      Field("over", .integer(in: 0...10_000_000), required: true, "How many items."),
      Field("each", .text, required: true, "The first state for each."),
      Field(
        "concurrency", .integer(in: 1...10_000), "So many at once; 40, or 10000 distributed."),
      Field(
        "distributed", .boolean, "True: each is an execution of its own.", default: "false"),
      Field("batch", .integer(in: 1...10_000), "Distributed: items of each.", default: "1"),
      Field("tolerated", .share, "Distributed: the share that may fail.", default: "0 %"),
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
      Field(
        "catch", .oneOf([.text, .oneOrMany(catcher)]), "The state that takes over after errors."),
      Field("timeout", .duration, "A task that takes longer has failed."),
      Field("token", .law, "A task waits so long for its token to come back."),
      Field("lost", .pattern, "Tokens that never come back."),
    ])

  /// A state machine.
  static let workflow = Component(
    type: "workflow", summary: "Calls services in an order, with choices, branches and retries.",
    fields: [
      Field(
        "product", .choice(WorkflowSpecification.Product.allCases.map(\.rawValue)),
        "Which product.", default: "standard"),
      Field("states", .map(of: state, key: "a state"), required: true, "The states, first first."),
      Field("startAt", .text, "The first state, when it is not the first written."),
      Field("memory", .size, "What is billed; 64 MB of Express, 128 MB of a durable function."),
      Field("timeout", .duration, "The longest execution."),
    ]
  ) { node, scope in
    var workflow = WorkflowSpecification()
    workflow.product =
      node["product"]?.text.flatMap(WorkflowSpecification.Product.init) ?? .standard
    let members = node["states"]?.members ?? []
    let names = members.map(\.name)
    workflow.states = members.map { readState($0, names, &scope) }
    checkProduct(workflow, members, &scope)
    workflow.start = place(node["startAt"], names, &scope) ?? 0
    let least = workflow.product == .durable ? 128 : 64
    workflow.memory = (node["memory"]?.bytes).map { $0 >> 20 } ?? least
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
    state.catchers = (node["catch"]?.each ?? []).compactMap { catcher in
      let next = place(catcher.text == nil ? catcher["next"] : catcher, names, &scope)
      return next.map { .init(errors: errors(catcher), next: $0) }
    }
    state.timeout = node["timeout"]?.duration
    state.token = node["token"]?.law.map {
      .init(delay: $0, lost: node["lost"]?.pattern ?? .never)
    }
    state.retries = (node["retry"]?.each ?? []).map { retrier($0, scope.rules.workflows.retry) }
    return state
  }

  private static func errors(_ node: DataNode) -> [Outcome] {
    (node["on"]?.texts ?? []).compactMap { name in outcomes.first { $0.0 == name }?.1 }
  }

  private static func retrier(
    _ node: DataNode, _ standard: RetryPolicy
  ) -> WorkflowSpecification.Retrier {
    var retrier = WorkflowSpecification.Retrier(
      errors: errors(node),
      policy: RetryPolicy(
        attempts: (node["retries"]?.integer).map { $0 + 1 } ?? standard.attempts,
        delay: node["wait"]?.duration ?? standard.delay,
        backoff: node["backoff"]?.decimal ?? standard.backoff,
        delayMax: node["longest"]?.duration ?? .forever))
    retrier.hasJitter = node["jitter"]?.boolean ?? false
    return retrier
  }

  /// Tokens and distributed maps are for Standard workflows; an inline map has its limit.
  private static func checkProduct(
    _ workflow: WorkflowSpecification, _ states: [DataNode.Member], _ scope: inout ScenarioScope
  ) {
    for state in states {
      let map = state.value["map"]
      let isDistributed = map?["distributed"]?.boolean == true
      if workflow.product == .express {
        let distributed = isDistributed ? map?.member("distributed") : nil
        for member in [state.value.member("token"), distributed].compactMap({ $0 }) {
          scope.bag.report(.keyOfOtherProduct(member, "standard"))
        }
      }
      if workflow.product == .durable {
        for member in ["parallel", "map"].compactMap({ state.value.member($0) }) {
          scope.bag.report(.keyOfOtherProduct(member, "standard"))
        }
      }
      if let concurrency = map?["concurrency"], !isDistributed, concurrency.integer ?? 0 > 40 {
        scope.bag.report(
          .beyondRules(
            "concurrency", "40, or more with distributed: true", scope.rules.name, concurrency))
      }
    }
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
            .init(
              matches: choice["when"]?.pattern ?? FaultPattern(.always),
              wants: Recipients.pattern(choice), next: $0)
          }
        })
    }
    if let branches = node["parallel"] {
      return .parallel(branches.elements.compactMap { place($0, names, &scope) })
    }
    if let map = node["map"] { return .map(readMap(map, names, &scope)) }
    return node["end"]?.text == "fail" ? .fail : node["end"] == nil ? .pass : .succeed
  }

  private static func readMap(
    _ node: DataNode, _ names: [String], _ scope: inout ScenarioScope
  ) -> WorkflowSpecification.Map {
    let isDistributed = node["distributed"]?.boolean ?? false
    let batch = isDistributed ? node["batch"]?.integer ?? 1 : 1
    var map = WorkflowSpecification.Map(
      count: ((node["over"]?.integer ?? 0) + batch - 1) / batch,
      start: place(node["each"], names, &scope) ?? 0,
      concurrency: node["concurrency"]?.integer ?? (isDistributed ? 10_000 : 40))
    map.isDistributed = isDistributed
    map.tolerated = isDistributed ? node["tolerated"]?.share ?? 0 : 0
    return map
  }
}
