/// Takes out rectangles that are no boxes: the space between two parallel connectors, and
/// drawings that overlap without one holding the other.
enum BoxSieve {
  /// Several parallel connectors are taken out from the outside inward.
  private static let roundsMax = 16

  static func sift(_ frames: [Frame], _ runs: WallRuns) -> [Frame] {
    var kept = frames
    for _ in 0..<roundsMax {
      let boxes = kept.indices.filter { !isBetweenConnectors($0, kept, runs) }
      if boxes.count == kept.count { break }
      kept = boxes.map { kept[$0] }
    }
    return withoutOverlaps(kept)
  }

  /// True when two opposite sides lie on the walls of other boxes that go on both ways, and no
  /// neighbour shares one of the two remaining sides.
  private static func isBetweenConnectors(
    _ index: Int, _ frames: [Frame], _ runs: WallRuns
  ) -> Bool {
    let frame = frames[index]
    guard hasJunctionCorners(frame, runs) else { return false }
    var (left, right, above, below) = (false, false, false, false)
    var (over, under, before, after) = (false, false, false, false)
    for (position, other) in frames.enumerated() where position != index {
      let spansRows = other.top < frame.top && other.bottom > frame.bottom
      let spansColumns = other.left < frame.left && other.right > frame.right
      if spansRows, other.right == frame.left { left = true }
      if spansRows, other.left == frame.right { right = true }
      if spansColumns, other.bottom == frame.top { above = true }
      if spansColumns, other.top == frame.bottom { below = true }
      if other.bottom == frame.top, other.left == frame.left { over = true }
      if other.top == frame.bottom, other.left == frame.left { under = true }
      if other.right == frame.left, other.top == frame.top { before = true }
      if other.left == frame.right, other.top == frame.top { after = true }
    }
    return left && right && !(over && under) || above && below && !(before && after)
  }

  private static func hasJunctionCorners(_ frame: Frame, _ runs: WallRuns) -> Bool {
    let corners = [
      (frame.top, frame.left), (frame.top, frame.right), (frame.bottom, frame.left),
      (frame.bottom, frame.right),
    ]
    return corners.allSatisfy { runs.corner(runs.grid.place($0.0, $0.1)).count >= 3 }
  }

  private static func withoutOverlaps(_ frames: [Frame]) -> [Frame] {
    var kept: [Frame] = []
    for frame in frames {
      let clashes = kept.contains {
        $0.overlaps(frame) && !$0.encloses(frame) && !frame.encloses($0)
      }
      if !clashes { kept.append(frame) }
    }
    return kept
  }
}
