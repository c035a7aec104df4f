/// The connections of a server and one turn of waiting and serving. Lives on one thread.
struct ServerLoop {
  private let listener: Listener
  private let pipe: WakePipe
  private let limits: ServerLimits
  private var connections: [Connection] = []
  private var nextHeartbeat: ContinuousClock.Instant
  /// Until when no connection is taken, after the system had none to give.
  private var pausedUntil: ContinuousClock.Instant

  init(listener: Listener, pipe: WakePipe, limits: ServerLimits) {
    self.listener = listener
    self.pipe = pipe
    self.limits = limits
    pausedUntil = .now
    nextHeartbeat = .now + limits.heartbeat
  }

  /// Sends events, waits for something to happen, and does it.
  mutating func turn(
    events: [UInt8], greeting: () -> [UInt8], respond: (Request) -> Response
  ) {
    broadcast(events, now: .now)
    var waits = [
      Readiness(pipe.receiver, read: true),
      Readiness(listener.descriptor, read: pausedUntil <= .now),
    ]
    waits += connections.map { Readiness($0.descriptor, read: $0.wantsRead, write: $0.hasOutput) }
    Readiness.wait(for: &waits, milliseconds: patience())
    let now = ContinuousClock.now
    if waits[0].canRead { pipe.drain() }
    for index in connections.indices {
      let wait = waits[index + 2]
      serve(index, wait, now: now, greeting: greeting, respond: respond)
    }
    beat(now: now)
    closeFinished()
    if waits[1].canRead { takeConnections(now: now) }
  }

  /// Closes all connections.
  mutating func close() {
    for connection in connections { connection.descriptor.close() }
    connections = []
  }

  private mutating func serve(
    _ index: Int, _ wait: Readiness, now: ContinuousClock.Instant, greeting: () -> [UInt8],
    respond: (Request) -> Response
  ) {
    let wasStreaming = connections[index].phase == .streaming
    if wait.wantsWrite, wait.canWrite { connections[index].resume(now: now, respond: respond) }
    if wait.canRead, connections[index].wantsRead {
      connections[index].receive(now: now, respond: respond)
    }
    connections[index].expire(now: now)
    if !wasStreaming, connections[index].phase == .streaming {
      connections[index].stream(greeting(), now: now)
    }
  }

  private mutating func broadcast(_ events: [UInt8], now: ContinuousClock.Instant) {
    guard !events.isEmpty else { return }
    for index in connections.indices { connections[index].stream(events, now: now) }
  }

  /// A comment now and then, so that streams to clients that have vanished come to an end.
  private mutating func beat(now: ContinuousClock.Instant) {
    guard now >= nextHeartbeat else { return }
    broadcast(EventStream.heartbeat, now: now)
    nextHeartbeat = now + limits.heartbeat
  }

  private mutating func closeFinished() {
    for connection in connections where connection.phase == .closed {
      connection.descriptor.close()
    }
    connections.removeAll { $0.phase == .closed }
  }

  /// Takes what waits at the door, a bounded number in one turn.
  private mutating func takeConnections(now: ContinuousClock.Instant) {
    for _ in 0..<64 {
      switch listener.accept() {
      case .connection(let descriptor): welcome(descriptor, now: now)
      case .nobody: return
      case .exhausted: return pausedUntil = now + .milliseconds(100)
      }
    }
  }

  /// Over the limit there is a polite refusal for some, and none for a crowd.
  private mutating func welcome(_ descriptor: Descriptor, now: ContinuousClock.Instant) {
    var connection = Connection(descriptor, limits: limits, now: now)
    if connections.count >= limits.connectionsMax, !closeIdle() {
      guard connections.count < limits.connectionsMax + 32 else { return descriptor.close() }
      connection.refuse(.unavailable, now: now)
    }
    connections.append(connection)
  }

  /// Makes room by closing the connection that has waited longest for nothing.
  private mutating func closeIdle() -> Bool {
    let idle = connections.indices.filter { connections[$0].isIdle }
    guard let index = idle.min(by: { connections[$0].deadline < connections[$1].deadline }) else {
      return false
    }
    connections.remove(at: index).descriptor.close()
    return true
  }

  /// Milliseconds until the next deadline; at least one, so that rounding does not spin.
  private func patience() -> Int32 {
    var next = nextHeartbeat
    for connection in connections where connection.phase != .streaming || connection.hasOutput {
      next = min(next, connection.deadline)
    }
    if pausedUntil > .now { next = min(next, pausedUntil) }
    let left = ContinuousClock.now.duration(to: next)
    return Int32(clamping: max(1, Int(left / .milliseconds(1)) + 1))
  }
}
