// What the states of a workflow do.
extension WorkflowService {
  /// Enters the state a thread stands at.
  mutating func enter(_ thread: Int, _ effects: inout Effects) {
    threads[thread].tries = 0
    threads[thread].attempt = 0
    begin(thread, &effects)
  }

  /// Does what the state does; a retry begins it again.
  mutating func begin(_ thread: Int, _ effects: inout Effects) {
    let state = specification.states[Int(threads[thread].state)]
    if threads[thread].attempt == 0 || rules.retriesAreTransitions { counts.transitions += 1 }
    guard remember(state, of: thread, &effects) else { return }
    effects.note(
      .enter, node, request: request(thread), subject: UInt32(threads[thread].state) + 1,
      value: Int64(threads[thread].attempt))
    switch state.kind {
    case .task(let operation):
      if let timeout = state.timeout {
        threads[thread].deadline = effects.now + timeout
        effects.remind(Timer(node, Action.taskTired, token(thread)), after: timeout, .expiry)
      }
      ask(thread, operation, &effects)
    case .wait(let span):
      let wait = span.duration(
        luck.value(UInt64(request(thread)), salt: UInt64(threads[thread].state) << 32))
      effects.note(
        .pause, node, request: request(thread), subject: UInt32(threads[thread].state) + 1,
        value: wait.nanoseconds)
      suspend(thread, for: wait)
      effects.remind(Timer(node, Action.waited, token(thread)), after: wait, .arrival)
    case .choice(let choices): choose(thread, choices, &effects)
    case .parallel(let starts):
      threads[thread].pending = Int32(starts.count)
      effects.note(.split, node, request: request(thread), value: Int64(starts.count))
      branch(thread, starts, &effects)
      if starts.isEmpty { proceed(thread, &effects) }
    case .map(let map):
      let first = min(map.count, max(1, map.concurrency))
      threads[thread].pending = Int32(map.count)
      threads[thread].remaining = Int32(map.count - first)
      threads[thread].spoiled = 0
      effects.note(.split, node, request: request(thread), value: Int64(map.count))
      branch(
        thread, [Int](repeating: map.start, count: first), isDistributed: map.isDistributed,
        &effects)
      if map.count == 0 { proceed(thread, &effects) }
    case .pass: proceed(thread, &effects)
    case .succeed: finishThread(thread, &effects)
    case .fail: giveUp(thread, .functionError, &effects)
    }
  }

  private mutating func ask(
    _ thread: Int, _ operation: Operation, _ effects: inout Effects
  ) {
    guard operation.kind != .work else {
      let span = operation.duration.duration(
        luck.value(UInt64(request(thread)), salt: UInt64(threads[thread].state) << 32 | 1))
      return effects.remind(Timer(node, Action.waited, token(thread)), after: span, .completion)
    }
    effects.send(
      .call(
        operation.kind, to: NodeID(operation.target), from: node, token: token(thread),
        request: request(thread), size: UInt32(clamping: operation.size),
        attempt: threads[thread].attempt, branch: threads[thread].branch,
        flaws: operation.isPermitted ? 0 : CallFlaw.noPermission))
  }

  private mutating func choose(
    _ thread: Int, _ choices: [WorkflowSpecification.Choice], _ effects: inout Effects
  ) {
    for (index, choice) in choices.enumerated() {
      let draw = luck.value(
        UInt64(request(thread)), salt: UInt64(threads[thread].state) << 16 | UInt64(index))
      let execution = executions[Int(threads[thread].execution)]
      let isWanted = filters[Int(threads[thread].state)][index].wants(execution.call)
      let matches =
        isWanted
        && choice.matches.hits(
          execution.call, ordinal: Int(execution.ordinal), luck: draw, at: effects.now)
      guard matches else { continue }
      effects.note(
        .choose, node, request: request(thread), subject: UInt32(choice.next) + 1,
        cause: .branchTaken)
      threads[thread].state = Int32(choice.next)
      return enter(thread, &effects)
    }
    proceed(thread, &effects)
  }

  private mutating func branch(
    _ thread: Int, _ starts: [Int], isDistributed: Bool = false, _ effects: inout Effects
  ) {
    let execution = Int(threads[thread].execution)
    let isChild = isDistributed || threads[thread].isChild
    let first = threads[thread].branch &* 101 &+ 1
    for (index, start) in starts.enumerated() {
      guard threads[thread].isOpen else { return }
      let child = spawn(
        execution, state: start, parent: thread, branch: first &+ UInt32(index), &effects)
      threads[child].isChild = isChild
      if isDistributed { counts.children += 1 }
      enter(child, &effects)
    }
  }

  /// A service that a task asked has answered.
  mutating func answered(_ answer: Message, _ effects: inout Effects) {
    guard let thread = thread(of: answer.token) else { return }
    let state = Int(threads[thread].state)
    if answer.outcome.isSuccess, let token = specification.states[state].token {
      return wait(for: token, thread, &effects)
    }
    renew(thread)
    guard answer.outcome.isSuccess else { return fail(thread, answer.outcome, &effects) }
    proceed(thread, &effects)
  }

