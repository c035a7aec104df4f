/// Boxes whose walls are dashed by leaving out every second cell, upright walls as well:
///
/// ```
/// ┌ ─ ─ ─ ─ ┐
///   Planned
/// │         │
/// └ ─ ─ ─ ─ ┘
/// ```
struct DashedBoxes {
  let runs: WallRuns

  private static let rowsMax = 400

  private var grid: Grid { runs.grid }

  /// All such boxes that no frame of `others` begins with.
  func frames(beside others: [Frame]) -> [Frame] {
    var frames: [Frame] = []
    for place in grid.places where !grid.isBlank(place) && runs.isDashGap(place + 1) {
      let corner = runs.corner(place)
      guard corner.has(.east), corner.has(.south), let frame = frame(place) else { continue }
      let clashes = (others + frames).contains { other in
        other.overlaps(frame) && !frame.encloses(other) && !other.encloses(frame)
          || other.top == frame.top && other.left == frame.left
      }
      if !clashes { frames.append(frame) }
    }
    return frames
  }

  private func frame(_ place: Place) -> Frame? {
    let (top, left) = (grid.row(place), grid.column(place))
    var scan = WallScan(runs: runs, row: top, from: left, turn: .south)
    guard let end = scan.next(), end.column - left >= 2 else { return nil }
    for row in top + 1..<min(grid.rows, top + Self.rowsMax) {
      let (first, last) = (grid.place(row, left), grid.place(row, end.column))
      let (start, stop) = (runs.corner(first), runs.corner(last))
      if row > top + 1, start.has(.north), start.has(.east), stop.has(.north), stop.has(.west),
        Int(runs.right[first + 1]) >= last - first - 1
      {
        var frame = Frame(top: top, left: left, bottom: row, right: end.column)
        frame.titles = end.titles.map { Frame.Title(row: top, columns: $0) }
        frame.isDashed = true
        return frame
      }
      guard isSide(first), isSide(last) else { return nil }
    }
    return nil
  }

  /// An upright or the blank between two.
  private func isSide(_ place: Place) -> Bool {
    grid.isBlank(place) || runs.glyphs[place].runs(.north)
  }
}
