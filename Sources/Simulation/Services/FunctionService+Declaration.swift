// What the program knows of functions.
extension FunctionService: SimulatedService {
  package static let facts = ServiceFacts(
    "function", "Runs a handler in environments that come and go.", part: .pool)

  package static func outlets(of specification: Specification) -> [Outlet] {
    let program = specification.program
    let asked = program.indices.filter { program[$0].kind != .work }.map { index in
      Outlet(
        program[index].target, after: program[..<index].leastWork,
        passesOn: !program[index].kind.isReading)
    }
    let store = specification.idempotency.map { [Outlet($0.store)] } ?? []
    return asked + store + Outlet.to(specification.onFailure, isCertain: false)
      + Outlet.to(specification.onSuccess, after: program.leastWork)
  }

  package var violations: [String] {
    var broken: [String] = []
    let states = environments.all.filter { !$0.isShadow || $0.state != .idle }
    let alive = states.count { $0.state != .gone && !$0.isShadow }
    let idle = states.count { $0.state == .idle }
    let ended = counts.succeeded + counts.errors + counts.timeouts + counts.crashes
    if counts.started != ended + counts.running.count {
      broken.append("function: \(counts.started) started, \(ended) ended")
    }
    if wrong.isEmpty, alive != counts.alive.count {
      broken.append("function: \(alive) environments live, \(counts.alive.count) are counted")
    }
    if wrong.isEmpty, counts.alive.count != counts.running.count + idle {
      broken.append("function: an environment neither works nor rests")
    }
    if idle != self.idle.count + ready.count {
      broken.append("function: \(idle) rest, \(self.idle.count) wait")
    }
    if counts.running.count > capacity { broken.append("function: beyond its own limit") }
    return broken
  }

  package var measures: [Measure] {
    counts.measures(specification) + counts.extraMeasures(specification)
  }
  package var occupancies: Occupancies? {
    Occupancies(running: counts.running, alive: counts.alive, latency: counts.duration)
  }

  /// Requests that ran, their time × memory, what was prepared ahead, scratch space, and what goes
  /// with a function: answers that are streamed, logs, snapshots, its network.
  package func meter(_ usage: inout ServiceUsage) {
    if wrong.contains(.flatMonthlyFee) {
      return usage.addStanding("ec2.t3.small", usage.hours, .boot)
    }
    meterRuns(&usage)
    let memory = specification.memory
    let architecture = specification.architecture.rawValue
    meterPrepared(&usage)
    usage.add(
      "lambda.provisioned-duration.\(architecture)",
      .gigabyteSeconds(counts.billedProvisionedMilliseconds, memory), .finish)
    meterSnapshot(&usage)
    meterBytes(&usage)
    if let secrets = specification.secrets {
      usage.addStanding(
        "secretsmanager.secrets", usage.hours * Exact(secrets.count), nil)
      usage.add("secretsmanager.calls", Exact(counts.secretsFetched), .initialise)
    }
  }

  /// What was given up in the steps that are billed; what still stands goes on, and its last step
  /// is rounded up on the bill alone.
  private func meterPrepared(_ usage: inout ServiceUsage) {
    let item = "lambda.provisioned.\(specification.architecture.rawValue)"
    let gigabytes = Exact(specification.memory, over: 1024)
    let closed = Exact(counts.preparedClosed).divided(by: 1_000_000_000)
    usage.addStanding(item, closed * gigabytes, .provision)
    for group in counts.preparedStanding {
      let ahead = Exact(group.count) * gigabytes
      usage.addStanding(
        item, ahead * Exact(measured: group.span.seconds), .provision,
        billedPer: ahead * Exact(measured: rules.provisionedBilledPer.seconds))
    }
  }

  private var billedMilliseconds: Int64 {
    var billed = counts.billedMilliseconds + counts.billedInitialisation
    if wrong.contains(.billIdle) {
      billed.add(clamped: Int64(clamped: counts.idleNanoseconds / 1e6))
    }
    return billed
  }

  private func meterRuns(_ usage: inout ServiceUsage) {
    let memory = specification.memory
    let time = Exact.gigabyteSeconds(billedMilliseconds, memory)
    if specification.isAtEdge {
      usage.add("lambda.edge-requests", Exact(counts.started), .run)
      return usage.add("lambda.edge-duration", time, .finish)
    }
    usage.add("lambda.requests", Exact(counts.started), .run)
    usage.add("lambda.duration.\(specification.architecture.rawValue)", time, .finish)
    usage.add(
      "lambda.scratch",
      Exact.gigabyteSeconds(billedMilliseconds, max(0, specification.scratch - 512)), .finish)
  }

  /// A snapshot is kept as long as its version exists, and each environment begins as a copy.
  private func meterSnapshot(_ usage: inout ServiceUsage) {
    guard specification.restore != nil, specification.billsSnapshot else { return }
    let gigabytes = Exact(specification.memory, over: 1024)
    usage.addStanding("lambda.snapstart-cache", usage.span * gigabytes, nil)
    usage.add(
      "lambda.snapstart-restores", Exact(counts.environmentsCreated) * gigabytes, .allocate)
  }

  /// Bytes by what they are: streamed above the usual limit, written to the log, sent outside.
  private func meterBytes(_ usage: inout ServiceUsage) {
    let streamed = max(0, specification.answerSize - rules.payloadMax)
    usage.add("lambda.streamed", .gigabytes(streamed, times: counts.succeeded), .finish)
    usage.add(
      "cloudwatch.logs", .gigabytes(specification.logBytes, times: counts.started), .finish)
    guard let network = specification.network else { return }
    usage.add(network, .gigabytes(network.bytes, times: counts.started))
  }

