// Who is let in, and how long a connection stays.
extension Gateway {
  /// An answer of the authorizer about somebody.
  struct Verdict {
    var isAllowed = false
    /// Asked anew from then on.
    var until = SimTime.start
  }

  /// A connection of somebody.
  struct Socket {
    var isOpen = false
    var idleSlot: Int32 = -1
    var oldSlot: Int32 = -1
  }

  /// The mark of a call that waits for the authorizer.
  static let checking: Int32 = 1

  private func person(_ message: Message, of count: Int) -> Int {
    Int(luck.value(UInt64(message.request), salt: 2) % UInt64(max(1, count)))
  }

  /// Asks the authorizer, unless its answer is still known.
  mutating func check(
    _ message: Message, _ authorizer: Specification.Authorizer, _ effects: inout Effects
  ) {
    let verdict = verdicts[person(message, of: verdicts.count)]
    if verdict.until > effects.now {
      counts.knownChecks += 1
      guard verdict.isAllowed else { return refuse(message, .forbidden, .notLetIn, &effects) }
      return admit(message, since: effects.now, &effects)
    }
    counts.checks += 1
    counts.open.add(1, at: effects.now)
    let token = calls.open(message, &effects)
    guard let index = calls.index(of: token) else { return }
    calls[index].other = Self.checking
    calls[index].mark = effects.join(lane, Timer(node, Action.tired, token))
    effects.note(.authorise, node, request: message.request)
    effects.send(
      .call(
        .invoke, to: NodeID(authorizer.target), from: node, token: token,
        request: message.request, size: 1024, attempt: message.attempt, branch: message.branch))
  }

  /// The authorizer answered. One that fails lets nobody in.
  mutating func decide(_ index: Int, _ outcome: Outcome, _ effects: inout Effects) {
    let entry = calls[index]
    calls.close(index)
    counts.open.add(-1, at: effects.now)
    guard let authorizer = specification.authorizer, outcome == .ok else {
      return refuse(entry.call, .internalError, .handlerFailed, &effects)
    }
    let denies = authorizer.denies.hits(
      entry.call, ordinal: Int(entry.ordinal),
      luck: luck.value(UInt64(entry.call.request), salt: 4),
      at: effects.now)
    let person = person(entry.call, of: verdicts.count)
    verdicts[person] = Verdict(isAllowed: !denies, until: effects.now + authorizer.keep)
    guard !denies else { return refuse(entry.call, .forbidden, .notLetIn, &effects) }
    admit(entry.call, since: entry.since, &effects)
  }

  /// Opens a connection for whoever sends and has none; false when too many are opened at once.
  mutating func connect(_ message: Message, _ effects: inout Effects) -> Bool {
    guard !sockets.isEmpty else { return true }
    let person = person(message, of: sockets.count)
    let idle = Timer(node, Action.idle, UInt32(person))
    if sockets[person].isOpen {
      effects.leave(idleLane, sockets[person].idleSlot)
      sockets[person].idleSlot = effects.join(idleLane, idle)
      return true
    }
    guard connects.take(at: effects.now) else { return false }
    counts.connected += 1
    counts.connections.add(1, at: effects.now)
    sockets[person] = Socket(
      isOpen: true, idleSlot: effects.join(idleLane, idle),
      oldSlot: effects.join(oldLane, Timer(node, Action.old, UInt32(person))))
    effects.note(
      .connect, node, request: message.request, subject: UInt32(person) + 1,
      value: Int64(counts.connections.count))
    return true
  }

  /// A connection was idle, or open, for as long as it may be.
  mutating func disconnect(_ timer: Timer, _ cause: Cause, _ effects: inout Effects) {
    let socket = sockets[Int(timer.token)]
    if timer.action == Action.idle {
      effects.leave(oldLane, socket.oldSlot)
    } else {
      effects.leave(idleLane, socket.idleSlot)
    }
    sockets[Int(timer.token)] = Socket()
    counts.connections.add(-1, at: effects.now)
    effects.note(
      .disconnect, node, request: 0, subject: timer.token + 1, cause: cause,
      value: Int64(counts.connections.count))
  }
}
