/// The counts of one function.
package struct FunctionCounts: Hashable, Sendable {
  /// Calls that came, retries of callers included.
  package var arrived = 0
  package var coldStarts = 0
  package var warmStarts = 0
  package var throttled = 0
  package var rejected = 0
  package var succeeded = 0
  package var errors = 0
  package var timeouts = 0
  package var crashes = 0
  package var retries = 0
  package var deadLetters = 0
  /// Calls that the provider stopped because they came out of each other too often.
  package var recursions = 0
  /// Handed-over calls that came twice, and calls that the handler had seen before.
  package var duplicates = 0
  package var recognised = 0
  /// Environments that ended by their age, and those prepared in their place.
  package var aged = 0
  package var preparedAhead = 0
  package var secretsFetched = 0
  package var environmentsCreated = 0
  package var environmentsReleased = 0
  /// Milliseconds billed, by kind.
  package var billedMilliseconds: Int64 = 0
  package var billedProvisionedMilliseconds: Int64 = 0
  package var billedInitialisation: Int64 = 0
  /// Nanoseconds of environments prepared ahead and given up, in the started steps that are billed;
  /// and those that still stand at the end, by how long they have.
  package var preparedClosed: Int64 = 0
  package var preparedStanding: [Prepared] = []
  package var idleNanoseconds = 0.0
  package var lifespanSeconds = 0.0
  package var running = Occupancy()
  package var alive = Occupancy()
  package var laterWaiting = Occupancy()
  package var duration = Histogram()
  package var initialisation = Histogram()

  /// So many environments, prepared ahead for so long.
  package struct Prepared: Hashable, Sendable {
    package let span: SimDuration
    package var count: Int
  }

  /// Calls that an environment took.
  package var started: Int { coldStarts + warmStarts }
}

