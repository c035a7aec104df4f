/// A group of joined cells that may be a line.
struct LineGroup {
  private let places: [Place]
  private let field: Field
  private var hasCertainLine = false
  private var hasHead = false
  private var hasStroke = false
  private var touchCount = 0
  private var dotCount = 0

  init(_ places: [Place], _ field: Field) {
    self.places = places
    self.field = field
    for place in places {
      let glyph = field.glyphs[place]
      if glyph.isHead { hasHead = true }
      if glyph.isCertain, !glyph.isHead, glyph.mark == .none { hasCertainLine = true }
      if field.grid.scalars[place] == Slant.underscore { hasStroke = true }
      if glyph.arms == .horizontal || glyph.arms == .vertical || glyph.isPlus { hasStroke = true }
      if glyph.arms == .rising || glyph.arms == .falling { hasStroke = true }
      if field.grid.scalars[place] == 0x2E { dotCount += 1 }
      touchCount += field.touches[place].count
    }
    if dotCount >= 3, hasHead || touchCount > 1 { hasStroke = true }
  }

  /// Line is what holds a Unicode line, comes from a wall, ends in a head, or is long. Dashes
  /// within a word never are.
  var isLine: Bool {
    if hasCertainLine || followsNumber { return true }
    if places.count == 1 { return isLoneLine }
    guard hasStroke else { return false }
    if touchCount > 0 { return true }
    if hasHead { return !isWithinWord && !(places.count == 2 && isBetweenWords) }
    return places.count >= 3 && !isWithinWord || continuesBehindWords || endsAtUpright
  }

  private var isLoneLine: Bool {
    let place = places[0]
    let glyph = field.glyphs[place]
    if glyph.isHead { return isLoneHead(place, glyph) }
    guard hasStroke, glyph.arms != .rising, glyph.arms != .falling else { return false }
    if touchCount >= 2 { return true }
    guard glyph.arms == .vertical else { return false }
    let beside = [place - 2, place - 1, place + 1, place + 2]
    guard beside.allSatisfy({ field.grid.isBlank($0) }) else { return false }
    let (above, below) = (place - field.grid.stride, place + field.grid.stride)
    let ends = [above, below].filter { field.rooms.isWall($0) || isWordNear($0) }
    return ends.count == 2
  }

  /// A head without a line counts between two things: boxes, or words for certain heads.
  private func isLoneHead(_ place: Place, _ glyph: Glyph) -> Bool {
    guard let tip = glyph.points.directions.first else { return false }
    let ends = [tip, tip.opposite]
    if !glyph.isCertain {
      return touchCount > 0 && field.rooms.isWall(field.grid.next(place, tip))
    }
    let neighbours = ends.map { LoneHead.neighbour(place, $0, field) }
    if neighbours.contains(.nothing) { return false }
    return neighbours.contains(.wall) || !isProse(tip)
  }

  /// In a drawing with boxes, `a → b` outside of them is a remark and no part of the graph; in a
  /// box whose words are a flow it is one of its steps.
  private func isProse(_ direction: Direction) -> Bool {
    direction.isHorizontal && !field.rooms.frames.isEmpty && !field.rooms.isInFlow(places[0])
  }

  private var isBetweenWords: Bool {
    guard let first = places.min(), let last = places.max(), last == first + 1 else {
      return false
    }
    return isProse(.east) && LoneHead.neighbour(first, .west, field) == .words
      && LoneHead.neighbour(last, .east, field) == .words
  }

  /// `--(A)- Request -->`: what stands behind a number in brackets that a line leads to.
  private var followsNumber: Bool {
    guard hasStroke, !hasHead, let first = places.min(), let last = places.max() else {
      return false
    }
    let grid = field.grid
    guard last - first < 8, grid.scalars[first - 1] == 0x29, grid.isBlank(last + 1) else {
      return false
    }
    let opening = (3...6).map { first - $0 }.first { grid.scalars[$0] == 0x28 }
    guard let opening else { return false }
    return field.glyphs[opening - 1].arms == .horizontal && field.links[opening - 1].has(.west)
  }

