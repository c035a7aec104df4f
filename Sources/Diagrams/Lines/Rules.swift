/// Rows in a box without boxes that hold nothing but dashes from wall to wall: they part its
/// words and are none themselves.
///
/// ```
/// +-------+    .-------.
/// | Order |    | Table |
/// |-------|    |'-----'|
/// | id    |    |       |
/// +-------+    '-------'
/// ```
struct Rules {
  private(set) var places: Set<Place> = []

  private static let strokes: Set<UInt32> = [0x2D, 0x3D, 0x5F]
  private static let ends: Set<UInt32> = [0x27, 0x2E, 0x60, 0x2C, 0x2B]

  /// Each cell of a box is looked at once.
  init(_ grid: Grid, _ rooms: Rooms) {
    for (index, frame) in rooms.frames.enumerated() where !rooms.hasChildren[index] {
      for row in frame.top + 1..<frame.bottom {
        let columns = frame.interior(row)
        guard columns.count >= 3, Self.isRule(row, columns, grid) else { continue }
        places.formUnion(columns.map { grid.place(row, $0) })
      }
    }
  }

  private static func isRule(_ row: Int, _ columns: Range<Int>, _ grid: Grid) -> Bool {
    let (first, last) = (columns.lowerBound, columns.upperBound - 1)
    return columns.allSatisfy { column in
      let scalar = grid.scalars[grid.place(row, column)]
      return strokes.contains(scalar)
        || (column == first || column == last) && ends.contains(scalar)
    }
  }
}
