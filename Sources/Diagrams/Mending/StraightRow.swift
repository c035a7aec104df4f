/// One row of a drawing being rewritten with its walls in their columns.
struct StraightRow {
  /// The content of one column; nothing in the second one of a wide character.
  struct Cell {
    let bytes: [UInt8]
    let glyph: Glyph

    static let blank = Cell(bytes: [0x20], glyph: .none)

    var isBlank: Bool { bytes == [0x20] }
    var isLevel: Bool { glyph.arms == .horizontal && !glyph.isHead }
    var isUpright: Bool { glyph.arms == .vertical && !glyph.isDashed }
  }

  /// A cell of a wall: where it stands, and where it belongs.
  struct Anchor {
    let column: Int
    let goal: Int
  }

  private let cells: [Cell]

  init(_ cells: [Cell]) {
    self.cells = cells
  }

  /// The row with every anchor at its goal; nil where the words between two walls need more room.
  /// What stands between walls keeps its distance from the wall on its left, but for uprights,
  /// which keep their columns.
  ///
  /// - Parameter tailStays: true when what stands right of the last wall keeps its columns too.
  func straight(_ anchors: [Anchor], tailStays: Bool) -> [Cell]? {
    var result: [Cell] = []
    var last = Anchor(column: -1, goal: -1)
    for anchor in anchors {
      guard anchor.goal > last.goal, anchor.column > last.column else { return nil }
      let between = Array(cells[(last.column + 1)..<anchor.column])
      let isAttached = !between.contains(where: \.isUpright)
      let moved = isAttached ? between : Self.moved(between, by: last.column - last.goal)
      guard let moved, let fitted = fit(moved, anchor.goal - last.goal - 1, before: anchor.column)
      else { return nil }
      result += fitted + [cells[anchor.column]]
      last = anchor
    }
    let tail = Array(cells[(last.column + 1)...])
    guard tailStays else { return result + tail }
    return Self.moved(tail, by: last.column - last.goal).map { result + $0 }
  }

  /// The cells farther right by some blanks or strokes at their beginning, or farther left.
  private static func moved(_ cells: [Cell], by distance: Int) -> [Cell]? {
    guard distance != 0, let first = cells.first else { return cells }
    if distance > 0 {
      let filler = first.isLevel ? first : .blank
      return [Cell](repeating: filler, count: distance) + cells
    }
    let isLoose = cells.prefix(-distance).allSatisfy { $0.isBlank || $0.isLevel }
    return isLoose && cells.count >= -distance ? Array(cells.dropFirst(-distance)) : nil
  }

  /// Cells before the wall at a column, made as many as there is room for.
  private func fit(_ between: [Cell], _ room: Int, before column: Int) -> [Cell]? {
    let missing = room - between.count
    if missing == 0 { return between }
    return missing > 0 ? longer(between, by: missing, column) : shorter(between, by: -missing)
  }

  private func longer(_ between: [Cell], by missing: Int, _ column: Int) -> [Cell] {
    var result = between
    let (place, filler) = seam(between, column)
    result.insert(contentsOf: [Cell](repeating: filler, count: missing), at: place)
    return result
  }

  /// Where more may stand, and what: strokes before a corner or a head, else blanks.
  private func seam(_ between: [Cell], _ column: Int) -> (Int, Cell) {
    guard let last = between.last else {
      let isLevel =
        column > 0 && cells[column].glyph.arms.has(.west)
        && cells[column - 1].glyph.arms.has(.east)
      let stroke = cells.first(where: \.isLevel) ?? .blank
      return (0, isLevel ? stroke : .blank)
    }
    if last.isLevel { return (between.count, last) }
    if last.glyph.points == .east, let shaft = between.dropLast().last, shaft.isLevel {
      return (between.count - 1, shaft)
    }
    return (between.count, .blank)
  }

  private func shorter(_ between: [Cell], by excess: Int) -> [Cell]? {
    var result = between
    var left = excess
    while left > 0, result.last?.isBlank == true {
      result.removeLast()
      left -= 1
    }
    while left > 0, let stroke = spareStroke(result) {
      result.remove(at: stroke)
      left -= 1
    }
    while left > 0, result.first?.isBlank == true {
      result.removeFirst()
      left -= 1
    }
    return left == 0 ? result : nil
  }

  /// A stroke at the end, or before a head there, that has another one beside it.
  private func spareStroke(_ cells: [Cell]) -> Int? {
    var end = cells.count - 1
    if end >= 0, cells[end].glyph.points == .east { end -= 1 }
    return end >= 1 && cells[end].isLevel && cells[end - 1].isLevel ? end : nil
  }
}
