import Simulation

/// A load balancer: passes requests to one of those behind it.
struct BalancerPart: StagePart {
  let kinds = ["balancer"]
  let look = StageScene.Look.door

  func targets(_ service: Service) -> [(target: Int, isEvent: Bool)] {
    guard let balancer = service.kind.balancer else { return [] }
    return balancer.targets.map { ($0, false) }
  }

  func show(_ step: Step, of service: Service, on stage: inout StageBuilder) {
    guard let balancer = service.kind.balancer else { return }
    switch step.kind {
    case .pass where balancer.targets.indices.contains(step.subject - 1):
      stage.arrive(.inside)
      stage.pass(to: balancer.targets[step.subject - 1])
    case .reject: stage.arrive(.refused, .refused)
    default: break
    }
  }

  func standing(_ service: Service) -> [(item: String, perHour: Exact)] {
    [("alb.hours", Exact(1))]
  }
}
