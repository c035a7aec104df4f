// From a call to an environment that works on it, and back to rest.
extension FunctionService {
  /// Finds or makes an environment for the call. Answers why it could not, or nil.
  @inline(__always)
  mutating func admit(_ call: Message, later: Int32, _ effects: inout Effects) -> Cause? {
    if counts.running.count >= capacity { return capacity == 0 ? .reservedZero : .reservedLimit }
    guard rate.hasRoom(at: effects.now) else { return .requestRate }
    if let index = ready.popFirst() {
      wake(idle: Int(index), call, later, &effects)
      return nil
    }
    if !isReserved {
      guard effects.account.hasUnreservedRoom else { return .accountLimit }
      guard effects.account.hasRate(at: effects.now) else { return .requestRate }
    }
    if let index = idle.popFirst() {
      wake(idle: Int(index), call, later, &effects)
      return nil
    }
    guard hasPlace(&effects) else { return .accountLimit }
    guard !zones.areAllLost else { return .noZone }
    if wrong.contains(.oneEnvironmentServesAll), let shared = shareable {
      share(shared, call, later, &effects)
      return nil
    }
    guard effects.account.takeEnvironment(for: node, at: effects.now) else {
      return .scalingRate
    }
    allocate(call, later, &effects)
    return nil
  }

  /// Whether one more environment can be told apart; the run ends when it cannot.
  @inline(__always)
  func hasPlace(_ effects: inout Effects) -> Bool {
    if environments.count < Limits.environmentsMax || !free.isEmpty { return true }
    effects.stop(.tooManyAtOnce, at: node)
    return false
  }

  @inline(__always)
  private mutating func wake(
    idle index: Int, _ call: Message, _ later: Int32, _ effects: inout Effects
  ) {
    let since = environments[index].idleSince
    counts.idleNanoseconds += Double((effects.now - since).nanoseconds)
    let slot = environments[index].laneSlot
    if slot >= 0 { effects.leave(idleLane, slot) }
    environments[index].laneSlot = -1
    environments[index].isCold = false
    counts.warmStarts += 1
    occupy(index, call, later, &effects)
    effects.note(
      .reuse, node, request: call.request, subject: environments[index].number,
      cause: environments[index].isProvisioned ? .provisionedEnvironment : .idleEnvironment)
    run(index, &effects)
  }

  @inline(__always)
  private mutating func occupy(
    _ index: Int, _ call: Message, _ later: Int32, _ effects: inout Effects
  ) {
    environments[index].call = call
    environments[index].later = later
    taken += 1
    environments[index].ordinal = taken
    rate.count()
    effects.account.start(isReserved: isReserved || environments[index].isProvisioned)
    counts.running.add(1, at: effects.now)
  }

  mutating func create(_ call: Message, _ effects: inout Effects) -> Int {
    counts.environmentsCreated += 1
    counts.alive.add(1, at: effects.now)
    repeat { created += 1 } while zones.isLost(created)
    let number = created
    let index = free.popLast().map(Int.init) ?? environments.count
    let generation = index < environments.count ? environments[index].generation : 0
    let environment = Environment(
      number: number, state: .starting, generation: generation, isProvisioned: false,
      isShadow: false, isCold: true, created: effects.now, idleSince: effects.now,
      began: effects.now, deadline: .never, call: call)
    if index < environments.count {
      environments[index] = environment
    } else {
      environments.append(environment)
    }
    if hasLifetime { expectEnd(index, &effects) }
    if let secrets = specification.secrets, !secrets.isEachCall, specification.restore == nil {
      counts.secretsFetched += secrets.count
    }
    return index
  }

  private mutating func allocate(
    _ call: Message, _ later: Int32, _ effects: inout Effects
  ) {
    if wrong.contains(.alwaysWarm) { return pretendWarm(call, later, &effects) }
    let index = create(call, &effects)
    counts.coldStarts += 1
    occupy(index, call, later, &effects)
    effects.note(
      .allocate, node, request: call.request, subject: environments[index].number,
      cause: .noIdleEnvironment)
    if hasColdResponse { return run(index, &effects) }
    let placement = specification.placement.duration(
      luck.value(UInt64(environments[index].number), salt: 0xA110_C000))
    guard placement > .zero else { return initialise(index, &effects) }
    effects.remind(Timer(node, Action.placed, token(index)), after: placement, .completion)
  }

  /// The wrong rule: an environment has been waiting for this call, ready to run.
  private mutating func pretendWarm(
    _ call: Message, _ later: Int32, _ effects: inout Effects
  ) {
    let index = create(call, &effects)
    environments[index].isCold = false
    let number = environments[index].number
    effects.note(.provision, node, request: 0, subject: number)
    counts.warmStarts += 1
    occupy(index, call, later, &effects)
    effects.note(.reuse, node, request: call.request, subject: number, cause: .idleEnvironment)
    run(index, &effects)
  }

  /// The environment that the wrong rule lets work on everything: the first that is there.
  private var shareable: Int? {
    (0..<environments.count).first {
      environments[$0].state != .gone && !environments[$0].isShadow
    }
  }

