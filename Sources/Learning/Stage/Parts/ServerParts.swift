import Simulation

/// Servers behind one line.
struct ServerPart: StagePart {
  let kinds = ["server"]
  let look = StageScene.Look.room
  let thing = "server"
  let decisions = Fleet.decisions

  func limit(_ service: Service, _ scenario: Scenario) -> Int? {
    guard let server = service.kind.server else { return nil }
    return server.scaling?.most ?? server.count
  }

  func open(_ service: Service, on stage: inout StageBuilder) {
    guard let server = service.kind.server else { return }
    Fleet.open(server.count, on: &stage)
  }

  func show(_ step: Step, of service: Service, on stage: inout StageBuilder) {
    guard let server = service.kind.server else { return }
    Fleet.show(step, windows: server.patching, on: &stage)
  }

  func standing(_ service: Service) -> [(item: String, perHour: Exact)] {
    guard let server = service.kind.server else { return [] }
    return [("ec2.\(server.type)", Exact(server.count))]
  }

  func charges(
    _ step: Step, of service: Service, on stage: StageBuilder
  ) -> [StageCharge] {
    guard let server = service.kind.server else { return [] }
    return Fleet.charges(step, [("ec2.\(server.type)", Exact(1))])
  }
}

/// Container tasks behind one line.
struct ContainerPart: StagePart {
  let kinds = ["container"]
  let look = StageScene.Look.room
  let thing = "task"
  let decisions = Fleet.decisions

  func limit(_ service: Service, _ scenario: Scenario) -> Int? {
    guard let tasks = service.kind.container else { return nil }
    return tasks.scaler == .fixed ? tasks.least : tasks.most
  }

  func open(_ service: Service, on stage: inout StageBuilder) {
    guard let tasks = service.kind.container else { return }
    Fleet.open(tasks.least, on: &stage)
  }

  func show(_ step: Step, of service: Service, on stage: inout StageBuilder) {
    Fleet.show(step, windows: [], on: &stage)
  }

  func standing(_ service: Service) -> [(item: String, perHour: Exact)] {
    guard let tasks = service.kind.container else { return [] }
    return Self.items(tasks).map { ($0.item, $0.perHour * Exact(tasks.least)) }
  }

  func charges(
    _ step: Step, of service: Service, on stage: StageBuilder
  ) -> [StageCharge] {
    guard let tasks = service.kind.container else { return [] }
    return Fleet.charges(step, Self.items(tasks))
  }

  private static func items(_ tasks: ContainerSpecification) -> [(item: String, perHour: Exact)] {
    [
      ("fargate.processor-hours", Exact(measured: tasks.processors)),
      ("fargate.gigabyte-hours", Exact(measured: tasks.memory)),
    ]
  }
}

/// The behaviour of machines, whoever rents them.
private enum Fleet {
  static let decisions: [[StepKind]] = [[.serve, .wait, .reject]]

  static func open(_ count: Int, on stage: inout StageBuilder) {
    for number in 0..<count { stage.set(number + 1, .ready) }
  }

  static func show(
    _ step: Step, windows: [ServerSpecification.Window], on stage: inout StageBuilder
  ) {
    switch step.kind {
    case .wait: stage.arrive(.line)
    case .serve:
      stage.set(step.subject, .busy)
      stage.arrive(.inside, thing: step.subject)
    case .leave, .error:
      stage.finish(step.kind == .leave ? .answered : .refused, thing: step.subject)
      stage.stay(.door, step.kind == .leave ? .waiting : .refused)
      if stage.state(step.subject) == .busy, !stage.isTaken(step.subject) {
        stage.set(step.subject, .ready)
      }
    case .reject: stage.arrive(.refused, .refused)
    case .boot: stage.set(step.subject, .booting, for: SimDuration(nanoseconds: step.value))
    case .ready, .recover: stage.set(step.subject, .ready)
    case .patch: stage.set(step.subject, .away, for: SimDuration(nanoseconds: step.value))
    case .stop, .crash:
      stage.clear(step.subject)
      stage.remove(step.subject)
    default: break
    }
  }

  /// Machines are charged from their launch to their end.
  static func charges(
    _ step: Step, _ items: [(item: String, perHour: Exact)]
  ) -> [StageCharge] {
    switch step.kind {
    case .boot: items.map { .rent($0.item, perHour: $0.perHour) }
    case .stop, .crash: items.map { .rent($0.item, perHour: .zero - $0.perHour) }
    default: []
    }
  }
}