/// A function and its environments.
package struct FunctionService {
  package typealias Specification = FunctionSpecification

  enum State: UInt8 { case gone, starting, running, waiting, idle }

  /// One environment and the call it works on.
  struct Environment {
    var number: UInt32
    var state: State
    var generation: UInt16
    var isProvisioned: Bool
    /// Takes part of another environment's load: only the wrong rule that lets one serve all.
    var isShadow: Bool
    var isCold: Bool
    /// True when it ends with the call it works on.
    var isOld = false
    /// What was billed of its initialisation.
    var counter: UInt32 = 0
    var created: SimTime
    var idleSince: SimTime
    var began: SimTime
    var deadline: SimTime
    var laneSlot: Int32 = -1
    var deadlineSlot: Int32 = -1
    /// The handed-over call it works on; -1 when somebody waits for the answer.
    var later: Int32 = -1
    var position: Int32 = 0
    var call: Message
    var ordinal: Int = 0
  }

  enum Action {
    static let worked: UInt8 = 0
    static let initialised: UInt8 = 1
    static let expired: UInt8 = 2
    static let timedOut: UInt8 = 3
    static let crashed: UInt8 = 4
    static let laterRetry: UInt8 = 5
    static let deployed: UInt8 = 6
    static let placed: UInt8 = 7
    static let initialisationLimit: UInt8 = 8
    static let prepared: UInt8 = 9
    static let looked: UInt8 = 10
    static let aged: UInt8 = 11
  }

  let node: NodeID
  let specification: FunctionSpecification
  let rules: RuleBook.Functions
  let wrong: Set<WrongRule>
  let isReserved: Bool
  let keepsNothing: Bool
  let capacity: Int
  /// So many calls behind a call are taken for a circle.
  let chainMax: UInt8
  var rate: RequestRate
  let timeout: SimDuration
  let waitsForOthers: Bool
  let hasFaults: Bool
  /// Whether a step of the handler fails, and not its end.
  let failsAtStep: Bool
  /// The handler's only work, when it does nothing else: the common case.
  let soleWork: Sampler
  let hasSoleWork: Bool
  let coldResponse: Sampler
  let hasColdResponse: Bool
  let samplers: [Sampler]
  let scale: Double
  var luck: RandomStream
  var faults: RandomStream
  var environments = Slab<Environment>()
  var free = Slab<UInt32>()
  var idle: IdleSet
  /// The idle ones among those prepared ahead, which are taken first.
  var ready: IdleSet
  /// Since when each environment that is prepared ahead is paid for.
  var prepared: [SimTime] = []
  var preparedTracker = TargetTracker()
  /// How many of those there are.
  var preparedAlive = 0
  var idleLane: LaneID = 0
  var deadlineLane: LaneID = 0
  var laters: [Later] = []
  var freeLaters: [Int32] = []
  var retryLanes: [LaneID] = []
  var counts = FunctionCounts()
  /// Environments that existed before the last deployment have numbers up to this.
  var deployedAfter: UInt32 = 0
  /// Calls ever taken by an environment: the number of the next one is one more.
  var taken = 0
  /// Environments ever created; the next one's number is one more.
  var created: UInt32 = 0
  var sharedCounter: UInt32 = 0
  var zones = LostZones()
  let databases: [Int]
  let lifetime: Sampler
  let hasLifetime: Bool
  /// Environments by number, where they end by their age.
  var living: [UInt32: Int] = [:]
  let isOnce: Bool
  var known: [UInt64: Known] = [:]
  /// Calls ever handed over.
  var handedOver = 0
  /// Who calls its address: clients, by place in the scenario; none when it has none.
  let visitors: [Bool]
  let hasURL: Bool
  let isSigned: Bool
  let hasDuplicates: Bool
  /// Secrets that each call fetches.
  let secretsOfCall: Int

  package init(_ specification: Specification, _ site: ServiceSite) {
    let (rules, wrong) = (site.rules.functions, site.wrong)
    node = site.node
    let circle = site.circle
    var specification = specification
    specification.program = Self.program(of: specification)
    self.specification = specification
    lifetime = Sampler(specification.lifetime ?? .none)
    hasLifetime = specification.lifetime != nil
    isOnce = specification.idempotency != nil
    hasURL = specification.url != nil
    isSigned = specification.url == .signed
    visitors = hasURL ? site.scenario.services.map { $0.kind.client != nil } : []
    hasDuplicates = specification.duplicates != .never
    let secrets = specification.secrets
    secretsOfCall = secrets?.isEachCall == true ? secrets?.count ?? 0 : 0
    self.rules = rules
    chainMax =
      circle > 0 && rules.recursionMax > 0
      ? UInt8(clamping: min(255, circle) * min(255, rules.recursionMax)) : .max
    self.wrong = wrong
    keepsNothing = wrong.contains(.noReuse)
    isReserved = specification.reserved != nil
    capacity = wrong.contains(.noLimit) ? .max : specification.reserved ?? .max
    let unit = wrong.contains(.noLimit) ? 0 : rules.requestsPerConcurrency
    rate = RequestRate(
      limit: unit > 0 ? (specification.reserved.map { $0 * unit } ?? .max) : .max,
      growth: unit > 0 ? rules.scalingRequests : 0, period: rules.scaling.period)
    timeout = wrong.contains(.noTimeout) ? .forever : specification.timeout
    waitsForOthers = specification.program.contains { $0.kind != .work }
    let patterns = [specification.errors, specification.crashes, specification.slow]
    hasFaults = patterns.contains { $0 != .never }
    failsAtStep = specification.errors.step != nil
    databases = Set(specification.program.filter { $0.kind == .query }.map { $0.target }).sorted()
    let share = FunctionSpecification.processors(
      memory: specification.memory, memoryPerProcessor: rules.memoryPerProcessor)
    scale = specification.isProcessorBound ? max(1, 1 / share) : 1
    let program = specification.program
    hasSoleWork = program.count == 1 && !waitsForOthers && !program[0].isPerItem
    soleWork = Sampler(program.first?.duration ?? .none)
    hasColdResponse = specification.coldResponse != nil
    coldResponse = Sampler(specification.coldResponse ?? .none)
    samplers = program.map { Sampler($0.duration) }
    luck = site.stream("work")
    faults = site.stream("faults")
    idle = IdleSet(specification.reuse, stream: site.stream("reuse"))
    ready = IdleSet(specification.reuse, stream: site.stream("ready"))
  }

  package mutating func begin(_ effects: inout Effects) {
    let keepsForEver = wrong.contains(.neverRelease) || wrong.contains(.alwaysWarm)
    idleLane = effects.openLane(
      keepsForEver ? .forever : wrong.contains(.noReuse) ? .zero : specification.idleTimeout,
      .expiry)
    deadlineLane = effects.openLane(timeout, .expiry)
    for wait in rules.laterRetryWaits {
      retryLanes.append(effects.openLane(wait, .arrival))
    }
    for deployment in specification.deployments {
      effects.remind(Timer(node, Action.deployed), after: deployment - .start, .control)
    }
    prepare(specification.provisioned, &effects)
    for (index, change) in specification.provisionedPlan.enumerated() {
      effects.remind(
        Timer(node, Action.prepared, UInt32(index)), after: change.time - .start, .control)
    }
    if let tracking = specification.provisionedTracking {
      effects.remind(Timer(node, Action.looked), after: tracking.period, .control)
    }
  }

  /// A call, or the answer of a service that a handler asked.
  @inline(__always)
  package mutating func receive(_ message: Message, _ effects: inout Effects) {
    guard message.kind == .call else { return resume(message, &effects) }
    if message.operation == .invokeLater { return take(later: message, &effects) }
    counts.arrived += 1
    if let refusal = refusal(message) { return refuse(message, refusal, &effects) }
    if let cause = admit(message, later: -1, &effects) {
      counts.throttled += 1
      effects.note(.throttle, node, request: message.request, cause: cause)
      effects.send(message.answer(.throttled))
    }
  }

  @inline(__always)
  package mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    if timer.action == Action.worked {
      guard let index = environment(of: timer.token) else { return }
      environments[index].position += 1
      proceed(index, &effects)
    } else if timer.action == Action.expired {
      expire(Int(timer.token), &effects)
    } else {
      wakeRarely(timer, &effects)
    }
  }

  private mutating func wakeRarely(_ timer: Timer, _ effects: inout Effects) {
    switch timer.action {
    case Action.laterRetry: attempt(later: Int32(timer.token), &effects)
    case Action.deployed: deploy(&effects)
    case Action.prepared:
      prepare(specification.provisionedPlan[Int(timer.token)].count, &effects)
    case Action.looked: lookAtPrepared(&effects)
    case Action.aged: age(timer.token, &effects)
    default:
      guard let index = environment(of: timer.token) else { return }
      switch timer.action {
      case Action.placed: initialise(index, &effects)
      case Action.initialised: initialised(index, &effects)
      case Action.initialisationLimit: initialiseAgain(index, &effects)
      case Action.timedOut: timeOut(index, &effects)
      case Action.crashed: crash(index, &effects)
      default: break
      }
    }
  }

  /// The environment a reminder speaks of, unless that call has ended since.
  @inline(__always)
  func environment(of token: UInt32) -> Int? {
    let index = Int(token & 0xF_FFFF)
    return environments[index].generation == UInt16(token >> 20) ? index : nil
  }

  @inline(__always)
  func token(_ index: Int) -> UInt32 {
    UInt32(index) | UInt32(environments[index].generation) << 20
  }

  private func refusal(_ message: Message) -> Outcome? {
    if message.chain >= chainMax {
      return message.operation == .batch ? .functionError : .badRequest
    }
    // A batch counts in `flaws` the items that cannot be processed.
    let denied = message.operation != .batch && message.flaws & CallFlaw.noPermission != 0
    if denied { return .forbidden }
    if isSigned, message.flaws & CallFlaw.noToken != 0, isVisitor(message) {
      return .forbidden
    }
    return Int(message.size) > rules.payloadMax ? .tooLarge : nil
  }

  private mutating func refuse(
    _ message: Message, _ outcome: Outcome, _ effects: inout Effects
  ) {
    counts.rejected += 1
    let isRecursion = message.chain >= chainMax
    if isRecursion { counts.recursions += 1 }
    let isUnsigned = message.flaws & CallFlaw.noPermission == 0
    let cause: Cause =
      isRecursion
      ? .recursion
      : outcome == .tooLarge ? .payloadTooLarge : isUnsigned ? .noToken : .missingPermission
    effects.note(.reject, node, request: message.request, cause: cause)
    effects.send(message.answer(outcome))
  }

  package mutating func finish(_ effects: inout Effects) {
    counts.running.settle(at: effects.now)
    counts.alive.settle(at: effects.now)
    counts.laterWaiting.settle(at: effects.now)
    for since in prepared {
      let span = effects.now - since
      if counts.preparedStanding.last?.span == span {
        counts.preparedStanding[counts.preparedStanding.count - 1].count += 1
      } else {
        counts.preparedStanding.append(FunctionCounts.Prepared(span: span, count: 1))
      }
    }
    for index in environments.indices where environments[index].state == .idle {
      let since = environments[index].idleSince
      counts.idleNanoseconds += Double((effects.now - since).nanoseconds)
    }
  }

  /// Counts anew from here; environments and their numbers stay.
  package mutating func forget(at now: SimTime) {
    var fresh = FunctionCounts()
    fresh.running = counts.running
    fresh.alive = counts.alive
    fresh.laterWaiting = counts.laterWaiting
    fresh.running.forget(at: now)
    fresh.alive.forget(at: now)
    fresh.laterWaiting.forget(at: now)
    counts = fresh
    prepared = prepared.map { _ in now }
  }
}
