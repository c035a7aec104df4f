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

/// Which part of a run is kept as a trace.
package struct Focus: Hashable, Sendable {
  /// Requests kept, by number from 1; steps that belong to no request are kept as well.
  package var requests: ClosedRange<Int>?
  /// Time kept.
  package var from: SimTime
  package var to: SimTime
  /// False when no trace is wanted: runs are faster and use constant memory.
  package var isOn: Bool

  /// Keeps everything, up to the limit of trace entries.
  package static let everything = Focus()
  /// Keeps nothing.
  package static let nothing = Focus(isOn: false)

  package init(
    requests: ClosedRange<Int>? = nil, from: SimTime = .start, to: SimTime = .never,
    isOn: Bool = true
  ) {
    self.requests = requests
    self.from = from
    self.to = to
    self.isOn = isOn
  }
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
