// What an environment does for one call.
extension FunctionService {
  @inline(__always)
  mutating func run(_ index: Int, _ effects: inout Effects) {
    environments[index].state = .running
    environments[index].began = effects.now
    environments[index].deadline = effects.now + timeout
    environments[index].position = 0
    counts.secretsFetched += secretsOfCall
    if effects.recorder.isOn { noteRun(index, &effects) }
    if hasFaults, crashes(index, effects.now) {
      let first = specification.program.first?.duration.duration(draw(index, 0)) ?? .zero
      effects.remind(Timer(node, Action.crashed, token(index)), after: first, .completion)
      return
    }
    if waitsForOthers {
      environments[index].deadlineSlot = effects.join(
        deadlineLane, Timer(node, Action.timedOut, token(index)))
    }
    proceed(index, &effects)
  }

  private mutating func noteRun(_ index: Int, _ effects: inout Effects) {
    if wrong.contains(.sharedGlobals) {
      sharedCounter += 1
      environments[index].counter = sharedCounter
    } else {
      environments[index].counter += 1
    }
    effects.note(
      .run, node, request: environments[index].call.request,
      subject: environments[index].number, value: Int64(environments[index].counter))
  }

  /// Does the operation at the call's position, or ends the call when there is none left.
  @inline(__always)
  mutating func proceed(_ index: Int, _ effects: inout Effects) {
    let position = Int(environments[index].position)
    if failsAtStep, let step = specification.errors.step, position < samplers.count,
      specification.program[position].kind == step, fails(index, effects.now)
    {
      return end(index, .functionError, .handlerFailed, &effects)
    }
    if hasSoleWork, position == 0 {
      let isColdResponse = hasColdResponse && environments[index].isCold
      let span =
        isColdResponse
        ? coldResponse.duration(draw(index, 0)) : soleWork.duration(draw(index, 0))
      return compute(index, span, &effects)
    }
    guard position < samplers.count else { return complete(index, &effects) }
    if specification.program[position].kind == .work {
      let isPerItem = specification.program[position].isPerItem
      compute(
        index,
        isPerItem
          ? items(index, position) : samplers[position].duration(draw(index, position)), &effects)
    } else {
      ask(index, specification.program[position], &effects)
    }
  }

  /// The luck of this call's operation: the same in every variant of the scenario.
  @inline(__always)
  private func draw(_ index: Int, _ position: Int) -> UInt64 {
    let call = environments[index].call
    let salt = UInt64(call.attempt) | UInt64(call.branch) << 8 | UInt64(position) << 40
    return luck.value(UInt64(call.request), salt: salt)
  }

  /// What the messages of a batch take, one after the other. O(messages).
  private func items(_ index: Int, _ position: Int) -> SimDuration {
    let call = environments[index].call
    let count = call.operation == .batch ? max(1, UInt64(call.branch)) : 1
    let law = specification.program[position].duration
    guard !law.isConstant else { return law.mean * Double(count) }
    return (0..<count).reduce(SimDuration.zero) { sum, item in
      let salt = UInt64(call.attempt) | item << 8 | UInt64(position) << 40
      return sum + samplers[position].duration(luck.value(UInt64(call.request), salt: salt))
    }
  }

  @inline(__always)
  private mutating func compute(
    _ index: Int, _ span: SimDuration, _ effects: inout Effects
  ) {
    var span = scale == 1 ? span : span * scale
    if hasFaults, isSlow(index, effects.now) { span = span * specification.slowFactor }
    let isTooLong = effects.now + span > environments[index].deadline
    if isTooLong { span = environments[index].deadline - effects.now }
    effects.remind(
      Timer(node, isTooLong ? Action.timedOut : Action.worked, token(index)), after: span,
      .completion)
  }

  private mutating func ask(
    _ index: Int, _ operation: Operation, _ effects: inout Effects
  ) {
    environments[index].state = .waiting
    guard operation.isReachable || wrong.contains(.noTimeout) else {
      // Packets that lead nowhere get no answer: only the deadline ends the wait.
      effects.note(
        .wait, node, request: environments[index].call.request,
        subject: environments[index].number, cause: .networkNotAllowed)
      return
    }
    let call = environments[index].call
    effects.send(
      .call(
        operation.kind, to: NodeID(operation.target), from: node, token: token(index),
        request: call.request, size: UInt32(clamping: operation.size),
        attempt: call.attempt,
        branch: operation.kind == .query ? environments[index].number : call.branch,
        flaws: operation.isPermitted ? 0 : CallFlaw.noPermission,
        chain: chain(behind: call, operation.kind)))
  }

  /// The length of the chain of calls that a service sees which this handler asks: functions,
  /// queues and topics, and buckets by some books, hand it on; all others lose it.
  private func chain(behind call: Message, _ operation: OperationKind) -> UInt8 {
    switch operation {
    case .invoke, .invokeLater, .send, .publish: break
    case .put where rules.recursionThroughBuckets: break
    default: return 0
    }
    var chain = call.chain
    chain.add(clamped: 1)
    return chain
  }

