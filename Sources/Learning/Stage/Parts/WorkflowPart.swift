import Simulation

/// A workflow: requests walk from state to state.
struct WorkflowPart: StagePart {
  let kinds = ["workflow"]
  let look = StageScene.Look.states
  let thing = "state"
  let decisions: [[StepKind]] = [[.retry, .catchError, .abort]]

  func targets(_ service: Service) -> [(target: Int, isEvent: Bool)] {
    guard let workflow = service.kind.workflow else { return [] }
    return workflow.states.compactMap { state in
      guard case .task(let operation) = state.kind, operation.kind != .work else { return nil }
      return (operation.target, operation.kind == .invokeLater)
    }
  }

  func open(_ service: Service, on stage: inout StageBuilder) {
    guard let workflow = service.kind.workflow else { return }
    for (index, state) in workflow.states.enumerated() {
      stage.set(index + 1, .idle, name: state.name)
    }
  }

  func show(_ step: Step, of service: Service, on stage: inout StageBuilder) {
    guard let workflow = service.kind.workflow else { return }
    switch step.kind {
    case .receive: stage.arrive(.door)
    case .enter: enter(step.subject, workflow, &stage)
    case .join: stage.join()
    case .succeed, .abort, .timeOut:
      stage.join()
      stage.leave(step.kind == .succeed ? .waiting : .refused)
    case .reject: stage.arrive(.refused, .refused)
    default: break
    }
  }

  /// A branch begins where a state that splits says so; every other state follows one.
  private func enter(
    _ number: Int, _ workflow: WorkflowSpecification, _ stage: inout StageBuilder
  ) {
    let isTaken = stage.isTaken(number)
    if !isTaken || stage.state(number) != .running { stage.set(number, .running) }
    if workflow.starts.contains(number - 1) { return stage.branch(to: number) }
    let before = workflow.before(number - 1).map { $0 + 1 } + [number]
    let isBranch = stage.branches().contains(where: before.contains)
    stage.step(from: before, to: number, isEvent: isBranch)
  }

  func charges(
    _ step: Step, of service: Service, on stage: StageBuilder
  ) -> [StageCharge] {
    guard let workflow = service.kind.workflow else { return [] }
    switch (workflow.product, step.kind) {
    case (.standard, .enter): return [.once("stepfunctions.transitions", Exact(1))]
    case (.durable, .enter): return [.once("lambda.durable-operations", Exact(1))]
    case (.express, .receive): return [.once("stepfunctions.express-requests", Exact(1))]
    default: return []
    }
  }
}

extension WorkflowSpecification {
  /// The first states of branches.
  fileprivate var starts: Set<Int> {
    Set(
      states.flatMap { state -> [Int] in
        switch state.kind {
        case .parallel(let starts): starts
        case .map(let map): [map.start]
        default: []
        }
      })
  }

  /// The states that lead to this one.
  fileprivate func before(_ place: Int) -> [Int] {
    states.indices.filter { index in
      let state = states[index]
      if state.next == place || state.catchers.contains(where: { $0.next == place }) {
        return true
      }
      if case .choice(let choices) = state.kind { return choices.contains { $0.next == place } }
      return false
    }
  }
}
