/// The counts of a workflow.
package struct WorkflowCounts: Hashable, Sendable {
  package var started = 0
  package var succeeded = 0
  package var failed = 0
  package var timedOut = 0
  package var denied = 0
  /// States entered, retries included.
  package var transitions = 0
  package var retries = 0
  package var billedMilliseconds: Int64 = 0
  package var running = Occupancy()
  package var duration = Histogram()
}

/// Runs executions of a state machine.
package struct WorkflowService {
  package typealias Specification = WorkflowSpecification

  enum Action {
    static let waited: UInt8 = 0
    static let retry: UInt8 = 1
    static let timedOut: UInt8 = 2
  }

  /// One branch of one execution.
  struct Thread {
    var execution: Int32
    var state: Int32
    var parent: Int32
    /// Branches of its own that are still under way.
    var pending: Int32 = 0
    /// Items of a map that have not begun.
    var remaining: Int32 = 0
    var branch: UInt32
    /// Tries that failed, a byte for each of the first eight retriers.
    var tries: UInt64 = 0
    var attempt: UInt8 = 0
    var generation: UInt8 = 0
    var isOpen = true
  }

  let node: NodeID
  let specification: WorkflowSpecification
  let rules: RuleBook.Workflows
  let wrong: Set<WrongRule>
  var threads = Slab<Thread>()
  var free = Slab<UInt32>()
  var executions = CallTable()
  var lane: LaneID = 0
  let luck: RandomStream
  var counts = WorkflowCounts()

  package init(_ specification: Specification, _ site: ServiceSite) {
    node = site.node
    self.specification = specification
    rules = site.rules.workflows
    wrong = site.wrong
    luck = site.stream("choices")
  }

  package mutating func begin(_ effects: inout Effects) {
    let longest =
      specification.product == .express ? rules.expressMax : rules.standardMax
    lane = effects.openLane(min(specification.timeout ?? longest, longest), .expiry)
  }

  package mutating func receive(_ message: Message, _ effects: inout Effects) {
    guard message.kind == .call else { return answered(message, &effects) }
    guard message.flaws & CallFlaw.noPermission == 0 else {
      counts.denied += 1
      effects.note(.reject, node, request: message.request, cause: .missingPermission)
      return effects.send(message.answer(.forbidden))
    }
    counts.started += 1
    counts.running.add(1, at: effects.now)
    let token = executions.open(message, &effects)
    if message.operation != .invoke { effects.send(message.answer(.accepted)) }
    effects.note(.receive, node, request: message.request)
    guard let execution = executions.index(of: token) else { return }
    executions[execution].other = effects.join(lane, Timer(node, Action.timedOut, token))
    let root = spawn(
      execution, state: specification.start, parent: -1, branch: message.branch, &effects)
    executions[execution].mark = Int32(root)
    enter(root, &effects)
  }

  mutating func spawn(
    _ execution: Int, state: Int, parent: Int, branch: UInt32, _ effects: inout Effects
  ) -> Int {
    // A run that holds too many ends before the next event; until then there is room to spare.
    if free.isEmpty { _ = effects.hasPlace(threads.count + 1_000_000, for: node) }
    var thread = Thread(
      execution: Int32(execution), state: Int32(state), parent: Int32(parent), branch: branch)
    guard let place = free.popLast() else {
      threads.append(thread)
      return threads.count - 1
    }
    thread.generation = threads[Int(place)].generation
    threads[Int(place)] = thread
    return Int(place)
  }

  func token(_ thread: Int) -> UInt32 {
    UInt32(thread) | UInt32(threads[thread].generation) << 24
  }

  func thread(of token: UInt32) -> Int? {
    let place = Int(token & 0xFF_FFFF)
    guard place < threads.count, threads[place].isOpen,
      threads[place].generation == UInt8(token >> 24)
    else { return nil }
    return place
  }

  package mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    if timer.action == Action.timedOut {
      guard let execution = executions.index(of: timer.token) else { return }
      executions[execution].other = -1
      counts.timedOut += 1
      effects.note(
        .timeOut, node, request: executions[execution].call.request, cause: .timeLimit)
      closeThreads(of: execution)
      return end(execution, .timedOut, &effects)
    }
    guard let thread = thread(of: timer.token) else { return }
    if timer.action == Action.waited {
      proceed(thread, &effects)
    } else {
      begin(thread, &effects)
    }
  }

  func request(_ thread: Int) -> UInt32 {
    executions[Int(threads[thread].execution)].call.request
  }

  mutating func close(_ thread: Int) {
    guard threads[thread].isOpen else { return }
    threads[thread].isOpen = false
    threads[thread].generation &+= 1
    free.append(UInt32(thread))
  }

  mutating func closeThreads(of execution: Int) {
    for thread in threads.indices
    where threads[thread].isOpen && threads[thread].execution == Int32(execution) {
      close(thread)
    }
  }

  /// Closes all branches below a thread.
  mutating func closeBranches(of parent: Int) {
    for thread in threads.indices
    where threads[thread].isOpen && threads[thread].parent == Int32(parent) {
      closeBranches(of: thread)
      close(thread)
    }
  }

  /// An execution is over.
  mutating func end(_ execution: Int, _ outcome: Outcome, _ effects: inout Effects) {
    let entry = executions[execution]
    if entry.other >= 0 { effects.leave(lane, entry.other) }
    let span = effects.now - entry.since
    counts.duration.add(span)
    counts.billedMilliseconds.add(clamped: (span.startedMilliseconds + 99) / 100 * 100)
    counts.running.add(-1, at: effects.now)
    if outcome == .ok { counts.succeeded += 1 } else { counts.failed += 1 }
    effects.note(
      outcome == .ok ? .succeed : .abort, node, request: entry.call.request,
      value: span.nanoseconds)
    executions.close(execution)
    if entry.call.operation == .invoke { effects.send(entry.call.answer(outcome)) }
  }

  package mutating func finish(_ effects: inout Effects) { counts.running.settle(at: effects.now) }

  package mutating func forget(at now: SimTime) {
    let running = counts.running
    counts = WorkflowCounts()
    counts.running = running
    counts.running.forget(at: now)
  }
}