  /// What was asked was handed over: the state goes on when somebody hands its token back.
  private mutating func wait(
    for token: WorkflowSpecification.Token, _ thread: Int, _ effects: inout Effects
  ) {
    let place = UInt64(request(thread))
    let salt = UInt64(threads[thread].state) << 32 | UInt64(threads[thread].attempt) << 8
    let execution = executions[Int(threads[thread].execution)]
    var call = execution.call
    call.attempt = threads[thread].attempt
    let isLost = token.lost.hits(
      call, ordinal: Int(execution.ordinal), luck: luck.value(place, salt: salt | 2),
      at: effects.now)
    let delay = token.delay.duration(luck.value(place, salt: salt | 3))
    effects.note(
      .pause, node, request: request(thread), subject: UInt32(threads[thread].state) + 1,
      value: delay.nanoseconds)
    guard !isLost else { return }
    suspend(thread, for: delay)
    effects.remind(Timer(node, Action.waited, self.token(thread)), after: delay, .arrival)
  }

  /// The state is done: the next one, or the end of the branch.
  mutating func proceed(_ thread: Int, _ effects: inout Effects) {
    guard let next = specification.states[Int(threads[thread].state)].next else {
      return finishThread(thread, &effects)
    }
    threads[thread].state = Int32(next)
    enter(thread, &effects)
  }

  private mutating func finishThread(_ thread: Int, _ effects: inout Effects) {
    let (parent, execution) = (Int(threads[thread].parent), Int(threads[thread].execution))
    let branch = threads[thread].branch
    close(thread)
    guard parent >= 0 else { return end(execution, .ok, &effects) }
    endBranch(of: parent, execution, branch, &effects)
  }

  /// A branch of a thread is over: the next item of a map begins, or all are joined.
  private mutating func endBranch(
    of parent: Int, _ execution: Int, _ branch: UInt32, _ effects: inout Effects
  ) {
    threads[parent].pending -= 1
    if threads[parent].remaining > 0 {
      threads[parent].remaining -= 1
      if case .map(let map) = specification.states[Int(threads[parent].state)].kind {
        let child = spawn(
          execution, state: map.start, parent: parent, branch: branch &+ 1_000, &effects)
        threads[child].isChild = map.isDistributed || threads[parent].isChild
        if map.isDistributed { counts.children += 1 }
        enter(child, &effects)
      }
    }
    guard threads[parent].isOpen, threads[parent].pending == 0 else { return }
    effects.note(.join, node, request: request(parent))
    proceed(parent, &effects)
  }

  /// Whether a map goes on although one of its branches failed.
  private mutating func tolerates(_ parent: Int) -> Bool {
    guard case .map(let map) = specification.states[Int(threads[parent].state)].kind else {
      return false
    }
    threads[parent].spoiled += 1
    return Double(threads[parent].spoiled) <= map.tolerated * Double(map.count)
  }

  /// A task failed: the first retrier that speaks of the error decides, then the catcher.
  mutating func fail(_ thread: Int, _ outcome: Outcome, _ effects: inout Effects) {
    let state = specification.states[Int(threads[thread].state)]
    let index = state.retries.prefix(8).firstIndex {
      $0.errors.isEmpty || $0.errors.contains(outcome)
    }
    if let index, !wrong.contains(.noRetry) {
      let policy = state.retries[index].policy
      let tries = Int(threads[thread].tries >> UInt64(index * 8) & 0xFF)
      if tries + 1 < min(policy.attempts, 255) {
        threads[thread].tries += 1 << UInt64(index * 8)
        threads[thread].attempt.add(clamped: 1)
        counts.retries += 1
        let longest = policy.wait(after: tries)
        let salt = UInt64(threads[thread].state) << 32 | UInt64(tries) << 8 | 4
        let share = luck.value(UInt64(request(thread)), salt: salt).asFraction
        let wait = state.retries[index].hasJitter ? longest * share : longest
        effects.note(
          .retry, node, request: request(thread), subject: UInt32(threads[thread].state) + 1,
          cause: .retryAfterError, value: wait.nanoseconds)
        return effects.remind(Timer(node, Action.retry, token(thread)), after: wait, .arrival)
      }
    }
    giveUp(thread, outcome, &effects)
  }

  private mutating func giveUp(_ thread: Int, _ outcome: Outcome, _ effects: inout Effects) {
    let catcher = specification.states[Int(threads[thread].state)].catchers.first {
      $0.errors.isEmpty || $0.errors.contains(outcome)
    }
    if let next = catcher?.next {
      effects.note(
        .catchError, node, request: request(thread), subject: UInt32(next) + 1,
        cause: .errorCaught)
      threads[thread].state = Int32(next)
      return enter(thread, &effects)
    }
    let (parent, execution) = (Int(threads[thread].parent), Int(threads[thread].execution))
    let branch = threads[thread].branch
    close(thread)
    guard parent >= 0 else { return end(execution, outcome, &effects) }
    if tolerates(parent) { return endBranch(of: parent, execution, branch, &effects) }
    closeBranches(of: parent)
    threads[parent].remaining = 0
    fail(parent, outcome, &effects)
  }
}
