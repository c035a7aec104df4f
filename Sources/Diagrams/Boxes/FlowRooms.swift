/// Boxes without boxes in which words are joined by arrows, so that they are things of their own
/// and not the box's words:
///
/// ```
/// ┌────────── Breaker ─────────────┐
/// │  closed ──▶ open ──▶ half-open │
/// │     ▲                    │     │
/// │     └────────────────────┘     │
/// └────────────────────────────────┘
/// ```
///
/// An arrow up or down to words is enough, and so is a step, `└─▶`, that hangs from words. Arrows
/// in a row are enough when the box has a heading and nothing stands right above or below the row;
/// in a list they are part of the words.
struct FlowRooms {
  private let grid: Grid
  private let glyphs: [Glyph]
  private let rooms: Rooms

  /// The boxes in question. O(cells).
  static func found(_ grid: Grid, _ glyphs: [Glyph], _ rooms: Rooms) -> [Int] {
    let search = FlowRooms(grid: grid, glyphs: glyphs, rooms: rooms)
    return rooms.frames.indices.filter { box in
      let frame = rooms.frames[box]
      return !rooms.hasChildren[box] && frame.slanted == nil
        && (search.hasUpright(frame) || search.hasRow(frame) || search.holdsCorners(frame))
    }
  }

  // MARK: up and down

  private func hasUpright(_ frame: Frame) -> Bool {
    for row in frame.top + 1..<frame.bottom {
      for column in frame.interior(row) {
        let place = grid.place(row, column)
        if isUprightArrow(place, frame) || isStep(place, frame) { return true }
      }
    }
    return false
  }

  private func isUprightArrow(_ place: Place, _ frame: Frame) -> Bool {
    let glyph = glyphs[place]
    guard glyph.points == .south || glyph.points == .north,
      grid.isBlank(place - 1), grid.isBlank(place + 1)
    else { return false }
    let direction: Direction = glyph.points == .south ? .south : .north
    let tail = grid.next(place, direction.opposite)
    guard meetsWords(place, direction, frame) else { return false }
    let isShaft = glyphs[tail].arms.has(direction) && !glyphs[tail].isHead
    if isShaft { return glyphs[tail].isCertain || grid.scalars[tail] == 0x7C }
    return glyph.isCertain && meetsWords(place, direction.opposite, frame)
  }

  /// The head of `└─▶ words`, from which an upright leads up to words.
  private func isStep(_ place: Place, _ frame: Frame) -> Bool {
    guard glyphs[place].points == .east, glyphs[place - 1].arms == .horizontal,
      grid.isWord(place + 1) || grid.isBlank(place + 1) && grid.isWord(place + 2)
    else { return false }
    var elbow = place - 1
    while glyphs[elbow].arms == .horizontal { elbow -= 1 }
    guard glyphs[elbow].arms.has(.north), glyphs[elbow].arms.has(.east) else { return false }
    var above = elbow - grid.stride
    while grid.row(above) > frame.top, glyphs[above].arms.has(.north),
      glyphs[above].arms.has(.south)
    {
      above -= grid.stride
    }
    return grid.row(above) > frame.top && (above - 1...above + 1).contains(where: grid.isWord)
  }

  /// Words within two rows, straight ahead or one column beside.
  private func meetsWords(_ place: Place, _ direction: Direction, _ frame: Frame) -> Bool {
    var next = place
    for _ in 0..<2 {
      next = grid.next(next, direction)
      guard frame.top < grid.row(next), grid.row(next) < frame.bottom else { return false }
      if (next - 1...next + 1).contains(where: grid.isWord) { return true }
    }
    return false
  }

  // MARK: in a row

  private func hasRow(_ frame: Frame) -> Bool {
    let rows = frame.top + 1..<frame.bottom
    let worded = rows.filter { row in
      frame.interior(row).contains { grid.isWord(grid.place(row, $0)) }
    }
    let arrows = worded.filter { holdsArrow($0, frame) }
    guard !arrows.isEmpty, !frame.titles.isEmpty || arrows.count < worded.count else {
      return false
    }
    return !zip(worded, worded.dropFirst()).contains { $1 == $0 + 1 }
  }

  /// `closed ──▶ open`: words, a blank, two strokes or more and a head, a blank, words.
  private func holdsArrow(_ row: Int, _ frame: Frame) -> Bool {
    let columns = frame.interior(row)
    for column in columns {
      let place = grid.place(row, column)
      let glyph = glyphs[place]
      guard glyph.points == .east || glyph.points == .west, !glyph.hasShaft else { continue }
      let back = glyph.points == .east ? -1 : 1
      let strokes = (1...2).allSatisfy { glyphs[place + $0 * back].arms == .horizontal }
      guard strokes, grid.isBlank(place - back), grid.isWord(place - 2 * back) else { continue }
      var end = place + back
      while glyphs[end].arms == .horizontal { end += back }
      if grid.isBlank(end), grid.isWord(end + back) || grid.scalars[end + back] == 0x29 {
        return true
      }
    }
    return false
  }

  // MARK: corners

  /// True for boxes inside that could not be closed: their pieces are no words.
  private func holdsCorners(_ frame: Frame) -> Bool {
    var upper = false
    var lower = false
    for row in frame.top + 1..<frame.bottom {
      for column in frame.interior(row) {
        let glyph = glyphs[grid.place(row, column)]
        guard glyph.isCertain, glyph.mark == .none, glyph.arms.count == 2 else { continue }
        if glyph.arms == [.east, .south] { upper = true }
        if glyph.arms == [.north, .east] || glyph.arms == [.north, .west] { lower = true }
        if upper && lower { return true }
      }
    }
    return false
  }
}
