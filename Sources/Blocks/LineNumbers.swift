/// Lines of a code block, as `2,4-6` names them.
struct LineNumbers {
  private let ranges: [ClosedRange<Int>]

  /// Nil when the text is something else. Numbers count from 1.
  init?(_ text: String) {
    var ranges: [ClosedRange<Int>] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map {
        UInt16($0.filter { $0 != " " }).map(Int.init)
      }
      guard ends.count <= 2, let first = ends.first.flatMap(\.self),
        let last = ends.last.flatMap(\.self), first >= 1, first <= last
      else { return nil }
      ranges.append(first...last)
    }
    self.ranges = ranges
  }

  func contains(_ line: Int) -> Bool { ranges.contains { $0.contains(line) } }
}
