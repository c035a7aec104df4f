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
    effects.note(
      .enter, node, request: request(thread), subject: UInt32(threads[thread].state) + 1,
      value: Int64(threads[thread].attempt))
    switch state.kind {
    case .task(let operation): ask(thread, operation, &effects)
    case .wait(let span):
      let wait = span.duration(
        luck.value(UInt64(request(thread)), salt: UInt64(threads[thread].state) << 32))
      effects.note(
        .pause, node, request: request(thread), subject: UInt32(threads[thread].state) + 1,
        value: wait.nanoseconds)
      effects.remind(Timer(node, Action.waited, token(thread)), after: wait, .arrival)
    case .choice(let choices): choose(thread, choices, &effects)
    case .parallel(let starts):
      threads[thread].pending = Int32(starts.count)
      effects.note(.split, node, request: request(thread), value: Int64(starts.count))
      branch(thread, starts, &effects)
      if starts.isEmpty { proceed(thread, &effects) }
    case .map(let count, let start, let concurrency):
      let first = min(count, max(1, concurrency))
      threads[thread].pending = Int32(count)
      threads[thread].remaining = Int32(count - first)
      effects.note(.split, node, request: request(thread), value: Int64(count))
      branch(thread, [Int](repeating: start, count: first), &effects)
      if count == 0 { proceed(thread, &effects) }
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
      let matches = choice.matches.hits(
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

  private mutating func branch(_ thread: Int, _ starts: [Int], _ effects: inout Effects) {
    let execution = Int(threads[thread].execution)
    let first = threads[thread].branch &* 101 &+ 1
    for (index, start) in starts.enumerated() {
      guard threads[thread].isOpen else { return }
      let child = spawn(
        execution, state: start, parent: thread, branch: first &+ UInt32(index), &effects)
      enter(child, &effects)
    }
  }

  /// A service that a task asked has answered.
  mutating func answered(_ answer: Message, _ effects: inout Effects) {
    guard let thread = thread(of: answer.token) else { return }
    guard answer.outcome.isSuccess else { return fail(thread, answer.outcome, &effects) }
    proceed(thread, &effects)
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
    threads[parent].pending -= 1
    if threads[parent].remaining > 0 {
      threads[parent].remaining -= 1
      if case .map(_, let start, _) = specification.states[Int(threads[parent].state)].kind {
        let child = spawn(
          execution, state: start, parent: parent, branch: branch &+ 1_000, &effects)
        enter(child, &effects)
      }
    }
    guard threads[parent].isOpen, threads[parent].pending == 0 else { return }
    effects.note(.join, node, request: request(parent))
    proceed(parent, &effects)
  }

  /// A task failed: the first retrier that speaks of the error decides, then the catcher.
  private mutating func fail(_ thread: Int, _ outcome: Outcome, _ effects: inout Effects) {
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
        let (luck, place) = (luck, UInt64(request(thread)))
        let salt = UInt64(threads[thread].branch) << 16 | 1 << 62
        let wait = policy.wait(after: tries) {
          luck.value(place, salt: salt | UInt64($0)).asFraction
        }
        effects.note(
          .retry, node, request: request(thread), subject: UInt32(threads[thread].state) + 1,
          cause: .retryAfterError, value: wait.nanoseconds)
        return effects.remind(Timer(node, Action.retry, token(thread)), after: wait, .arrival)
      }
    }
    giveUp(thread, outcome, &effects)
  }

  private mutating func giveUp(_ thread: Int, _ outcome: Outcome, _ effects: inout Effects) {
    if let catches = specification.states[Int(threads[thread].state)].catches {
      effects.note(
        .catchError, node, request: request(thread), subject: UInt32(catches) + 1,
        cause: .errorCaught)
      threads[thread].state = Int32(catches)
      return enter(thread, &effects)
    }
    let (parent, execution) = (Int(threads[thread].parent), Int(threads[thread].execution))
    close(thread)
    guard parent >= 0 else { return end(execution, outcome, &effects) }
    closeBranches(of: parent)
    threads[parent].remaining = 0
    fail(parent, outcome, &effects)
  }
}
