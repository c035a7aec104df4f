import Simulation

/// Documented behaviour of single services.
enum SemanticsCases {
  /// Steps of one kind in a traced run.
  private static func steps(_ run: Run, _ kind: StepKind) -> [TraceEntry] {
    run.entries.filter { $0.step == kind }
  }

  private static func traced(_ services: [Service], rules: RuleBook = RuleBook()) -> Run {
    Run(Scenario(services: services, rules: rules))
  }

  static func workflow(_ sample: SimulatorCase) -> [String: CaseValue]? {
    guard let interval = sample.input("interval_s") else { return nil }
    let policy = RetryPolicy(
      attempts: Int(sample.input("max_attempts", 3) ?? 3) + 1, delay: .seconds(interval),
      backoff: sample.input("backoff_rate", 2) ?? 2,
      delayMax: sample.input("max_delay_s").map { .seconds($0) } ?? .forever)
    var workflow = WorkflowSpecification()
    workflow.states = [
      .init("task", .task(Operation(.invoke, target: 2)), retries: [.init(policy: policy)])
    ]
    var function = FunctionSpecification(.constant(.zero))
    function.errors = FaultPattern(.always)
    if let failing = sample.input("failures") {
      function.errors = FaultPattern(.firstAttempts(Int(failing)))
    }
    let client = ClientSpecification(target: 1, traffic: .times([.start]))
    let run = traced([
      Service("client", .client(client)), Service("flow", .workflow(workflow)),
      Service("task", .function(function)),
    ])
    let isFailed = run.figure("flow", "failed") > 0
    return [
      "waits_s": .list(
        steps(run, .retry).map { .number(SimDuration(nanoseconds: $0.value).seconds) }),
      "attempts": .number(run.figure("task", "started")),
      "result": .text(isFailed ? "error" : "success"),
      "transitions": .number(run.figure("flow", "transitions")),
    ]
  }

  static func handedOver(_ sample: SimulatorCase) -> [String: CaseValue]? {
    guard let span = sample.input("duration_s") else { return nil }
    var function = FunctionSpecification(.constant(.seconds(span)))
    function.onFailure = 2
    function.errors = FaultPattern(.always)
    if let failing = sample.input("failures") {
      function.errors = FaultPattern(.firstAttempts(Int(failing)))
    }
    if let retries = sample.input("max_retries") { function.laterRetries = Int(retries) }
    var client = ClientSpecification(target: 1, traffic: .times([.start]))
    client.operation = .invokeLater
    let run = traced([
      Service("client", .client(client)), Service("work", .function(function)),
      Service("dead letters", .queue(QueueSpecification())),
    ])
    let isDead = run.figure("dead letters", "sent") > 0
    return [
      "attempts": .number(run.figure("work", "started")),
      "attempt_start_s": .list(steps(run, .run).map { .number($0.time.seconds) }),
      "final": .text(isDead ? "on-failure destination or dead-letter queue" : "success"),
    ]
  }

  static func queue(_ sample: SimulatorCase) -> [String: CaseValue]? {
    let names = sample.inputs["batch"]?.list.compactMap(\.text) ?? []
    let failing = sample.inputs["batchItemFailures"]?.list.compactMap(\.text)
    guard !names.isEmpty else { return nil }
    var queue = QueueSpecification()
    queue.consumer = 2
    queue.batch = names.count
    queue.window = .seconds(1)
    let poison = (failing ?? []).compactMap { name in names.firstIndex(of: name).map { $0 + 1 } }
    queue.poison = FaultPattern(.calls(poison))
    var function = FunctionSpecification(.constant(.seconds(1)))
    function.reportsItemFailures = failing != nil
    var client = ClientSpecification(
      target: 1, traffic: .bursts([.init(at: .start, count: names.count)]))
    client.operation = .send
    var scenario = Scenario(services: [
      Service("client", .client(client)), Service("queue", .queue(queue)),
      Service("work", .function(function)),
    ])
    scenario.horizon = .seconds(50)
    let run = Run(scenario)
    func named(_ step: StepKind) -> CaseValue {
      .list(steps(run, step).map { .text(names[Int($0.subject) - 1]) })
    }
    return ["deleted": named(.delete), "visible_again": named(.reappear)]
  }

