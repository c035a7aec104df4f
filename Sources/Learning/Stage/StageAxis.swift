import Markup
package import Simulation

/// The time of a run along a line, to scale. Gaps in which nothing happens and that would leave no
/// room for the rest are cut: the line says so, and how long they are.
package struct StageAxis: Sendable {
  /// A part of the line.
  package struct Segment: Hashable, Sendable {
    package let from: SimTime
    package let to: SimTime
    /// In pixels.
    package let start: Double
    package let end: Double
    /// True where the line is cut.
    package let isBreak: Bool
  }

  package let segments: [Segment]
  package let start: Double
  package let end: Double

  /// The width of a cut, which has to hold the words for its length.
  package static let cut = 62.0
  /// What happens at different times is at least so far apart, where that can be had.
  private static let apart = 10.0

  /// - Parameter times: when something happens, sorted; the last is the end of the run.
  package init(_ times: [SimTime], start: Double, end: Double) {
    self.start = start
    self.end = end
    var instants: [SimTime] = [.start]
    for time in times where time > (instants.last ?? .start) { instants.append(time) }
    let gaps = zip(instants, instants.dropFirst()).map { Double(($1 - $0).nanoseconds) }
    let cuts = Self.cuts(gaps, width: end - start)
    let whole = gaps.indices.filter { !cuts.contains($0) }.reduce(0.0) { $0 + gaps[$1] }
    let free = end - start - Double(cuts.count) * Self.cut
    var (x, segments) = (start, [Segment]())
    for (index, gap) in gaps.enumerated() {
      let isBreak = cuts.contains(index)
      let wide = isBreak ? Self.cut : whole > 0 ? gap / whole * free : 0
      let joins = !isBreak && segments.last.map { !$0.isBreak } ?? false
      let last = joins ? segments.removeLast() : nil
      segments.append(
        Segment(
          from: last?.from ?? instants[index], to: instants[index + 1], start: last?.start ?? x,
          end: x + wide, isBreak: isBreak))
      x += wide
    }
    self.segments = segments
  }

  /// Which gaps are cut: the longest, until the shortest can be seen.
  private static func cuts(_ gaps: [Double], width: Double) -> Set<Int> {
    var cuts: Set<Int> = []
    let most = Int(nearest: width * 0.7 / cut - 0.5)
    for index in gaps.indices.sorted(by: { (-gaps[$0], $0) < (-gaps[$1], $1) }) {
      let left = gaps.indices.filter { !cuts.contains($0) }
      let whole = left.reduce(0.0) { $0 + gaps[$1] }
      let scale = (width - Double(cuts.count) * cut) / whole
      let least = left.map { gaps[$0] }.min() ?? 0
      let isReadable = least * scale >= apart || gaps[index] * scale <= cut
      if isReadable || left.count < 2 || cuts.count >= most { break }
      cuts.insert(index)
    }
    return cuts
  }

  /// Where a time stands.
  package func place(of time: SimTime) -> Double {
    guard let segment = segments.first(where: { time <= $0.to }) else { return end }
    let span = Double((segment.to - segment.from).nanoseconds)
    guard span > 0, time > segment.from else { return segment.start }
    let part = Double((time - segment.from).nanoseconds) / span
    return segment.start + part * (segment.end - segment.start)
  }
}
