// Calls handed over: accepted at once, run later, tried again, given up.
extension FunctionService {
  /// A handed-over call in the function's own queue.
  struct Later {
    var call: Message
    var received: SimTime
    /// Tries whose handler failed.
    var failures: Int = 0
    /// Times no environment could be had.
    var throttles: Int = 0
    var isOpen = true
    /// Set when the next try would come too late: it is given up instead.
    var isTooOld = false
  }

  /// Takes a call for later: the caller hears `accepted` before anything runs.
  mutating func take(later message: Message, _ effects: inout Effects) {
    if message.flaws & CallFlaw.noPermission != 0 || Int(message.size) > rules.laterPayloadMax {
      counts.arrived += 1
      counts.rejected += 1
      let isLarge = Int(message.size) > rules.laterPayloadMax
      effects.note(
        .reject, node, request: message.request,
        cause: isLarge ? .payloadTooLarge : .missingPermission)
      effects.send(message.answer(isLarge ? .tooLarge : .forbidden))
      return
    }
    counts.arrived += 1
    effects.note(.accept, node, request: message.request)
    effects.send(message.answer(.accepted))
    counts.laterWaiting.add(1, at: effects.now)
    let slot = keep(later: message, effects.now)
    if message.chain >= chainMax { return giveUp(slot, .recursion, &effects) }
    attempt(later: slot, &effects)
    handedOver += 1
    guard hasDuplicates else { return }
    let isTwice = specification.duplicates.hits(
      message, ordinal: handedOver,
      luck: faults.value(UInt64(message.request), salt: UInt64(message.branch) << 8 | 3),
      at: effects.now)
    if isTwice { repeatCall(message, &effects) }
  }

  /// The same event comes once more, though nothing failed.
  private mutating func repeatCall(_ message: Message, _ effects: inout Effects) {
    counts.duplicates += 1
    effects.note(.accept, node, request: message.request, cause: .comesTwice)
    counts.laterWaiting.add(1, at: effects.now)
    attempt(later: keep(later: message, effects.now), &effects)
  }

  private mutating func keep(later message: Message, _ now: SimTime) -> Int32 {
    let later = Later(call: message, received: now)
    let slot: Int32
    if let reused = freeLaters.popLast() {
      slot = reused
      laters[Int(slot)] = later
    } else {
      slot = Int32(laters.count)
      laters.append(later)
    }
    return slot
  }

  mutating func attempt(later slot: Int32, _ effects: inout Effects) {
    let later = laters[Int(slot)]
    guard !later.isTooOld else { return giveUp(slot, .tooOld, &effects) }
    var call = later.call
    call.attempt = UInt8(min(later.failures, 255))
    guard let cause = admit(call, later: slot, &effects) else {
      if later.failures > 0 || later.throttles > 0 { counts.retries += 1 }
      return
    }
    counts.throttled += 1
    effects.note(.throttle, node, request: call.request, cause: cause)
    let wait = rules.laterBackoff.wait(after: later.throttles)
    laters[Int(slot)].throttles += 1
    guard !isTooLate(slot, wait, &effects) else { return }
    effects.note(
      .retryLater, node, request: call.request, cause: .retryAfterThrottle,
      value: wait.nanoseconds)
    effects.remind(Timer(node, Action.laterRetry, UInt32(slot)), after: wait, .arrival)
  }

  /// Whether a try after `wait` would come when the call is too old. It is then kept until it is,
  /// and given up.
  private mutating func isTooLate(
    _ slot: Int32, _ wait: SimDuration, _ effects: inout Effects
  ) -> Bool {
    let age = effects.now - laters[Int(slot)].received
    guard age + wait > specification.laterAgeMax else { return false }
    laters[Int(slot)].isTooOld = true
    let rest = max(.zero, specification.laterAgeMax - age)
    effects.remind(Timer(node, Action.laterRetry, UInt32(slot)), after: rest, .expiry)
    return true
  }

  mutating func conclude(later slot: Int32, _ outcome: Outcome, _ effects: inout Effects) {
    guard !outcome.isSuccess else {
      hear(specification.onSuccess, .deliverOutcome, slot, .none, &effects)
      return close(slot, &effects)
    }
    let failures = laters[Int(slot)].failures
    laters[Int(slot)].failures += 1
    let retries = wrong.contains(.noRetry) ? 0 : specification.laterRetries
    guard failures < min(retries, retryLanes.count) else {
      return giveUp(slot, .retriesExhausted, &effects)
    }
    guard !isTooLate(slot, rules.laterRetryWaits[failures], &effects) else { return }
    effects.note(
      .retryLater, node, request: laters[Int(slot)].call.request, cause: .retryAfterError,
      value: rules.laterRetryWaits[failures].nanoseconds)
    _ = effects.join(retryLanes[failures], Timer(node, Action.laterRetry, UInt32(slot)))
  }

  mutating func giveUp(_ slot: Int32, _ cause: Cause, _ effects: inout Effects) {
    counts.deadLetters += 1
    if cause == .recursion { counts.recursions += 1 }
    hear(specification.onFailure, .deadLetter, slot, cause, &effects)
    close(slot, &effects)
  }

  /// Tells a destination, when there is one; the mark is made in any case.
  private func hear(
    _ target: Int?, _ step: StepKind, _ slot: Int32, _ cause: Cause, _ effects: inout Effects
  ) {
    let call = laters[Int(slot)].call
    guard let target else {
      if step == .deadLetter {
        effects.note(.abort, node, request: call.request, cause: cause)
      }
      return
    }
    effects.note(step, node, request: call.request, cause: cause)
    // A destination is called as any event is: a function takes it for later, with its own tries.
    effects.send(
      .call(
        .invokeLater, to: NodeID(target), from: node, token: .max, request: call.request,
        size: call.size, branch: call.branch, chain: call.chain))
  }

  private mutating func close(_ slot: Int32, _ effects: inout Effects) {
    laters[Int(slot)].isOpen = false
    counts.laterWaiting.add(-1, at: effects.now)
    freeLaters.append(slot)
  }
}
