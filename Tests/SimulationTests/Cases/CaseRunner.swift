import Simulation

/// Runs a case by its kind; a new kind is one line here.
enum CaseRunner {
  /// What came out, by the names of the expected figures; nil for a kind nobody knows.
  static func run(_ sample: SimulatorCase) -> [String: CaseValue]? {
    if sample.inputs["scenario"] != nil { return ScenarioCases.run(sample) }
    return switch sample.kind {
    case "throttle/erlang-b": LoadCases.lossSystem(sample)
    case "queue/mm1", "queue/md1", "queue/mmc": LoadCases.queue(sample)
    case "concurrency/mg-inf": LoadCases.unlimited(sample)
    case "concurrency/mg-inf-transient": LoadCases.transient(sample)
    case "cold-start/zero-duration": ColdStartCases.zeroDuration(sample)
    case "cold-start/one-instance-exact": ColdStartCases.oneInstance(sample)
    case "cold-start/periodic": ColdStartCases.periodic(sample)
    case "cold-start/burst": ColdStartCases.burst(sample)
    case "simulator/simfaas-published", "simulator/simfaas-measured", "simulator/reuse-policy",
      "model/pacsltk-published", "model/pacsltk-computed", "reality/aws-lambda-2020":
      PlatformCases.run(sample)
    case "semantics/step-functions": SemanticsCases.workflow(sample)
    case "semantics/async": SemanticsCases.handedOver(sample)
    case "semantics/sqs": SemanticsCases.queue(sample)
    case "semantics/scaling-until-2023-11": SemanticsCases.sharedBurst(sample)
    case "semantics/scaling-since-2023-11": SemanticsCases.scalingPerFunction(sample)
    case "semantics/concurrency": SemanticsCases.concurrency(sample)
    case "semantics/reserved": SemanticsCases.reserved(sample)
    case "semantics/dynamodb": SemanticsCases.table(sample)
    case "semantics/api-gateway": SemanticsCases.gateway(sample)
    default: nil
    }
  }
}

/// How long the random cases run: long enough for their tolerances in release, where the whole
/// suite takes seconds; a debug build is some thirty times slower and looks at less.
enum Effort {
  #if DEBUG
    static let requests = 100_000.0
    static let queueRequests = 200_000.0
    static let replications = 1
    static let isFull = false
    /// How many times the tolerance is allowed: less is looked at, so chance weighs more.
    static let slack = 5.0
  #else
    static let requests = 1_000_000.0
    static let queueRequests = 5_000_000.0
    static let replications = 9
    static let isFull = true
    static let slack = 1.0
  #endif
}

/// Building blocks of the scenarios.
extension Scenario {
  /// A client that calls one function, `calls` → `work`.
  static func calls(
    _ traffic: Traffic, _ function: FunctionSpecification, seed: UInt64 = 1,
    horizon: Double? = nil, requests: Int? = nil, limit: Double? = nil, wrong: Set<WrongRule> = []
  ) -> Scenario {
    var client = ClientSpecification(target: 1, traffic: traffic)
    client.requestsMax = requests
    var rules = RuleBook()
    rules.functions.scaling = .unlimited
    rules.functions.accountLimit = limit.map { Int($0) } ?? 1 << 30
    return Scenario(
      services: [Service("calls", .client(client)), Service("work", .function(function))],
      rules: rules, seed: seed, horizon: horizon.map { .seconds($0) }, focus: .nothing,
      wrong: wrong)
  }
}

extension FunctionSpecification {
  /// A function whose handler takes a time of this law.
  init(_ law: Distribution, cold: Distribution? = nil, idle: Double = 600) {
    self.init()
    program = [.work(law)]
    coldResponse = cold
    timeout = .forever
    idleTimeout = .seconds(idle)
  }
}

extension Run {
  /// A figure of one service; 0 when it has none, which no case expects.
  func figure(_ service: String, _ id: String) -> Double { metrics[service, id] ?? 0 }
}

/// Means of figures over runs with different seeds.
func averaged(
  _ runs: Int, _ figures: (UInt64) -> [String: Double]
) -> [String: CaseValue] {
  var sums: [String: Double] = [:]
  for seed in 1...runs {
    for (key, value) in figures(UInt64(seed)) { sums[key, default: 0] += value / Double(runs) }
  }
  return sums.mapValues { .number($0) }
}
