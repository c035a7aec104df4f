// Servers come and go.
extension ServerFleet {
  mutating func launch(isReady: Bool, _ effects: inout Effects) {
    guard !zones.areAllLost else { return owed += 1 }
    let index = servers.count
    repeat { turn += 1 } while zones.isLost(turn)
    servers.append(
      Server(number: UInt32(index + 1), state: .booting, since: effects.now, turn: turn))
    counts.alive.add(1, at: effects.now)
    guard !isReady else { return makeReady(index, &effects) }
    let span = specification.boot.duration(boots.value(UInt64(index + 1)))
    effects.note(.boot, node, request: 0, subject: UInt32(index + 1), value: span.nanoseconds)
    effects.remind(Timer(node, Action.booted, UInt32(index)), after: span, .control)
  }

  mutating func booted(_ server: Int, _ effects: inout Effects) {
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
  mutating func dismiss(_ server: Int, _ cause: Cause, _ effects: inout Effects) {
    guard servers[server].state == .ready else { return }
    if servers[server].busy < places { open.remove(UInt32(server)) }
    servers[server].state = .leaving
    counts.places.add(-places, at: effects.now)
    effects.note(.stop, node, request: 0, subject: servers[server].number, cause: cause)
    settle(server, &effects)
  }

  mutating func settle(_ server: Int, _ effects: inout Effects) {
    guard servers[server].state == .leaving, servers[server].busy == 0 else { return }
    servers[server].state = .gone
    counts.stopped += 1
    counts.alive.add(-1, at: effects.now)
  }

  var numbers: (ready: Int, booting: Int) {
    servers.all.reduce(into: (0, 0)) { sum, server in
      if server.state == .ready { sum.0 += 1 }
      if server.state == .booting { sum.1 += 1 }
    }
  }

  /// The oldest ready server fails; its requests with it. Another boots in its place.
  mutating func crash(_ effects: inout Effects) {
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

  mutating func startPatching(_ window: Int, _ effects: inout Effects) {
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

  mutating func endPatching(_ server: Int, _ effects: inout Effects) {
    guard servers[server].state == .booting else { return }
    effects.note(
      .recover, node, request: 0, subject: servers[server].number, cause: .patching)
    makeReady(server, &effects)
  }

  /// A share of the servers stands in a zone that is lost: they fail, and others boot elsewhere.
  mutating func loseZone(_ zone: Int, of count: Int, _ effects: inout Effects) {
    zones.lose(zone, of: count)
    let lost = servers.indices.filter {
      servers[$0].state != .gone && zones.home(of: servers[$0].turn) == zone
    }
    for server in lost { fail(server, .zoneLost, &effects) }
    guard specification.scaling != nil, count > 1 else {
      lostWith[zone, default: 0] += lost.count
      return
    }
    for _ in lost {
      effects.note(.failover, node, request: 0, cause: .zoneLost)
      launch(isReady: false, &effects)
    }
  }

  /// The zone is back: its servers that nobody replaced boot again.
  mutating func regain(_ zone: Int, _ effects: inout Effects) {
    zones.regain(zone)
    let missing = owed + (lostWith.removeValue(forKey: zone) ?? 0)
    owed = 0
    for _ in 0..<missing { launch(isReady: false, &effects) }
  }
}
