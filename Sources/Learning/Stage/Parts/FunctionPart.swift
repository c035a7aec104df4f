import Simulation

/// A function: environments come, run, are kept and go.
struct FunctionPart: StagePart {
  let kinds = ["function"]
  let look = StageScene.Look.room
  let thing = "environment"
  let decisions: [[StepKind]] = [[.allocate, .reuse, .throttle]]

  func limit(_ service: Service, _ scenario: Scenario) -> Int? {
    guard let function = service.kind.function else { return nil }
    let account = scenario.rules.functions.accountLimit
    return min(function.reserved ?? account, account)
  }

  func targets(_ service: Service) -> [(target: Int, isEvent: Bool)] {
    guard let function = service.kind.function else { return [] }
    let called = function.program.filter { $0.kind != .work }.map {
      (target: $0.target, isEvent: $0.kind == .invokeLater)
    }
    let store = function.idempotency.map { [(target: $0.store, isEvent: false)] } ?? []
    return called + store + [function.onFailure, function.onSuccess].compactMap { $0.map { ($0, true) } }
  }

  func show(_ step: Step, of service: Service, on stage: inout StageBuilder) {
    guard let function = service.kind.function else { return }
    switch step.kind {
    case .allocate:
      stage.set(step.subject, .allocated)
      stage.arrive(.door, thing: step.subject)
    case .initialise:
      stage.set(step.subject, .initialising, for: SimDuration(nanoseconds: step.value))
    case .provision: stage.set(step.subject, .idle)
    case .reuse: stage.arrive(.door, thing: step.subject)
    case .run:
      stage.set(step.subject, .running)
      stage.arrive(.inside, thing: step.subject)
    case .finish: stage.finish(.answered, thing: step.subject)
    case .error, .timeOut, .crash:
      stage.finish(.refused, thing: step.subject)
    case .keep:
      stage.set(step.subject, .idle, for: function.idleTimeout)
      stage.clear(step.subject)
    case .release:
      stage.clear(step.subject)
      stage.remove(step.subject)
    case .throttle: stage.arrive(.refused, .refused)
    case .reject: stage.arrive(.refused, .refused)
    case .accept: stage.keep(.line)
    case .retryLater: stage.stay(.line)
    case .deadLetter, .abort: stage.stay(.tray, .failed)
    default: break
    }
  }

  func charges(
    _ step: Step, of service: Service, on stage: StageBuilder
  ) -> [StageCharge] {
    guard let function = service.kind.function else { return [] }
    let size = Exact(function.memory, over: 1_024_000)
    let isPrepared = function.provisionedMost > 0 && stage.wasPrepared(step.subject)
    let item =
      "lambda.\(isPrepared ? "provisioned-" : "")duration.\(function.architecture.rawValue)"
    switch step.kind {
    case .run:
      return [
        .once("lambda.requests", Exact(1)),
        .begin(step.subject, item, perMillisecond: size),
      ]
    case .finish, .error, .timeOut, .crash:
      // Initialisation that took too long is done again as part of the call.
      if step.kind == .timeOut, step.value == 0 { return [] }
      let span = SimDuration(nanoseconds: step.value)
      return [.end(step.subject, item, milliseconds: span.startedMilliseconds, each: size)]
    default: return []
    }
  }

  func standing(_ service: Service) -> [(item: String, perHour: Exact)] {
    guard let function = service.kind.function, function.provisioned > 0 else { return [] }
    let size = Exact(function.provisioned) * Exact(function.memory, over: 1024) * Exact(3600)
    return [("lambda.provisioned.\(function.architecture.rawValue)", size)]
  }
}
