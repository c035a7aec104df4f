import Simulation
import TestSupport
import Testing

/// Laws that hold for every scenario, tried on scenarios made by chance.
@Suite struct PropertyTests {
  @Test(arguments: 1...TestSupport.Effort.cases(40, full: 200))
  func keepsItsLawsAfterEveryEvent(_ seed: Int) {
    var simulator = Simulator(RandomSystem.scenario(UInt64(seed)))
    var before = simulator.now
    while simulator.step() {
      let violations = simulator.violations
      #expect(violations.isEmpty, "seed \(seed) at \(simulator.now.seconds): \(violations)")
      #expect(simulator.now >= before)
      before = simulator.now
      guard violations.isEmpty else { return }
    }
  }

  @Test(arguments: 1...30)
  func isTheSameAgain(_ seed: Int) {
    let first = Run(RandomSystem.scenario(UInt64(seed)))
    let second = Run(RandomSystem.scenario(UInt64(seed)))
    #expect(first.entries == second.entries)
    #expect(first.metrics == second.metrics)
    #expect(first.usage == second.usage)
  }

  @Test(arguments: 1...30)
  func aHigherLimitNeverThrottlesMore(_ seed: Int) {
    var last = Int.max
    for limit in 1...6 {
      var function = FunctionSpecification(.exponential(mean: .seconds(2)))
      function.reserved = limit
      let run = Run(
        Scenario.calls(
          .poisson(perSecond: 2), function, seed: UInt64(seed), horizon: 500))
      let throttled = Int(run.figure("work", "throttled"))
      #expect(throttled <= last, "seed \(seed), limit \(limit)")
      last = throttled
    }
  }

  @Test(arguments: 1...20)
  func obeysLittlesLaw(_ seed: Int) {
    let function = FunctionSpecification(
      .exponential(mean: .seconds(0.7)), cold: .exponential(mean: .seconds(1.5)), idle: 30)
    let run = Run(
      Scenario.calls(
        .poisson(perSecond: 3), function, seed: UInt64(seed), horizon: 20_000))
    let rate = run.figure("work", "arrived") / 20_000
    let expected = rate * run.figure("work", "mean-duration")
    #expect(abs(run.figure("work", "running") - expected) < 0.002 * expected)
  }

  @Test func addingAServiceShiftsNoLuck() {
    let function = FunctionSpecification(.exponential(mean: .seconds(1)))
    let alone = Scenario.calls(.poisson(perSecond: 2), function, horizon: 200)
    var joined = alone
    let client = ClientSpecification(target: 3, traffic: .poisson(perSecond: 5))
    joined.services += [Service("others", .client(client)), Service("more", .function(function))]
    #expect(Run(alone).metrics["work", "running"] == Run(joined).metrics["work", "running"])
  }

  @Test(arguments: WrongRule.allCases)
  func everyWrongRuleDepartsSomewhere(_ rule: WrongRule) throws {
    let bursts: [Traffic.Burst] = [
      .init(at: .start, count: 3), .init(at: .start + .seconds(90), count: 2),
    ]
    var client = ClientSpecification(target: 1, traffic: .bursts(bursts))
    var function = FunctionSpecification(.constant(.seconds(5)))
    function.timeout = .seconds(4)
    function.initialisation = .constant(.seconds(1))
    function.reserved = 2
    function.idleTimeout = .seconds(30)
    client.retry = RetryPolicy(attempts: 2)
    if ![.noTimeout, .noLimit].contains(rule) { function.timeout = .seconds(10) }
    let scenario = Scenario(services: [
      Service("users", .client(client)), Service("work", .function(function)),
    ])
    let base = Run(scenario)
    let other = Variant(scenario, believing: rule).run(beside: base)
    let difference = Difference(base, other)
    switch rule {
    case .billIdle, .flatMonthlyFee: #expect(base.usage != other.usage)
    default: #expect(difference.firstDeparture != nil)
    }
  }
}

/// What must not change a run, held against runs of random systems: few in a normal run, many in a
/// full one, and as many as `COLDSTART_CASES` says.
@Suite struct SameRunTests {
  private static let seeds = 1...TestSupport.Effort.cases(12, full: 200)

  /// A warm-up forgets statistics, and nothing else.
  @Test(arguments: seeds)
  func aWarmUpChangesNoStep(_ seed: Int) {
    let cold = RandomSystem.scenario(UInt64(seed))
    var warm = cold
    warm.warmUp = .seconds(20)
    let (first, second) = (Run(cold), Run(warm))
    #expect(first.entries == second.entries)
    #expect(first.end == second.end)
  }

  @Test(arguments: seeds)
  func aTraceChangesNoFigure(_ seed: Int) {
    let told = RandomSystem.scenario(UInt64(seed))
    var silent = told
    silent.focus = .nothing
    let (first, second) = (Run(told), Run(silent))
    #expect(first.metrics == second.metrics)
    #expect(first.usage == second.usage)
    #expect(second.entries.isEmpty)
  }

  /// Each request was answered, has failed, or is still waited for.
  @Test(arguments: seeds)
  func everyRequestIsSomewhere(_ seed: Int) {
    let run = Run(RandomSystem.scenario(UInt64(seed)))
    for service in run.metrics.services where service.kind == "client" {
      let ended = (service["answered"] ?? 0) + (service["failed"] ?? 0)
      #expect(service["requests"] == ended + (service["waiting"] ?? 0), "seed \(seed)")
    }
  }

  @Test(arguments: seeds)
  func noFigureIsNegativeOrNone(_ seed: Int) {
    let run = Run(RandomSystem.scenario(UInt64(seed)))
    for service in run.metrics.services {
      for measure in service.measures {
        let text = "seed \(seed): \(service.service).\(measure.id) is \(measure.value)"
        #expect(measure.value.isFinite && measure.value >= 0, "\(text)")
      }
    }
    for entry in run.usage.entries { #expect(entry.billed >= entry.quantity) }
  }

  /// Half a run is the first half of the whole.
  @Test(arguments: seeds)
  func halfARunIsTheFirstHalf(_ seed: Int) {
    let whole = RandomSystem.scenario(UInt64(seed))
    var half = whole
    half.horizon = .seconds(30)
    let wanted = Run(whole).entries.prefix { $0.time <= .start + .seconds(30) }
    #expect(Run(half).entries == Array(wanted))
  }

  @Test func threadsChangeNothing() async {
    let scenarios = (1...8).map { RandomSystem.scenario($0) }
    let alone = scenarios.map { Run($0).metrics }
    let together = await withTaskGroup(of: (Int, Metrics).self) { group in
      for (index, scenario) in scenarios.enumerated() {
        group.addTask { (index, Run(scenario).metrics) }
      }
      return await group.reduce(into: [Int: Metrics]()) { $0[$1.0] = $1.1 }
    }
    #expect(alone.indices.allSatisfy { together[$0] == alone[$0] })
  }
}