  /// Requests at the start of each minute, against a burst that grows.
  static func sharedBurst(_ sample: SimulatorCase) -> [String: CaseValue]? {
    let counts = sample.inputs["requests_per_minute"]?.list.compactMap(\.number) ?? []
    var rules = RuleBook()
    rules.functions.accountLimit = Int(sample.input("account_limit", 10_000) ?? 10_000)
    rules.functions.scaling = .sharedBurst(
      burst: Int(sample.input("initial_burst", 3000) ?? 3000),
      growthPerMinute: Int(sample.input("growth_per_minute", 500) ?? 500))
    let bursts = counts.enumerated().map {
      Traffic.Burst(at: SimTime.start + .seconds(60 * Double($0.offset)), count: Int($0.element))
    }
    let client = ClientSpecification(target: 1, traffic: .bursts(bursts))
    let function = FunctionSpecification(.constant(.seconds(1)))
    var scenario = Scenario(
      services: [Service("client", .client(client)), Service("work", .function(function))],
      rules: rules)
    scenario.limits.traceEntriesMax = 1_000_000
    let run = Run(scenario)
    func perMinute(_ kinds: Set<StepKind>) -> CaseValue {
      let entries = run.entries.filter { kinds.contains($0.step) }
      return .list(
        counts.indices.map { minute in
          .number(Double(entries.count { Int($0.time.seconds / 60) == minute }))
        })
    }
    return ["served": perMinute([.run]), "throttled": perMinute([.throttle])]
  }

  /// Callers who try again every ten seconds, against environments added every ten seconds.
  static func scalingPerFunction(_ sample: SimulatorCase) -> [String: CaseValue]? {
    guard let demand = sample.input("demand_at_t0") else { return nil }
    var rules = RuleBook()
    rules.functions.accountLimit = Int(sample.input("account_limit", 10_000) ?? 10_000)
    rules.functions.scaling = .perFunction(environments: 1000, period: .seconds(10))
    let policy = RetryPolicy(attempts: 100, delay: .seconds(10), backoff: 1)
    let client = ClientSpecification(
      target: 1, traffic: .bursts([.init(at: .start, count: Int(demand))]), retry: policy)
    let function = FunctionSpecification(.constant(.seconds(1000)))
    var figures: [String: CaseValue] = [:]
    for (text, _) in sample.expected["environments_at_s"]?.members ?? [:] {
      guard let second = Double(text) else { continue }
      let run = Run(
        Scenario(
          services: [Service("client", .client(client)), Service("work", .function(function))],
          rules: rules, horizon: .seconds(second + 0.5), focus: .nothing))
      figures[text] = .number(run.figure("work", "environments-now"))
    }
    return ["environments_at_s": .object(figures)]
  }

  static func concurrency(_ sample: SimulatorCase) -> [String: CaseValue]? {
    guard let rate = sample.input("requests_per_s"), let span = sample.input("duration_s") else {
      return nil
    }
    let function = FunctionSpecification(.constant(.seconds(span)))
    var scenario = Scenario.calls(
      .constant(gap: .seconds(1 / rate), first: .start), function, horizon: 1000 + span)
    scenario.warmUp = .seconds(span)
    return ["concurrency": .number(Run(scenario).figure("work", "running").rounded())]
  }

  static func reserved(_ sample: SimulatorCase) -> [String: CaseValue]? {
    let demand = sample.inputs["demand"]?.members.sorted { $0.key < $1.key } ?? []
    var rules = RuleBook()
    rules.functions.accountLimit = Int(sample.input("account_limit", 1000) ?? 1000)
    rules.functions.scaling = .unlimited
    var services: [Service] = []
    for (index, member) in demand.enumerated() {
      var function = FunctionSpecification(.constant(.seconds(1)))
      function.reserved = sample.inputs["reserved"]?[member.key]?.number.map { Int($0) }
      let count = Int(member.value.number ?? 0)
      let client = ClientSpecification(
        target: 2 * index + 1, traffic: .bursts([.init(at: .start, count: count)]))
      services += [
        Service("callers of \(member.key)", .client(client)),
        Service(member.key, .function(function)),
      ]
    }
    let run = traced(services, rules: rules)
    func figures(_ id: String) -> CaseValue {
      .object(
        Dictionary(
          uniqueKeysWithValues: demand.map { ($0.key, .number(run.figure($0.key, id))) }))
    }
    return ["served": figures("started"), "throttled": figures("throttled")]
  }
}