  package static func follow(
    _ entry: TraceEntry, _ specification: Specification, _ states: inout TraceStates
  ) {
    let environment = TraceSubject.environment(Int(entry.subject))
    switch entry.step {
    case .allocate, .provision:
      states.set(environment, entry.step == .allocate ? .allocated : .idle)
      states.count(.environments)
    case .initialise:
      states.set(environment, .initialising)
      states.remember(entry.value, of: environment)
    case .run:
      countStart(environment, specification, &states)
      states.set(environment, .running)
      states.count(.running)
      states.set(
        .counter(Int(entry.subject)), .number(Int(entry.value)), start: .number(0))
    case .finish, .error, .timeOut, .crash:
      _ = states.recall(environment)
      let isRunning = states.word(environment) == .running
      guard entry.subject > 0, entry.value > 0 || isRunning else { return }
      let billed = SimDuration(nanoseconds: entry.value).startedMilliseconds
      states.count(.billed, Int(billed))
      if isRunning { states.count(.running, -1) }
    case .keep: states.set(environment, .idle)
    case .release:
      states.set(environment, .released)
      states.count(.environments, -1)
    case .throttle: states.count(.throttled)
    case .deadLetter, .abort: states.count(.givenUp)
    default: break
    }
  }

  /// What starting an environment costs is counted when it is done, where the book bills it.
  private static func countStart(
    _ environment: TraceSubject, _ specification: Specification, _ states: inout TraceStates
  ) {
    guard let span = states.recall(environment),
      specification.package != .archive || states.rules.functions.billsPackageInitialisation
    else { return }
    states.count(.billed, Int(SimDuration(nanoseconds: span).startedMilliseconds))
  }

  package static func subjectName(
    _ subject: Int, _ specification: Specification
  ) -> String? { nil }
}

extension Service.Kind {
  package static func function(_ specification: FunctionService.Specification) -> Self {
    Self(FunctionService.self, specification)
  }
  package var function: FunctionService.Specification? { specification(of: FunctionService.self) }
}

extension FunctionCounts {
  func measures(_ specification: FunctionSpecification) -> [Measure] {
    callMeasures + environmentMeasures
      + duration.measures("duration") + [
        Measure("mean-initialisation", initialisation.meanSeconds, .seconds),
        Measure("billed", Double(billedMilliseconds + billedInitialisation), .milliseconds),
        Measure("billed-provisioned", Double(billedProvisionedMilliseconds), .milliseconds),
        Measure(
          "billed-gb-s",
          Double(billedMilliseconds + billedInitialisation) * Double(specification.memory)
            / 1.024e6, .gigabyteSeconds),
      ]
  }

  private var callMeasures: [Measure] {
    [
      Measure("arrived", Double(arrived)), Measure("started", Double(started)),
      Measure("cold-starts", Double(coldStarts)), Measure("warm-starts", Double(warmStarts)),
      Measure("cold-share", Double(coldStarts) / Double(max(1, started)), .share),
      Measure("throttled", Double(throttled)),
      Measure("throttled-share", Double(throttled) / Double(max(1, arrived)), .share),
      Measure("rejected", Double(rejected)), Measure("succeeded", Double(succeeded)),
      Measure("errors", Double(errors)), Measure("timeouts", Double(timeouts)),
      Measure("crashes", Double(crashes)), Measure("retries", Double(retries)),
      Measure("dead-letters", Double(deadLetters)),
    ] + (recursions > 0 ? [Measure("recursions-stopped", Double(recursions))] : [])
  }

  /// Figures of what only some functions have.
  func extraMeasures(_ specification: FunctionSpecification) -> [Measure] {
    var measures: [Measure] = []
    if specification.lifetime != nil {
      measures.append(Measure("ended-by-age", Double(aged)))
      measures.append(Measure("prepared-ahead", Double(preparedAhead)))
    }
    if specification.duplicates != .never {
      measures.append(Measure("duplicates", Double(duplicates)))
    }
    if specification.idempotency != nil {
      measures.append(Measure("recognised", Double(recognised)))
    }
    if specification.secrets != nil {
      measures.append(Measure("secrets-fetched", Double(secretsFetched)))
    }
    return measures
  }

  private var environmentMeasures: [Measure] {
    [
      Measure("running", running.mean, .mean), Measure("running-now", Double(running.count)),
      Measure("p50-running", Double(running.percentile(0.5))),
      Measure("p99-running", Double(running.percentile(0.99))),
      Measure("peak-running", Double(running.peak)),
      Measure("environments", alive.mean, .mean),
      Measure("environments-now", Double(alive.count)),
      Measure("peak-environments", Double(alive.peak)),
      Measure("environments-created", Double(environmentsCreated)),
      Measure("environments-released", Double(environmentsReleased)),
      Measure("idle", max(0, alive.mean - running.mean), .mean),
      Measure("idle-time", idleNanoseconds / 1e9, .seconds),
      Measure("utilisation", alive.mean > 0 ? running.mean / alive.mean : 0, .share),
      Measure("lifespan", lifespanSeconds / Double(max(1, environmentsReleased)), .seconds),
    ]
  }
}

extension Account {
  /// The account of a scenario: what its functions have reserved is not for the others.
  init(_ scenario: Scenario) {
    let reserved = scenario.services.reduce(0) {
      $0 + ($1.kind.function.map { $0.reserved ?? $0.provisionedMost } ?? 0)
    }
    self.init(
      rules: scenario.rules.functions, reserved: reserved,
      isLimited: !scenario.wrong.contains(.noLimit))
  }
}