  /// The wrong rule: another slot of one environment, warm at once.
  private mutating func share(
    _ shared: Int, _ call: Message, _ later: Int32, _ effects: inout Effects
  ) {
    let index = free.popLast().map(Int.init) ?? environments.count
    var environment = environments[shared]
    environment.isShadow = true
    environment.isCold = false
    let number = environment.number
    if index < environments.count {
      environment.generation = environments[index].generation
      environments[index] = environment
    } else {
      environments.append(environment)
    }
    counts.warmStarts += 1
    occupy(index, call, later, &effects)
    effects.note(.reuse, node, request: call.request, subject: number, cause: .idleEnvironment)
    run(index, &effects)
  }

  mutating func initialise(_ index: Int, _ effects: inout Effects) {
    let number = environments[index].number
    let span = startSpan(number)
    guard span > .zero else { return run(index, &effects) }
    environments[index].began = effects.now
    effects.note(
      .initialise, node, request: environments[index].call.request, subject: number,
      value: span.nanoseconds)
    let isTooLong = span > rules.initialisationLimit && !wrong.contains(.noTimeout)
    effects.remind(
      Timer(node, isTooLong ? Action.initialisationLimit : Action.initialised, token(index)),
      after: isTooLong ? rules.initialisationLimit : span, .completion)
  }

  /// How long an environment takes to start: a copy, or the code outside the handler, which may ask
  /// for secrets.
  private func startSpan(_ number: UInt32) -> SimDuration {
    let draw = luck.value(UInt64(number), salt: 0x1417_0000)
    if let restore = specification.restore { return restore.duration(draw) }
    let span = specification.initialisation.duration(draw)
    guard let secrets = specification.secrets, !secrets.isEachCall else { return span }
    return (0..<secrets.count).reduce(span) { sum, secret in
      sum + secrets.latency.duration(luck.value(UInt64(number), salt: 0x5EC0_0000 | UInt64(secret)))
    }
  }

  mutating func initialised(_ index: Int, _ effects: inout Effects) {
    let span = effects.now - environments[index].began
    counts.initialisation.add(span)
    let isBilled =
      specification.package != .archive || rules.billsPackageInitialisation
      || environments[index].isProvisioned
    if isBilled { counts.billedInitialisation += span.startedMilliseconds }
    run(index, &effects)
  }

  /// Initialisation beyond its limit is stopped and done again as part of the first call, under
  /// the call's own timeout.
  mutating func initialiseAgain(_ index: Int, _ effects: inout Effects) {
    effects.note(
      .timeOut, node, request: environments[index].call.request,
      subject: environments[index].number, cause: .initialisationLimit)
    environments[index].state = .running
    environments[index].began = effects.now
    environments[index].position = -1
    let span = startSpan(environments[index].number)
    environments[index].deadline = effects.now + timeout
    let isTooLong = span > timeout
    effects.remind(
      Timer(node, isTooLong ? Action.timedOut : Action.worked, token(index)),
      after: isTooLong ? timeout : span, .completion)
  }

  /// Puts an environment to rest, or lets it go when nothing is to be kept.
  @inline(__always)
  mutating func rest(_ index: Int, _ effects: inout Effects) {
    let isProvisioned = environments[index].isProvisioned
    effects.account.stop(isReserved: isReserved || isProvisioned)
    counts.running.add(-1, at: effects.now)
    environments[index].generation = (environments[index].generation &+ 1) & 0xFFF
    if environments[index].isShadow { return free.append(UInt32(index)) }
    let number = environments[index].number
    if number <= deployedAfter { return replace(index, .deployment, &effects) }
    if keepsNothing { return replace(index, .neverKept, &effects) }
    if environments[index].isOld {
      replace(index, .lifetimeOver, &effects)
      return succeed(number, &effects)
    }
    if isProvisioned, preparedAlive > prepared.count {
      return release(index, .notPreparedAnyMore, &effects)
    }
    environments[index].state = .idle
    environments[index].idleSince = effects.now
    if isProvisioned {
      ready.insert(UInt32(index), age: number)
    } else {
      idle.insert(UInt32(index), age: number)
      environments[index].laneSlot = effects.join(
        idleLane, Timer(node, Action.expired, UInt32(index)))
    }
    effects.note(.keep, node, request: environments[index].call.request, subject: number)
  }

  @inline(__always)
  mutating func expire(_ index: Int, _ effects: inout Effects) {
    let since = environments[index].idleSince
    counts.idleNanoseconds += Double((effects.now - since).nanoseconds)
    environments[index].laneSlot = -1
    idle.remove(UInt32(index))
    release(index, .idleTooLong, &effects)
  }

