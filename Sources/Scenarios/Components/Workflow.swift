import DataNodes
import Diagnostics
import Simulation

extension WorkflowService: AuthoredService {
  static let answers: [OperationKind] = [.invoke, .invokeLater, .batch, .start]

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
      Key("memory", .megabytes, \.memory, "What Express bills."),
      Key("timeout", .duration, \.timeout, "The longest execution."),
    ]
  ) { node, workflow, scope in
    if workflow.states.isEmpty { scope.bag.report(.noStates(at: node.span)) }
  }
}