  private func isWordNear(_ place: Place) -> Bool {
    (place - 1...place + 1).contains { field.isText($0) && field.glyphs[$0].arms.isEmpty }
  }

  /// More dashes begin no option and join no words.
  private static let dashesMax = 5

  /// True for `a--b` and the like: letters on both sides without a blank.
  private var isWithinWord: Bool {
    guard let first = places.min(), let last = places.max() else { return false }
    let grid = field.grid
    guard grid.row(first) == grid.row(last) else { return false }
    let before = grid.isWord(first - 1)
    let after = grid.isWord(last + 1)
    // Many dashes are a line with a number in it, as `---3---`.
    return hasHead || places.count >= Self.dashesMax ? before && after : before || after
  }

  /// `User --SQL--> Table`: two dashes after a blank, words, then more line. Where the words
  /// stand close to the dashes before them and not to those behind, they are an option of a
  /// command: `deploy --guided ──▶`.
  private var continuesBehindWords: Bool {
    guard let first = places.min(), let last = places.max() else { return false }
    let grid = field.grid
    let isFree = grid.isBlank(first - 1) || field.glyphs[first - 1].arms == .vertical
    guard grid.row(first) == grid.row(last), isFree else { return false }
    var place = last + 1
    var blanks = 0
    var words = 0
    let isClose = !grid.isBlank(place)
    while grid.row(place) == grid.row(first), blanks < 2 {
      if grid.isBlank(place) {
        blanks += 1
      } else if field.glyphs[place].arms == .horizontal, field.links[place].has(.east) {
        return words > 0 && !field.links[place].has(.west) && isClose == (blanks == 0)
          && !(field.glyphs[first - 1].arms == .vertical && endsAtUpright(from: place))
      } else {
        blanks = 0
        words += 1
      }
      place += 1
    }
    return false
  }

  /// True for dashes without a head up to an upright: with another one before the words they are
  /// a measure, `|--init--|`.
  private func endsAtUpright(from place: Place) -> Bool {
    var next = place
    while field.glyphs[next].arms == .horizontal { next += 1 }
    return field.glyphs[next].arms == .vertical
  }

  /// `|<-- rows --|`: the last two dashes of an arrow with words in it, right before an upright.
  private var endsAtUpright: Bool {
    guard let first = places.min(), let last = places.max() else { return false }
    let grid = field.grid
    guard grid.row(first) == grid.row(last), field.glyphs[last + 1].arms == .vertical,
      grid.isBlank(first - 1), grid.isWord(first - 2)
    else { return false }
    var place = first - 2
    while !grid.isBlank(place) || !grid.isBlank(place - 1), field.glyphs[place].arms != .horizontal
    {
      place -= 1
    }
    while field.glyphs[place].arms == .horizontal { place -= 1 }
    return field.glyphs[place].points == .west
  }
}

/// Arrows that stand alone between two things: `User → Gateway`.
enum LoneHead {
  enum Neighbour {
    case nothing, words, wall
  }

  /// How many cells ahead a lone head looks for a wall: `│   →   │` is common.
  static func reach(_ direction: Direction) -> Int { direction.isHorizontal ? 4 : 2 }

  /// What stands within two cells of a lone head, straight ahead; a wall may stand farther off.
  static func neighbour(_ place: Place, _ direction: Direction, _ field: Field) -> Neighbour {
    let grid = field.grid
    var next = place
    for distance in 0..<reach(direction) {
      next = grid.next(next, direction)
      if field.rooms.isWall(next) { return .wall }
      if distance >= 2, !grid.isBlank(next) { return .nothing }
      if distance >= 2 { continue }
      let around = direction.isVertical ? next - 1...next + 1 : next...next
      let words = around.contains { cell in
        field.isText(cell) && (!field.glyphs[cell].isHead || grid.isWord(cell + 1))
      }
      if words { return .words }
      if !grid.isBlank(next) { return .nothing }
    }
    return .nothing
  }
}
