import Simulation

/// Who sends requests: they leave from here and come back answered or failed.
struct ClientPart: StagePart {
  let kinds = ["client"]
  let look = StageScene.Look.source
  let decisions: [[StepKind]] = [[.answer, .fail, .retry]]

  func targets(_ service: Service) -> [(target: Int, isEvent: Bool)] {
    guard let client = service.kind.client else { return [] }
    return [(client.target, false)]
  }

  func show(_ step: Step, of service: Service, on stage: inout StageBuilder) {
    guard let client = service.kind.client else { return }
    switch step.kind {
    case .send, .retry: stage.send(to: client.target)
    case .answer: stage.home(.answered)
    case .fail: stage.home(.failed)
    default: break
    }
  }
}
