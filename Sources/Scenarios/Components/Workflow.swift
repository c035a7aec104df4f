import DataNodes
import Diagnostics
import Simulation

extension WorkflowService: AuthoredService {
  static let answers: [OperationKind] = [.invoke, .invokeLater, .batch, .start]
  static let permissions: [Permission] = [.role, .policy]

  static let keys = Keys<WorkflowSpecification, ScenarioScope>(
    "a workflow", { _ in WorkflowSpecification() },
    [
      Key("product", .choice, \.product, "Which product."),
      Key(
        "states", .node(.map(of: WorkflowState.keys.schema, key: "a state")), required: true,
        "The states, first first."
      ) { workflow, node, scope in workflow.states = WorkflowState.read(node, &scope) },
      Key("startAt", .node(.text), "The first state, when it is not the first written.") {
        workflow, node, scope in
        workflow.start = scope.state(node, among: workflow.states.map(\.name)) ?? 0
      },
      Key(
        "memory", .megabytes, "What is billed; 64 MB of Express, 128 MB of a durable function."
      ) { $0.memory = $1 },
      Key("timeout", .duration, \.timeout, "The longest execution."),
    ], finish: finish)

  private static func finish(
    _ node: DataNode, _ workflow: inout WorkflowSpecification, _ scope: inout ScenarioScope
  ) {
    if workflow.states.isEmpty { scope.bag.report(.noStates(at: node.span)) }
    if workflow.product == .durable, node["memory"] == nil { workflow.memory = 128 }
    for state in node["states"]?.members ?? [] { check(state.value, workflow.product, &scope) }
  }

  /// Tokens and distributed maps are for Standard workflows; an inline map has its limit.
  private static func check(
    _ state: DataNode, _ product: WorkflowSpecification.Product, _ scope: inout ScenarioScope
  ) {
    let map = state["map"]
    let isDistributed = map?["distributed"]?.boolean == true
    let foreign: [DataNode.Member?] =
      switch product {
      case .standard: []
      case .express: [state.member("token"), isDistributed ? map?.member("distributed") : nil]
      case .durable: [state.member("parallel"), state.member("map")]
      }
    for member in foreign.compactMap({ $0 }) {
      scope.bag.report(.keyOfOtherProduct(member, "standard"))
    }
    guard let concurrency = map?["concurrency"], !isDistributed,
      concurrency.integer ?? 0 > WorkflowState.inlineMax
    else { return }
    let more = "\(WorkflowState.inlineMax), or more with distributed: true"
    scope.bag.report(.beyondRules("concurrency", more, scope.rules.name, concurrency))
  }
}
