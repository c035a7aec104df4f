/// What happened in a fleet.
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
struct ServerFleet {
  private enum State: UInt8 { case booting, ready, leaving, gone }

  private enum Action {
    static let served: UInt8 = 0
    static let booted: UInt8 = 1
    static let tired: UInt8 = 2
    static let look: UInt8 = 3
    static let crash: UInt8 = 4
    static let patchStart: UInt8 = 5
    static let patchEnd: UInt8 = 6
  }

  private struct Server {
    var number: UInt32
    var state: State
    var busy = 0
    var since: SimTime
  }

  /// A request waiting or being worked on.
  private struct Job {
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
  private let places: Int
  private let queueMax: Int
  private let isPatient: Bool
  private let hasFaults: Bool
  private let work: Sampler
  private var servers = Slab<Server>()
  private var open: IdleSet
  private var jobs = Slab<Job>()
  private var freeJobs = Slab<UInt32>()
  private var queue = Ring<UInt32>()
  private var patienceLane: LaneID = 0
  private var luck: RandomStream
  private var boots: RandomStream
  private var lastChange = SimTime.start
  private var taken: UInt32 = 0
  private var wishes: [(time: SimTime, wish: Int)] = []
  private(set) var counts = ServerCounts()

  init(
    node: NodeID, specification: ServerSpecification, limits: Limits, seed: UInt64, name: String
  ) {
    self.node = node
    self.specification = specification
    places = max(1, specification.places)
    queueMax = min(specification.queueMax ?? .max, limits.queueLengthMax)
    work = Sampler(specification.work)
    isPatient = specification.patience == nil
    hasFaults = specification.errors != .never || specification.slow != .never
    luck = RandomStream(seed: seed, name: name + "/work")
    boots = RandomStream(seed: seed, name: name + "/boot")
    open = IdleSet(.oldest, stream: boots)
  }

