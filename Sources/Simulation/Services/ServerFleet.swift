/// The counts of a fleet.
package struct ServerCounts: Hashable, Sendable {
  package var arrived = 0
  package var served = 0
  package var failed = 0
  /// Turned away: the queue was full, or the wait too long.
  package var refused = 0
  /// Requests that had to wait.
  package var waited = 0
  package var lost = 0
  package var booted = 0
  package var stopped = 0
  package var busy = Occupancy()
  package var places = Occupancy()
  package var alive = Occupancy()
  package var queued = Occupancy()
  package var inSystem = Occupancy()
  package var wait = Histogram()
  package var response = Histogram()
}

/// Servers behind one queue, first come first served.
package struct ServerFleet {
  package typealias Specification = ServerSpecification

  enum State: UInt8 { case booting, ready, leaving, gone }

  enum Action {
    static let served: UInt8 = 0
    static let booted: UInt8 = 1
    static let tired: UInt8 = 2
    static let look: UInt8 = 3
    static let crash: UInt8 = 4
    static let patchStart: UInt8 = 5
    static let patchEnd: UInt8 = 6
    static let bounds: UInt8 = 7
  }

  struct Server {
    var number: UInt32
    var state: State
    var busy = 0
    var since: SimTime
    /// Its turn among the zones, from 1: servers are spread over them one after the other.
    var turn: UInt32 = 0
  }

  /// A request waiting or being worked on.
  struct Job {
    var call: Message
    var arrived: SimTime
    var server: Int32 = -1
    var generation: UInt16 = 0
    var isWaiting = true
    var patienceSlot: Int32 = -1
    /// The number of the request among those taken on, from 1.
    var ordinal: UInt32 = 0
  }

  let node: NodeID
  let specification: ServerSpecification
  let places: Int
  let queueMax: Int
  let isPatient: Bool
  let hasFaults: Bool
  let work: Sampler
  var servers = Slab<Server>()
  var open: IdleSet
  var jobs = Slab<Job>()
  var freeJobs = Slab<UInt32>()
  var queue = Ring<UInt32>()
  var patienceLane: LaneID = 0
  var luck: RandomStream
  var boots: RandomStream
  var lastChange = SimTime.start
  var taken: UInt32 = 0
  /// Kubernetes: what was wished for, and how many there were, not long ago.
  var wishes: [(time: SimTime, wish: Int)] = []
  var sizes: [(time: SimTime, count: Int)] = []
  var tracker = TargetTracker()
  /// How few and how many there may be now.
  var least: Int
  var most: Int
  var zones = LostZones()
  var turn: UInt32 = 0
  /// Servers that were lost with each zone, and such that no zone has room for.
  var lostWith: [Int: Int] = [:]
  var owed = 0
  var counts = ServerCounts()

  package init(_ specification: Specification, _ site: ServiceSite) {
    node = site.node
    self.specification = specification
    places = max(1, specification.places)
    least = specification.scaling?.least ?? 0
    most = specification.scaling?.most ?? .max
    queueMax = min(specification.queueMax ?? .max, site.scenario.limits.queueLengthMax)
    work = Sampler(specification.work)
    isPatient = specification.patience == nil
    hasFaults = specification.errors != .never || specification.slow != .never
    luck = site.stream("work")
    boots = site.stream("boot")
    open = IdleSet(.oldest, stream: boots)
  }

  package mutating func begin(_ effects: inout Effects) {
    for _ in 0..<specification.count { launch(isReady: true, &effects) }
    patienceLane = effects.openLane(specification.patience ?? .forever, .expiry)
    if let scaling = specification.scaling {
      effects.remind(Timer(node, Action.look), after: scaling.period, .control)
      for (index, bounds) in scaling.plan.enumerated() {
        effects.remind(
          Timer(node, Action.bounds, UInt32(index)), after: bounds.at - .start, .control)
      }
    }
    for time in specification.crashes {
      effects.remind(Timer(node, Action.crash), after: time - .start, .control)
    }
    for (index, window) in specification.patching.enumerated() {
      effects.remind(
        Timer(node, Action.patchStart, UInt32(index)), after: window.from - .start, .control)
    }
  }

  @inline(__always)
  package mutating func receive(_ message: Message, _ effects: inout Effects) {
    guard message.kind == .call else { return }
    guard !freeJobs.isEmpty || effects.hasPlace(jobs.count, for: node) else { return }
    counts.arrived += 1
    guard let server = open.popFirst() else { return line(up: message, &effects) }
    counts.inSystem.add(1, at: effects.now)
    let job = keep(Job(call: message, arrived: effects.now))
    serve(job, on: Int(server), &effects)
  }

  private mutating func line(up message: Message, _ effects: inout Effects) {
    guard queue.count < queueMax else {
      counts.refused += 1
      let isManaged = specification.isManaged
      effects.note(
        .reject, node, request: message.request, cause: isManaged ? .allServersBusy : .queueFull)
      return effects.send(message.answer(isManaged ? .throttled : .unavailable))
    }
    counts.waited += 1
    counts.inSystem.add(1, at: effects.now)
    counts.queued.add(1, at: effects.now)
    let job = keep(Job(call: message, arrived: effects.now))
    queue.append(job)
    if !isPatient {
      jobs[Int(job)].patienceSlot = effects.join(
        patienceLane, Timer(node, Action.tired, token(job)))
    }
    effects.note(
      .wait, node, request: message.request, cause: .allServersBusy, value: Int64(queue.count))
  }

  @inline(__always)
  private mutating func keep(_ job: Job) -> UInt32 {
    taken &+= 1
    var job = job
    job.ordinal = taken
    guard let slot = freeJobs.popLast() else {
      jobs.append(job)
      return UInt32(jobs.count - 1)
    }
    let generation = jobs[Int(slot)].generation
    jobs[Int(slot)] = job
    jobs[Int(slot)].generation = generation
    return slot
  }

  @inline(__always)
  private func token(_ job: UInt32) -> UInt32 {
    job | UInt32(jobs[Int(job)].generation & 0xFF) << 24
  }

  @inline(__always)
  private func job(of token: UInt32) -> Int? {
    let index = Int(token & 0xFF_FFFF)
    return UInt8(truncatingIfNeeded: jobs[index].generation) == UInt8(token >> 24) ? index : nil
  }

  @inline(__always)
  mutating func serve(_ job: UInt32, on server: Int, _ effects: inout Effects) {
    jobs[Int(job)].isWaiting = false
    jobs[Int(job)].server = Int32(server)
    servers[server].busy += 1
    counts.busy.add(1, at: effects.now)
    if servers[server].busy < places { open.insert(UInt32(server), age: servers[server].number) }
    let call = jobs[Int(job)].call
    counts.wait.add(effects.now - jobs[Int(job)].arrived)
    let draw = luck.value(
      UInt64(call.request), salt: UInt64(call.attempt) | UInt64(call.branch) << 8)
    var span = work.duration(draw)
    if hasFaults, isSlow(Int(job), effects.now) { span = span * specification.slowFactor }
    effects.note(
      .serve, node, request: call.request, subject: servers[server].number,
      value: span.nanoseconds)
    effects.remind(Timer(node, Action.served, token(job)), after: span, .completion)
  }

  private func isSlow(_ job: Int, _ now: SimTime) -> Bool {
    let call = jobs[job].call
    return specification.slow.hits(
      call, ordinal: Int(jobs[job].ordinal), luck: luck.value(UInt64(call.request), salt: 1 << 40),
      at: now)
  }

  @inline(__always)
  package mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    if timer.action == Action.served {
      if let job = job(of: timer.token) { served(job, &effects) }
    } else {
      wakeRarely(timer, &effects)
    }
  }

  private mutating func wakeRarely(_ timer: Timer, _ effects: inout Effects) {
    switch timer.action {
    case Action.booted: booted(Int(timer.token), &effects)
    case Action.tired: if let job = job(of: timer.token) { tire(job, &effects) }
    case Action.look: look(&effects)
    case Action.bounds: setBounds(Int(timer.token), &effects)
    case Action.crash: crash(&effects)
    case Action.patchStart: startPatching(Int(timer.token), &effects)
    case Action.patchEnd: endPatching(Int(timer.token), &effects)
    default: break
    }
  }

  @inline(__always)
  private mutating func served(_ job: Int, _ effects: inout Effects) {
    let (call, server) = (jobs[job].call, Int(jobs[job].server))
    counts.response.add(effects.now - jobs[job].arrived)
    let draw = luck.value(UInt64(call.request), salt: 1 << 41 | UInt64(call.attempt))
    let fails =
      hasFaults
      && specification.errors.hits(
        call, ordinal: Int(jobs[job].ordinal), luck: draw, at: effects.now)
    if fails { counts.failed += 1 } else { counts.served += 1 }
    effects.note(
      fails ? .error : .leave, node, request: call.request, subject: servers[server].number)
    effects.send(
      call.answer(
        fails ? .internalError : .ok,
        size: UInt32(clamping: specification.answerSize)))
    drop(UInt32(job), &effects)
    vacate(server, &effects)
  }

  @inline(__always)
  mutating func drop(_ job: UInt32, _ effects: inout Effects) {
    counts.inSystem.add(-1, at: effects.now)
    jobs[Int(job)].server = -1
    jobs[Int(job)].generation &+= 1
    freeJobs.append(job)
  }

  /// A place of a server became free: the first who waits takes it.
  @inline(__always)
  mutating func vacate(_ server: Int, _ effects: inout Effects) {
    let wasFull = servers[server].busy == places
    servers[server].busy -= 1
    counts.busy.add(-1, at: effects.now)
    guard servers[server].state == .ready else { return settle(server, &effects) }
    if !wasFull { open.remove(UInt32(server)) }
    if let job = nextWaiting(&effects) {
      serve(job, on: server, &effects)
    } else {
      open.insert(UInt32(server), age: servers[server].number)
    }
  }

  @inline(__always)
  mutating func nextWaiting(_ effects: inout Effects) -> UInt32? {
    while let job = queue.popFirst() {
      // Who lost patience left a mark in the queue and is passed over.
      guard jobs[Int(job)].isWaiting else {
        freeJobs.append(job)
        continue
      }
      counts.queued.add(-1, at: effects.now)
      if !isPatient { effects.leave(patienceLane, jobs[Int(job)].patienceSlot) }
      return job
    }
    return nil
  }

  private mutating func tire(_ job: Int, _ effects: inout Effects) {
    guard jobs[job].isWaiting else { return }
    let call = jobs[job].call
    counts.refused += 1
    counts.queued.add(-1, at: effects.now)
    counts.inSystem.add(-1, at: effects.now)
    jobs[job].isWaiting = false
    jobs[job].generation &+= 1
    effects.note(.reject, node, request: call.request, cause: .waitedTooLong)
    effects.send(call.answer(.unavailable))
  }

  /// Counts anew from here; servers and the queue stay.
  package mutating func forget(at now: SimTime) {
    var fresh = ServerCounts()
    (fresh.busy, fresh.places, fresh.alive) = (counts.busy, counts.places, counts.alive)
    (fresh.queued, fresh.inSystem) = (counts.queued, counts.inSystem)
    counts = fresh
    counts.busy.forget(at: now)
    counts.places.forget(at: now)
    counts.alive.forget(at: now)
    counts.queued.forget(at: now)
    counts.inSystem.forget(at: now)
  }

  package mutating func finish(_ effects: inout Effects) {
    counts.busy.settle(at: effects.now)
    counts.places.settle(at: effects.now)
    counts.alive.settle(at: effects.now)
    counts.queued.settle(at: effects.now)
    counts.inSystem.settle(at: effects.now)
  }
}
