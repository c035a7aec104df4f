import Simulation

/// A topic: takes an event and hands a copy to every subscriber.
struct TopicPart: StagePart {
  let kinds = ["topic"]
  let look = StageScene.Look.door

  func targets(_ service: Service) -> [(target: Int, isEvent: Bool)] {
    guard let topic = service.kind.topic else { return [] }
    return topic.subscribers.map { ($0, true) }
  }

  func show(_ step: Step, of service: Service, on stage: inout StageBuilder) {
    EventStep.show(step, on: &stage)
  }

  func charges(
    _ step: Step, of service: Service, on stage: StageBuilder
  ) -> [StageCharge] {
    step.kind == .publish ? [.once("sns.requests", Exact(1))] : []
  }
}

/// A bus: rules send events on.
struct BusPart: StagePart {
  let kinds = ["bus"]
  let look = StageScene.Look.door

  func targets(_ service: Service) -> [(target: Int, isEvent: Bool)] {
    guard let bus = service.kind.bus else { return [] }
    return bus.rules.flatMap(\.targets).map { ($0, true) }
  }

  func show(_ step: Step, of service: Service, on stage: inout StageBuilder) {
    EventStep.show(step, on: &stage)
  }

  func charges(
    _ step: Step, of service: Service, on stage: StageBuilder
  ) -> [StageCharge] {
    step.kind == .emit ? [.once("eventbridge.custom", Exact(1))] : []
  }
}

/// A schedule: makes an event when it is time.
struct SchedulePart: StagePart {
  let kinds = ["schedule"]
  let look = StageScene.Look.source

  func targets(_ service: Service) -> [(target: Int, isEvent: Bool)] {
    guard let schedule = service.kind.schedule else { return [] }
    return schedule.targets.map { ($0, true) }
  }

  func show(_ step: Step, of service: Service, on stage: inout StageBuilder) {}
}

/// The behaviour of events in whatever hands them on.
private enum EventStep {
  static func show(_ step: Step, on stage: inout StageBuilder) {
    switch step.kind {
    case .publish, .emit: stage.deposit()
    case .reject: stage.arrive(.refused, .refused)
    default: break
    }
  }
}
