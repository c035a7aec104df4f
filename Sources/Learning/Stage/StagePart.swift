import Simulation

/// A component's place on the stage: how it is drawn, whom it calls, what its steps do to its
/// things and to requests, and what is charged meanwhile. One file for each component; a new one
/// is added to `StageParts.all`.
protocol StagePart: Sendable {
  /// The kinds of services it shows, by the names that metrics use.
  var kinds: [String] { get }
  var look: StageScene.Look { get }
  /// What its things are: `environment`; empty where it has none.
  var thing: String { get }
  /// Kinds of steps that answer the same question.
  var decisions: [[StepKind]] { get }

  /// The most that may be at once.
  func limit(_ service: Service, _ scenario: Scenario) -> Int?
  /// Services it speaks to, with whether it waits for their answers.
  func targets(_ service: Service) -> [(target: Int, isEvent: Bool)]
  /// What is there before the first step.
  func open(_ service: Service, on stage: inout StageBuilder)
  /// What a step of it does.
  func show(_ step: Step, of service: Service, on stage: inout StageBuilder)
  /// What a step of it charges.
  func charges(
    _ step: Step, of service: Service, on stage: StageBuilder
  ) -> [StageCharge]
  /// What is charged by time from the start: items, and how many of their units an hour.
  func standing(_ service: Service) -> [(item: String, perHour: Exact)]
}

extension StagePart {
  var thing: String { "" }
  var decisions: [[StepKind]] { [] }
  func limit(_ service: Service, _ scenario: Scenario) -> Int? { nil }
  func targets(_ service: Service) -> [(target: Int, isEvent: Bool)] { [] }
  func open(_ service: Service, on stage: inout StageBuilder) {}
  func charges(
    _ step: Step, of service: Service, on stage: StageBuilder
  ) -> [StageCharge] { [] }
  func standing(_ service: Service) -> [(item: String, perHour: Exact)] { [] }
}

/// Every component's part.
enum StageParts {
  static let all: [any StagePart] = [
    ClientPart(), GatewayPart(), FunctionPart(), QueuePart(), StreamPart(), TopicPart(),
    BusPart(), SchedulePart(), WorkflowPart(), BalancerPart(), ServerPart(), ContainerPart(),
    BucketPart(), TablePart(), CachePart(), DatabasePart(),
  ]

  /// The part of a kind of service; one that only shows who acts when none is known.
  static func part(of kind: String) -> any StagePart {
    all.first { $0.kinds.contains(kind) } ?? ActorPart()
  }
}

/// A service of which nothing is known but that it acts: those of runs that an author states.
struct ActorPart: StagePart {
  let kinds: [String] = []
  let look = StageScene.Look.door

  func show(_ step: Step, of service: Service, on stage: inout StageBuilder) {
    if step.request > 0 { stage.visit() }
  }
}