  /// An asked service answered.
  mutating func resume(_ answer: Message, _ effects: inout Effects) {
    // Destinations are told, not asked: their answers carry no environment.
    guard answer.token != .max else { return }
    guard let index = environment(of: answer.token),
      environments[index].state == .waiting
    else { return }
    let operation = specification.program[Int(environments[index].position)]
    environments[index].state = .running
    guard answer.outcome.isSuccess || operation.toleratesFailure else {
      return end(index, .functionError, .handlerFailed, &effects)
    }
    if isOnce, environments[index].position == 0, recognise(index, &effects) { return }
    environments[index].position += 1
    proceed(index, &effects)
  }

  private func crashes(_ index: Int, _ now: SimTime) -> Bool {
    let call = environments[index].call
    return specification.crashes.hits(
      call, ordinal: environments[index].ordinal,
      luck: faults.value(UInt64(call.request), salt: UInt64(call.attempt) << 8 | 1), at: now)
  }

  private func isSlow(_ index: Int, _ now: SimTime) -> Bool {
    let call = environments[index].call
    return specification.slow.hits(
      call, ordinal: environments[index].ordinal,
      luck: faults.value(UInt64(call.request), salt: UInt64(call.attempt) << 8 | 2), at: now)
  }

  private func fails(_ index: Int, _ now: SimTime) -> Bool {
    let call = environments[index].call
    return specification.errors.hits(
      call, ordinal: environments[index].ordinal,
      luck: faults.value(UInt64(call.request), salt: UInt64(call.attempt) << 8), at: now)
  }

  /// The handler came to its end.
  @inline(__always)
  private mutating func complete(_ index: Int, _ effects: inout Effects) {
    if hasFaults, !failsAtStep, fails(index, effects.now) {
      return end(index, .functionError, .handlerFailed, &effects)
    }
    // In a batch, `flaws` counts the items that cannot be processed.
    let call = environments[index].call
    if call.operation == .batch, call.flaws > 0 {
      let outcome: Outcome = specification.reportsItemFailures ? .partial : .functionError
      return end(index, outcome, .itemFailed, &effects)
    }
    end(index, .ok, .none, &effects)
  }

  mutating func timeOut(_ index: Int, _ effects: inout Effects) {
    end(index, .timedOut, .timeLimit, &effects)
  }

  mutating func crash(_ index: Int, _ effects: inout Effects) {
    end(index, .crashed, .crashInjected, &effects)
  }

  /// Bills the call, answers whoever waits, and lets the environment rest or go.
  @inline(__always)
  mutating func end(
    _ index: Int, _ outcome: Outcome, _ cause: Cause, _ effects: inout Effects
  ) {
    let span = effects.now - environments[index].began
    counts.duration.add(span)
    if environments[index].isProvisioned {
      counts.billedProvisionedMilliseconds += span.startedMilliseconds
    } else {
      counts.billedMilliseconds += span.startedMilliseconds
    }
    if waitsForOthers, environments[index].deadlineSlot >= 0 {
      if outcome != .timedOut { effects.leave(deadlineLane, environments[index].deadlineSlot) }
      environments[index].deadlineSlot = -1
    }
    count(outcome)
    if effects.recorder.isOn { noteEnd(index, outcome, cause, span, &effects) }
    if isOnce { settle(index, outcome, &effects) }
    let (call, later) = (environments[index].call, environments[index].later)
    if later >= 0 {
      conclude(later: later, outcome, &effects)
    } else {
      effects.send(
        call.answer(
          hasURL ? status(outcome, call) : outcome,
          size: UInt32(clamping: specification.answerSize)))
    }
    if outcome == .timedOut || outcome == .crashed {
      reset(index, cause, &effects)
    } else {
      rest(index, &effects)
    }
  }

  /// What a call reads that came by the function's own address: a failure is a bad gateway there.
  private func status(_ outcome: Outcome, _ call: Message) -> Outcome {
    guard isVisitor(call) else { return outcome }
    switch outcome {
    case .functionError, .timedOut, .crashed: return .badGateway
    default: return outcome
    }
  }

  /// Whether a call comes by the function's own address.
  func isVisitor(_ call: Message) -> Bool {
    let caller = Int(call.from)
    return visitors.indices.contains(caller) && visitors[caller]
  }

  @inline(__always)
  private mutating func count(_ outcome: Outcome) {
    switch outcome {
    case .ok, .partial: counts.succeeded += 1
    case .timedOut: counts.timeouts += 1
    case .crashed: counts.crashes += 1
    default: counts.errors += 1
    }
  }

  private func noteEnd(
    _ index: Int, _ outcome: Outcome, _ cause: Cause, _ span: SimDuration,
    _ effects: inout Effects
  ) {
    let step: StepKind =
      switch outcome {
      case .ok, .partial: .finish
      case .timedOut: .timeOut
      case .crashed: .crash
      default: .error
      }
    effects.note(
      step, node, request: environments[index].call.request,
      subject: environments[index].number, cause: cause, value: span.nanoseconds)
  }

  /// A timeout or crash resets the environment: what it remembered is lost, and so is it.
  private mutating func reset(_ index: Int, _ cause: Cause, _ effects: inout Effects) {
    effects.account.stop(isReserved: isReserved || environments[index].isProvisioned)
    counts.running.add(-1, at: effects.now)
    environments[index].generation = (environments[index].generation &+ 1) & 0xFFF
    if environments[index].isShadow { return free.append(UInt32(index)) }
    replace(index, cause, &effects)
  }
}