  /// The environment is gone, with everything it remembered.
  mutating func release(_ index: Int, _ cause: Cause, _ effects: inout Effects) {
    let environment = environments[index]
    effects.note(
      .release, node, request: cause == .idleTooLong ? 0 : environment.call.request,
      subject: environment.number, cause: cause)
    environments[index].state = .gone
    environments[index].counter = 0
    counts.environmentsReleased += 1
    counts.lifespanSeconds += (effects.now - environment.created).seconds
    counts.alive.add(-1, at: effects.now)
    if environment.isProvisioned { preparedAlive -= 1 }
    if hasLifetime { living[environment.number] = nil }
    free.append(UInt32(index))
    for target in databases {
      // The connection an environment held ends with it.
      effects.send(
        .call(
          .disconnect, to: NodeID(target), from: node, token: .max, request: 0,
          branch: environment.number))
    }
  }

  /// An environment prepared before anybody asks.
  mutating func provision(_ effects: inout Effects) {
    guard hasPlace(&effects), !zones.areAllLost else { return }
    preparedAlive += 1
    let call = Message.call(.invoke, to: node, from: node, token: 0, request: 0)
    let index = create(call, &effects)
    environments[index].isProvisioned = true
    environments[index].isCold = false
    environments[index].state = .idle
    ready.insert(UInt32(index), age: environments[index].number)
    effects.note(.provision, node, request: 0, subject: environments[index].number)
  }

  /// Idle environments of the old version go at once, busy ones when they are done.
  mutating func deploy(_ effects: inout Effects) {
    effects.note(.deploy, node, request: 0, cause: .deployment)
    deployedAfter = created
    releaseIdle(.deployment, &effects)
  }

  /// Lets all idle environments go, oldest first.
  mutating func releaseIdle(_ cause: Cause, _ effects: inout Effects) {
    let numbers = environments.all
    let old = (idle.items + ready.items).sorted {
      numbers[Int($0)].number < numbers[Int($1)].number
    }
    for index in old.map(Int.init) { discard(idle: index, cause, &effects) }
  }

  /// Lets an idle environment go.
  mutating func discard(idle index: Int, _ cause: Cause, _ effects: inout Effects) {
    if environments[index].laneSlot >= 0 {
      effects.leave(idleLane, environments[index].laneSlot)
      environments[index].laneSlot = -1
    }
    if environments[index].isProvisioned {
      ready.remove(UInt32(index))
    } else {
      idle.remove(UInt32(index))
    }
    environments[index].call.request = 0
    replace(index, cause, &effects)
  }

  /// The environment is gone; one that was prepared ahead is prepared again.
  mutating func replace(_ index: Int, _ cause: Cause, _ effects: inout Effects) {
    let wasProvisioned = environments[index].isProvisioned
    release(index, cause, &effects)
    if wasProvisioned, preparedAlive < prepared.count { provision(&effects) }
  }
}

// Environments prepared ahead.
extension FunctionService {
  /// From now on, `count` environments are prepared ahead. Those that work finish first.
  mutating func prepare(_ count: Int, _ effects: inout Effects) {
    while prepared.count < count { prepared.append(effects.now) }
    while prepared.count > count, let since = prepared.popLast() {
      let span = (effects.now - since).started(rules.provisionedBilledPer)
      counts.preparedClosed.add(clamped: span.nanoseconds)
    }
    while preparedAlive < prepared.count, environments.count < Limits.environmentsMax,
      !zones.areAllLost
    {
      provision(&effects)
    }
    while preparedAlive > prepared.count, let index = ready.items.min() {
      ready.remove(index)
      environments[Int(index)].call.request = 0
      release(Int(index), .notPreparedAnyMore, &effects)
    }
  }

  /// Target tracking by the share of prepared environments that work.
  mutating func lookAtPrepared(_ effects: inout Effects) {
    guard let law = specification.provisionedTracking else { return }
    effects.remind(Timer(node, Action.looked), after: law.period, .control)
    counts.running.settle(at: effects.now)
    let busy = preparedTracker.mean(counts.running, over: law.period)
    let present = prepared.count
    let use = present > 0 ? min(1, busy / Double(present)) : busy > 0 ? 1 : 0
    let wanted = preparedTracker.wish(law, use: use, present: present)
    guard wanted != present else { return }
    let isMore = wanted > present
    effects.note(
      isMore ? .scaleOut : .scaleIn, node, request: 0,
      cause: isMore ? .utilisationHigh : .utilisationLow, value: Int64(wanted))
    prepare(wanted, &effects)
  }
}

// Zones.
extension FunctionService {
  /// Environments in a lost zone are gone, with the calls they worked on; new ones are placed in
  /// the zones that are left.
  package mutating func lose(zone: Int, of zones: Int, _ effects: inout Effects) {
    self.zones.lose(zone, of: zones)
    let lost = environments.indices.filter {
      environments[$0].state != .gone && self.zones.home(of: environments[$0].number) == zone
    }
    for index in lost where environments[index].state != .gone {
      if environments[index].state == .idle {
        discard(idle: index, .zoneLost, &effects)
      } else {
        end(index, .crashed, .environmentLost, &effects)
      }
    }
  }

  /// The zone is back: what could not be prepared anywhere is prepared now.
  package mutating func regain(zone: Int, _ effects: inout Effects) {
    zones.regain(zone)
    prepare(prepared.count, &effects)
  }
}