  mutating func begin(_ effects: inout Effects) {
    for _ in 0..<specification.count { launch(isReady: true, &effects) }
    patienceLane = effects.openLane(specification.patience ?? .forever, .expiry)
    if let scaling = specification.scaling {
      effects.remind(Timer(node, Action.look), after: scaling.period, .control)
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
  mutating func receive(_ message: Message, _ effects: inout Effects) {
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
      effects.note(.reject, node, request: message.request, cause: .queueFull)
      return effects.send(message.answer(.unavailable))
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
  private mutating func serve(_ job: UInt32, on server: Int, _ effects: inout Effects) {
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
  mutating func wake(_ timer: Timer, _ effects: inout Effects) {
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
  private mutating func drop(_ job: UInt32, _ effects: inout Effects) {
    counts.inSystem.add(-1, at: effects.now)
    jobs[Int(job)].server = -1
    jobs[Int(job)].generation &+= 1
    freeJobs.append(job)
  }

  /// A place of a server became free: the first who waits takes it.
  @inline(__always)
  private mutating func vacate(_ server: Int, _ effects: inout Effects) {
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
  private mutating func nextWaiting(_ effects: inout Effects) -> UInt32? {
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
  mutating func forget(at now: SimTime) {
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

  mutating func finish(_ effects: inout Effects) {
    counts.busy.settle(at: effects.now)
    counts.places.settle(at: effects.now)
    counts.alive.settle(at: effects.now)
    counts.queued.settle(at: effects.now)
    counts.inSystem.settle(at: effects.now)
  }
}

// Servers come and go.
extension ServerFleet {
  private mutating func launch(isReady: Bool, _ effects: inout Effects) {
    let index = servers.count
    servers.append(Server(number: UInt32(index + 1), state: .booting, since: effects.now))
    counts.alive.add(1, at: effects.now)
    guard !isReady else { return makeReady(index, &effects) }
    let span = specification.boot.duration(boots.value(UInt64(index + 1)))
    effects.note(.boot, node, request: 0, subject: UInt32(index + 1), value: span.nanoseconds)
    effects.remind(Timer(node, Action.booted, UInt32(index)), after: span, .control)
  }

  private mutating func booted(_ server: Int, _ effects: inout Effects) {
    guard servers[server].state == .booting else { return }
    counts.booted += 1
    effects.note(.ready, node, request: 0, subject: servers[server].number)
    makeReady(server, &effects)
  }

  private mutating func makeReady(_ server: Int, _ effects: inout Effects) {
    servers[server].state = .ready
    counts.places.add(places, at: effects.now)
    while servers[server].busy < places, let job = nextWaiting(&effects) {
      serve(job, on: server, &effects)
      if servers[server].busy < places { open.remove(UInt32(server)) }
    }
    if servers[server].busy < places { open.insert(UInt32(server), age: servers[server].number) }
  }

  /// Takes a server out of service; it ends its work first.
  private mutating func dismiss(_ server: Int, _ cause: Cause, _ effects: inout Effects) {
    guard servers[server].state == .ready else { return }
    if servers[server].busy < places { open.remove(UInt32(server)) }
    servers[server].state = .leaving
    counts.places.add(-places, at: effects.now)
    effects.note(.stop, node, request: 0, subject: servers[server].number, cause: cause)
    settle(server, &effects)
  }

  private mutating func settle(_ server: Int, _ effects: inout Effects) {
    guard servers[server].state == .leaving, servers[server].busy == 0 else { return }
    servers[server].state = .gone
    counts.stopped += 1
    counts.alive.add(-1, at: effects.now)
  }

  private var numbers: (ready: Int, booting: Int) {
    servers.all.reduce(into: (0, 0)) { sum, server in
      if server.state == .ready { sum.0 += 1 }
      if server.state == .booting { sum.1 += 1 }
    }
  }

  /// How many servers the law wishes for.
  private mutating func need(
    _ scaling: ServerSpecification.Scaling, _ demand: Double, _ present: Int, _ now: SimTime
  ) -> Int {
    let wish = Int(clamped: (demand / max(0.01, scaling.target)).rounded(.up))
    guard let span = scaling.stabilisation else { return wish }
    let use = present > 0 ? demand / Double(present) / scaling.target : 1
    wishes.removeAll { now - $0.time >= span }
    wishes.append((now, abs(use - 1) <= 0.1 ? present : wish))
    let highest = wishes.reduce(0) { max($0, $1.wish) }
    return max(wishes.last?.wish ?? wish, min(present, highest))
  }

  private mutating func look(_ effects: inout Effects) {
    guard let scaling = specification.scaling else { return }
    effects.remind(Timer(node, Action.look), after: scaling.period, .control)
    let (ready, booting) = numbers
    let demand = Double(counts.busy.count + counts.queued.count) / Double(places)
    let needed = need(scaling, demand, ready + booting, effects.now)
    let wanted = min(max(needed, scaling.least), scaling.most)
    let isCool = effects.now - lastChange >= scaling.cooldown || lastChange == .start
    guard isCool, wanted != ready + booting else { return }
    lastChange = effects.now
    if wanted > ready + booting {
      let cause: Cause = needed > scaling.least ? .utilisationHigh : .minimum
      effects.note(.scaleOut, node, request: 0, cause: cause, value: Int64(wanted))
      for _ in (ready + booting)..<wanted { launch(isReady: false, &effects) }
    } else {
      effects.note(.scaleIn, node, request: 0, cause: .utilisationLow, value: Int64(wanted))
      let newest = servers.indices.filter { servers[$0].state == .ready }.suffix(
        max(0, ready - wanted))
      for server in newest.reversed() { dismiss(server, .utilisationLow, &effects) }
    }
  }

  /// The oldest ready server fails; its requests with it. Another boots in its place.
  private mutating func crash(_ effects: inout Effects) {
    guard let server = servers.all.firstIndex(where: { $0.state == .ready }) else { return }
    fail(server, .crashInjected, &effects)
    launch(isReady: false, &effects)
  }

  private mutating func fail(_ server: Int, _ cause: Cause, _ effects: inout Effects) {
    if servers[server].state == .ready {
      if servers[server].busy < places { open.remove(UInt32(server)) }
      counts.places.add(-places, at: effects.now)
    }
    servers[server].state = .gone
    counts.alive.add(-1, at: effects.now)
    counts.stopped += 1
    effects.note(.crash, node, request: 0, subject: servers[server].number, cause: cause)
    for job in jobs.indices where jobs[job].server == Int32(server) {
      let call = jobs[job].call
      guard !jobs[job].isWaiting, servers[server].busy > 0 else { continue }
      servers[server].busy -= 1
      counts.busy.add(-1, at: effects.now)
      counts.lost += 1
      effects.note(
        .error, node, request: call.request, subject: servers[server].number, cause: cause)
      effects.send(call.answer(.badGateway))
      drop(UInt32(job), &effects)
    }
  }

  private mutating func startPatching(_ window: Int, _ effects: inout Effects) {
    let span = specification.patching[window].to - specification.patching[window].from
    guard let server = servers.all.firstIndex(where: { $0.state == .ready }) else { return }
    effects.note(
      .patch, node, request: 0, subject: servers[server].number, cause: .patching,
      value: span.nanoseconds)
    if servers[server].busy < places { open.remove(UInt32(server)) }
    servers[server].state = .booting
    counts.places.add(-places, at: effects.now)
    effects.remind(Timer(node, Action.patchEnd, UInt32(server)), after: span, .control)
  }

  private mutating func endPatching(_ server: Int, _ effects: inout Effects) {
    guard servers[server].state == .booting else { return }
    effects.note(
      .recover, node, request: 0, subject: servers[server].number, cause: .patching)
    makeReady(server, &effects)
  }

  /// A share of the servers stands in a zone that is lost: they fail, and others boot elsewhere.
  mutating func loseZone(_ zone: Int, of zones: Int, _ effects: inout Effects) {
    let lost = servers.indices.filter {
      servers[$0].state != .gone && (Int(servers[$0].number) - 1) % max(1, zones) == zone
    }
    for server in lost { fail(server, .zoneLost, &effects) }
    guard specification.scaling != nil, zones > 1 else { return }
    for _ in lost {
      effects.note(.failover, node, request: 0, cause: .zoneLost)
      launch(isReady: false, &effects)
    }
  }

  /// The zone is back: servers that nobody replaced boot again.
  mutating func regainZone(_ effects: inout Effects) {
    let (ready, booting) = numbers
    guard specification.scaling == nil, ready + booting < specification.count else { return }
    for _ in (ready + booting)..<specification.count { launch(isReady: false, &effects) }
  }
}
