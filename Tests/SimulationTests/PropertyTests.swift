import Simulation
import Testing

/// Laws that hold for every scenario, tried on scenarios made by chance.
@Suite struct PropertyTests {
  /// A system of many parts; the seed decides its numbers.
  static func system(_ seed: UInt64) -> Scenario {
    var luck = RandomStream(seed: seed, name: "scenario")
    func pick<Value>(_ values: [Value]) -> Value { values[luck.index(below: values.count)] }
    var client = ClientSpecification(target: 1, traffic: .poisson(perSecond: pick([0.5, 3, 20])))
    client.retry = pick([.none, RetryPolicy(attempts: 3, delay: .seconds(0.5))])
    client.patience = pick([nil, .seconds(2)])
    client.malformed = FaultPattern(pick([.never, .probability(0.1)]))
    var gateway = GatewaySpecification()
    gateway.target = 2
    gateway.timeout = .seconds(pick([1, 30]))
    gateway.ratePerSecond = pick([5, 10_000])
    gateway.bucket = pick([3, 5000])
    var function = FunctionSpecification()
    function.program = [
      .work(pick([.constant(.seconds(0.2)), .exponential(mean: .seconds(0.4))])),
      Operation(.write, target: 3, toleratesFailure: pick([true, false])),
      Operation(.query, target: 8, toleratesFailure: true),
      Operation(.send, target: 4), Operation(.lookup, target: 9, toleratesFailure: true),
      Operation(.start, target: 10),
    ]
    function.initialisation = pick([.none, .constant(.seconds(0.3))])
    function.reserved = pick([nil, 2, 8])
    function.provisioned = pick([0, 2])
    function.idleTimeout = .seconds(pick([1, 20]))
    function.reuse = pick(FunctionSpecification.ReuseOrder.allCases)
    function.errors = FaultPattern(pick([.never, .probability(0.1), .every(4)]))
    function.crashes = FaultPattern(pick([.never, .probability(0.05)]))
    function.timeout = .seconds(pick([0.5, 3]))
    var table = TableSpecification()
    table.mode = pick([.onDemand, .provisioned(writes: 2, reads: 2)])
    table.latency = .constant(.milliseconds(5))
    var queue = QueueSpecification()
    queue.consumer = 5
    queue.batch = pick([1, 4])
    queue.window = .seconds(pick([0, 2]))
    queue.groups = pick([0, 3])
    queue.visibility = .seconds(5)
    queue.deadLetter = 6
    queue.receivesMax = pick([1, 3])
    queue.poison = FaultPattern(pick([.never, .probability(0.2)]))
    var worker = FunctionSpecification(.exponential(mean: .seconds(0.5)))
    worker.reportsItemFailures = pick([true, false])
    worker.reserved = pick([nil, 1])
    var fleet = ServerSpecification()
    fleet.count = 2
    fleet.work = .exponential(mean: .seconds(0.3))
    fleet.queueMax = pick([nil, 3])
    fleet.patience = pick([nil, .seconds(1)])
    fleet.crashes = [.start + .seconds(30)]
    fleet.scaling = pick([nil, .init(least: 1, most: 4, period: .seconds(5), cooldown: .zero)])
    fleet.boot = .constant(.seconds(4))
    var database = DatabaseSpecification()
    database.connectionsMax = 3
    database.hasPool = pick([true, false])
    database.latency = .constant(.milliseconds(20))
    var cache = CacheSpecification()
    cache.keys = 20
    cache.capacity = 5
    cache.timeToLive = .seconds(3)
    cache.skew = pick([0, 1])
    var workflow = WorkflowSpecification()
    workflow.states = [
      .init(
        "task", .task(Operation(.invoke, target: 7)), next: 1,
        retries: [.init(policy: RetryPolicy(attempts: 2))], catches: 2),
      .init("map", .map(count: 3, start: 3, concurrency: 2), next: 2),
      .init("done", .succeed), .init("item", .wait(.constant(.seconds(0.1)))),
    ]
    var scenario = Scenario(
      services: [
        Service("users", .client(client)), Service("gateway", .gateway(gateway)),
        Service("handler", .function(function)), Service("table", .table(table)),
        Service("queue", .queue(queue)), Service("worker", .function(worker)),
        Service("dead", .queue(QueueSpecification())), Service("fleet", .server(fleet)),
        Service("database", .database(database)), Service("cache", .cache(cache)),
        Service("flow", .workflow(workflow)),
      ], seed: seed, horizon: .seconds(60))
    if pick([true, false]) {
      scenario.zones = Zones(
        count: 3,
        losses: [.init(zone: 1, from: .start + .seconds(20), to: .start + .seconds(40))])
    }
    return scenario
  }

  @Test(arguments: 1...(Effort.isFull ? 200 : 40))
  func keepsItsLawsAfterEveryEvent(_ seed: Int) {
    var simulator = Simulator(Self.system(UInt64(seed)))
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
    let (first, second) = (Run(Self.system(UInt64(seed))), Run(Self.system(UInt64(seed))))
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
