import Simulation

/// A gateway: checks requests, and passes them on.
struct GatewayPart: StagePart {
  let kinds = ["gateway"]
  let look = StageScene.Look.door
  let decisions: [[StepKind]] = [[.receive, .reject, .throttle]]

  func targets(_ service: Service) -> [(target: Int, isEvent: Bool)] {
    guard let gateway = service.kind.gateway else { return [] }
    return [gateway.target, gateway.authorizer?.target].compactMap { $0.map { ($0, false) } }
  }

  func show(_ step: Step, of service: Service, on stage: inout StageBuilder) {
    guard let gateway = service.kind.gateway else { return }
    switch step.kind {
    case .authorise: stage.arrive(.door)
    case .receive: stage.arrive(.inside)
    case .pass: stage.pass(to: gateway.target)
    case .reject where step.cause == .handlerFailed: break
    case .reject, .throttle: stage.arrive(.refused, .refused)
    default: break
    }
  }

  func charges(
    _ step: Step, of service: Service, on stage: StageBuilder
  ) -> [StageCharge] {
    guard let gateway = service.kind.gateway, step.kind == .receive else { return [] }
    return [.once("apigateway.\(gateway.product.rawValue)", Exact(1))]
  }
}
