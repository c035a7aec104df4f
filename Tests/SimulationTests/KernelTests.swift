import Simulation
import Testing

@Suite struct KernelTests {
  /// SplitMix64 over a key made from seed and name; the numbers pin the algorithm down.
  @Test func drawsTheDocumentedValues() {
    var stream = RandomStream(seed: 1, name: "orders/work")
    let first = (0..<3).map { _ in stream.next() }
    let fresh = RandomStream(seed: 1, name: "orders/work")
    #expect(first == (1...3).map { fresh.value($0) })
    #expect(first == Self.vector)
    #expect(RandomStream(seed: 2, name: "orders/work").value(1) != first[0])
    #expect(RandomStream(seed: 1, name: "orders/fault").value(1) != first[0])
  }

  static let vector: [UInt64] = [
    7_686_918_485_033_940_423, 6_337_140_449_914_417_883, 2_443_989_526_851_679_076,
  ]

  @Test(arguments: [
    (1.0, 0.0), (2.0, 0.6931471805599453), (0.5, -0.6931471805599453),
    (10.0, 2.302585092994046), (1e-9, -20.72326583694641), (0.9999999, -1.0000000494736474e-07),
  ])
  func takesLogarithms(_ x: Double, _ expected: Double) {
    #expect(abs(Mathematics.log(x) - expected) <= 4e-16 * max(1, abs(expected)))
  }

  @Test func raisesAndUndoes() {
    for x in stride(from: -30.0, through: 30, by: 0.37) {
      #expect(abs(Mathematics.log(Mathematics.exp(x)) - x) < 1e-14 * max(1, abs(x)) + 1e-14)
    }
    #expect(abs(Mathematics.exp(1) - 2.718281828459045) < 1e-15)
    #expect(abs(Mathematics.cosine(turns: 0.125) - 0.7071067811865476) < 1e-15)
  }

  @Test(arguments: [
    (0.5, 0.0), (0.975, 1.959963984540054), (0.95, 1.6448536269514722),
    (0.001, -3.090232306167813), (1e-10, -6.361340902404056),
  ])
  func findsNormalQuantiles(_ p: Double, _ expected: Double) {
    #expect(abs(Mathematics.normalQuantile(p) - expected) < 1e-13)
  }

  @Test func keepsMoneyExact() {
    #expect(Exact("0.0000166667")?.text() == "0.0000166667")
    #expect((Exact(3) * (Exact("0.1") ?? .zero)).text(places: 2) == "0.30")
    #expect(Exact("2.005")?.inCents.text(places: 2) == "2.01")
    #expect(Exact(1, over: 3).text() == "0.333333333333333")
    #expect(Exact("1e6") == Exact(1_000_000))
    #expect(Exact("one") == nil)
  }

  @Test func tellsTimes() {
    #expect(TimeText.duration(.milliseconds(180)) == "180 ms")
    #expect(TimeText.duration(.seconds(1.5)) == "1.5 s")
    #expect(TimeText.duration(.seconds(600)) == "10 min")
    #expect(TimeText.duration(.zero) == "0 s")
  }

  @Test func endsAtTheLimitOfEvents() {
    var scenario = Scenario.calls(
      .poisson(perSecond: 1), FunctionSpecification(.constant(.seconds(1))), horizon: 1e6)
    scenario.limits.eventsMax = 1000
    #expect(Run(scenario).end.reason == .eventLimit)
  }

  @Test func endsWhenItIsStopped() {
    let scenario = Scenario.calls(
      .poisson(perSecond: 1), FunctionSpecification(.constant(.seconds(1))), horizon: 1e5)
    let watch = RunWatch()
    let watched = Run(scenario, watch: watch)
    let run = Run(scenario)
    #expect(watched.metrics == run.metrics && watched.end == run.end)
    #expect(watch.runs == 1 && watch.events > 0)
    watch.stop()
    let stopped = Run(scenario, watch: watch)
    #expect(stopped.end.reason == .interrupted)
    #expect(stopped.end.eventCount < run.end.eventCount)
    #expect(stopped.figure("work", "started") > 0)
  }
}

@Suite struct KnownResultTests {
  @Test func theoryIsFoundWhereItHolds() {
    var fleet = ServerSpecification()
    fleet.count = 4
    fleet.work = .exponential(mean: .seconds(1))
    let client = ClientSpecification(target: 1, traffic: .poisson(perSecond: 3))
    var scenario = Scenario(services: [
      Service("users", .client(client)), Service("fleet", .server(fleet)),
    ])
    let known = ClosedForms.known(scenario)
    #expect(known.map(\.measure) == ["utilisation", "wait-share", "mean-wait"])
    #expect(abs((known.last?.value ?? 0) - 0.50943396) < 1e-8)
    scenario.services.append(Service("others", .client(client)))
    #expect(ClosedForms.known(scenario).isEmpty)
  }

  /// What theory does not know of is not called exact.
  @Test func nothingIsExactWhereSomethingElseMatters() {
    var function = FunctionSpecification()
    function.program = [.work(.exponential(mean: .seconds(2)))]
    let client = ClientSpecification(target: 1, traffic: .poisson(perSecond: 5))
    var scenario = Scenario(
      services: [Service("users", .client(client)), Service("work", .function(function))],
      horizon: .seconds(20_000))
    let running = ClosedForms.known(scenario).first { $0.measure == "running" }?.value
    // 5 × 2 × (1 − e^−1.5): the timeout of three seconds cuts the work.
    #expect(abs((running ?? 0) - 7.768698) < 1e-6)
    var fast = scenario
    fast.services[0].kind = .client(
      ClientSpecification(target: 1, traffic: .poisson(perSecond: 9_000)))
    #expect(ClosedForms.known(fast).isEmpty)
    var short = scenario
    short.services[0].kind = .client(
      ClientSpecification(
        target: 1, traffic: .poisson(perSecond: 5), until: .start + .seconds(5_000)))
    #expect(ClosedForms.known(short).isEmpty)
    scenario.services.append(Service("other", .function(function)))
    #expect(ClosedForms.known(scenario).isEmpty)
  }

  @Test func lossesAreErlangs() {
    #expect(abs(ClosedForms.erlangB(load: 10, servers: 12) - 0.11973919) < 1e-8)
    #expect(abs(ClosedForms.erlangB(load: 2016, servers: 1000) - 0.50445458) < 1e-8)
    #expect(abs(ClosedForms.poisson(2, mean: 1.7919) - 0.267538) < 1e-6)
  }
}
