import Simulation

/// A queue: messages lie in a row, hidden while somebody works on them.
struct QueuePart: StagePart {
  let kinds = ["queue"]
  let look = StageScene.Look.line
  let thing = "message"
  let decisions: [[StepKind]] = [[.delete, .reappear, .deadLetter]]

  func targets(_ service: Service) -> [(target: Int, isEvent: Bool)] {
    guard let queue = service.kind.queue else { return [] }
    return [queue.consumer, queue.deadLetter].compactMap { $0.map { ($0, true) } }
  }

  func open(_ service: Service, on stage: inout StageBuilder) {
    if let queue = service.kind.queue { stage.openBatches(of: queue.batch) }
  }

  func show(_ step: Step, of service: Service, on stage: inout StageBuilder) {
    guard let queue = service.kind.queue else { return }
    switch step.kind {
    case .enqueue:
      stage.set(step.subject, .visible)
      stage.deposit()
    case .poll:
      stage.set(step.subject, .hidden, for: queue.hidingTime)
      if queue.consumer != nil { stage.hand() }
    case .reappear: stage.set(step.subject, .visible)
    case .delete: stage.remove(step.subject)
    case .deadLetter:
      if queue.deadLetter == nil {
        stage.set(step.subject, .dead)
      } else {
        stage.remove(step.subject)
      }
    case .reject: stage.arrive(.refused, .refused)
    default: break
    }
  }

  func charges(
    _ step: Step, of service: Service, on stage: StageBuilder
  ) -> [StageCharge] {
    guard step.kind == .enqueue, let queue = service.kind.queue else { return [] }
    return [.once(queue.groups > 0 ? "sqs.fifo-requests" : "sqs.requests", Exact(1))]
  }
}

extension QueueSpecification {
  /// How long a message stays hidden.
  fileprivate var hidingTime: SimDuration {
    Self.effectiveVisibility(
      window: window, consumerTimeout: consumerTimeout, visibility: visibility)
  }
}
