/// One mark of a run, before it has words.
package struct TraceEntry: Hashable, Sendable {
  package let time: SimTime
  package let node: UInt16
  package let step: StepKind
  package let cause: Cause
  /// The client's request it belongs to, from 1; 0 when it belongs to none.
  package let request: UInt32
  /// The environment, server, message or task it is about, from 1; 0 for none.
  package let subject: UInt32
  /// What the step measures: nanoseconds, a status, a count; see `StepKind`.
  package let value: Int64
}

/// Keeps the marks of the focus, up to a limit.
struct Recorder {
  private(set) var entries: [TraceEntry] = []
  private(set) var isOn: Bool
  private(set) var isCut = false
  private let focus: Focus
  private let entriesMax: Int

  init(focus: Focus, entriesMax: Int) {
    self.focus = focus
    self.entriesMax = entriesMax
    isOn = focus.isOn && entriesMax > 0
  }

  var bytes: Int { entries.capacity * MemoryLayout<TraceEntry>.stride }

  @inline(never)
  mutating func record(_ entry: TraceEntry) {
    guard entry.time >= focus.from, entry.time <= focus.to else { return }
    if let requests = focus.requests, entry.request != 0 {
      guard requests.contains(Int(entry.request)) else { return }
    }
    guard entries.count < entriesMax else {
      isCut = true
      isOn = false
      return
    }
    entries.append(entry)
  }
}
