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
