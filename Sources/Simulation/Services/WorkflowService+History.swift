// What an execution writes down of itself.
extension WorkflowService {
  mutating func begin(history execution: Int) {
    while histories.count <= execution { histories.append((0, .zero)) }
    // That it started, and that it ended.
    histories[execution] = (2, .zero)
  }

  /// Counts what a state adds to the history of its execution: that it was entered and left, and
  /// of a task that it was scheduled, started and ended. A history that is full ends the execution,
  /// and nothing catches that; Express workflows keep none. O(threads) when it is full.
  mutating func remember(
    _ state: WorkflowSpecification.State, of thread: Int, _ effects: inout Effects
  ) -> Bool {
    guard specification.product == .standard, !threads[thread].isChild else { return true }
    let execution = Int(threads[thread].execution)
    if case .task = state.kind { histories[execution].events += 3 }
    histories[execution].events += threads[thread].attempt == 0 ? 2 : 0
    guard histories[execution].events > rules.historyMax else { return true }
    effects.note(
      .error, node, request: request(thread), subject: UInt32(threads[thread].state) + 1,
      cause: .historyFull)
    closeThreads(of: execution)
    end(execution, .functionError, &effects)
    return false
  }

  /// A durable function is suspended while it waits, and nothing is paid for that.
  mutating func suspend(_ thread: Int, for span: SimDuration) {
    guard specification.product == .durable else { return }
    counts.resumes += 1
    let execution = Int(threads[thread].execution)
    histories[execution].waited = histories[execution].waited + span
  }

  /// Milliseconds of an execution on the bill: Express counts each started 100, a durable function
  /// the time in which it did not wait.
  func billed(_ span: SimDuration, _ execution: Int) -> Int64 {
    guard specification.product == .durable else {
      return (span.startedMilliseconds + 99) / 100 * 100
    }
    return max(.zero, span - histories[execution].waited).startedMilliseconds
  }
}
