package import Simulation

/// A system of many parts whose numbers a seed decides.
package struct RandomSystem {
  private var luck: RandomStream

  /// The same system for the same seed.
  package static func scenario(_ seed: UInt64) -> Scenario {
    var system = RandomSystem(luck: RandomStream(seed: seed, name: "scenario"))
    return system.scenario(seed)
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[luck.index(below: values.count)]
  }

  private mutating func scenario(_ seed: UInt64) -> Scenario {
    var scenario = Scenario(
      services: [
        Service("users", .client(client())), Service("gateway", .gateway(gateway())),
        Service("handler", .function(handler())), Service("table", .table(table())),
        Service("queue", .queue(queue())), Service("worker", .function(worker())),
        Service("dead", .queue(QueueSpecification())), Service("fleet", .server(fleet())),
        Service("database", .database(database())), Service("cache", .cache(cache())),
        Service("flow", .workflow(Self.workflow)),
      ], seed: seed, horizon: .seconds(60))
    if pick([true, false]) {
      scenario.zones = Zones(
        count: 3,
        losses: [.init(zone: 1, from: .start + .seconds(20), to: .start + .seconds(40))])
    }
    return scenario
  }

  private mutating func client() -> ClientSpecification {
    var client = ClientSpecification(target: 1, traffic: .poisson(perSecond: pick([0.5, 3, 20])))
    client.retry = pick([.none, RetryPolicy(attempts: 3, delay: .seconds(0.5))])
    client.patience = pick([nil, .seconds(2)])
    client.malformed = FaultPattern(pick([.never, .probability(0.1)]))
    client.retry.jitter = pick(Jitter.allCases)
    client.budget = pick([nil, RetryBudget(most: 3)])
    client.breaker = pick([nil, BreakerLaw(failures: 2, rest: .seconds(3))])
    return client
  }

  private mutating func gateway() -> GatewaySpecification {
    var gateway = GatewaySpecification()
    gateway.target = 2
    gateway.timeout = .seconds(pick([1, 30]))
    gateway.ratePerSecond = pick([5, 10_000])
    gateway.bucket = pick([3, 5000])
    return gateway
  }

  private mutating func handler() -> FunctionSpecification {
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
    function.lifetime = pick([nil, .uniform(.seconds(2), .seconds(15))])
    function.proactiveShare = pick([0, 0.5, 1])
    function.idempotency = pick([nil, .init(store: 3, keep: .seconds(10))])
    function.secrets = pick([
      nil, .init(count: 2, latency: .constant(.milliseconds(30)), isEachCall: pick([true, false])),
    ])
    return function
  }

  private mutating func table() -> TableSpecification {
    var table = TableSpecification()
    table.mode = pick([.onDemand, .provisioned(writes: 2, reads: 2)])
    table.latency = .constant(.milliseconds(5))
    return table
  }

  private mutating func queue() -> QueueSpecification {
    var queue = QueueSpecification()
    queue.consumer = 5
    queue.batch = pick([1, 4])
    queue.window = .seconds(pick([0, 2]))
    queue.groups = pick([0, 3])
    queue.visibility = .seconds(5)
    queue.deadLetter = 6
    queue.receivesMax = pick([1, 3])
    queue.poison = FaultPattern(pick([.never, .probability(0.2)]))
    queue.duplicates = FaultPattern(queue.groups == 0 ? pick([.never, .every(3)]) : .never)
    return queue
  }

  private mutating func worker() -> FunctionSpecification {
    var worker = FunctionSpecification()
    worker.program = [.work(.exponential(mean: .seconds(0.5)))]
    worker.reportsItemFailures = pick([true, false])
    worker.reserved = pick([nil, 1])
    return worker
  }

  private mutating func fleet() -> ServerSpecification {
    var fleet = ServerSpecification()
    fleet.count = 2
    fleet.work = .exponential(mean: .seconds(0.3))
    fleet.queueMax = pick([nil, 3])
    fleet.patience = pick([nil, .seconds(1)])
    fleet.crashes = [.start + .seconds(30)]
    fleet.scaling = pick([nil, .init(least: 1, most: 4, period: .seconds(5), cooldown: .zero)])
    fleet.boot = .constant(.seconds(4))
    fleet.scaling?.steps = pick([[], [.init(use: 0.7, change: 1), .init(use: 0.2, change: -1)]])
    fleet.scaling?.plan = pick([
      [], [.init(at: .start + .seconds(20), least: 3, most: 3, isDaily: false)],
    ])
    return fleet
  }

  private mutating func database() -> DatabaseSpecification {
    var database = DatabaseSpecification()
    database.connectionsMax = 3
    database.hasPool = pick([true, false])
    database.latency = .constant(.milliseconds(20))
    return database
  }

  private mutating func cache() -> CacheSpecification {
    var cache = CacheSpecification()
    cache.keys = 20
    cache.capacity = 5
    cache.timeToLive = .seconds(3)
    cache.skew = pick([0, 1])
    cache.origin = pick([nil, 3])
    cache.coalesces = pick([true, false])
    return cache
  }

  private static let workflow: WorkflowSpecification = {
    var workflow = WorkflowSpecification()
    workflow.states = [
      .init(
        "task", .task(Operation(.invoke, target: 7)), next: 1,
        retries: [.init(policy: RetryPolicy(attempts: 2))], catches: 2),
      .init("map", .map(count: 3, start: 3, concurrency: 2), next: 2),
      .init("done", .succeed), .init("item", .wait(.constant(.seconds(0.1)))),
    ]
    return workflow
  }()
}
