import Simulation
import TestSupport
import Testing

/// Laws that hold for every scenario, tried on scenarios made by chance.
@Suite struct PropertyTests {
  @Test(arguments: 1...(Effort.isFull ? 200 : 40))
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
