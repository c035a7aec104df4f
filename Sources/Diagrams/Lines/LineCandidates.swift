/// Decides for every character by itself and its neighbours whether it may be part of a line.
///
/// In the room of a box without inner boxes everything is the box's text, but for Unicode's line
/// characters, which are never words.
struct LineCandidates {
  let field: Field
  private let rules: Rules

  init(field: Field) {
    self.field = field
    rules = Rules(field.grid, field.rooms)
  }

  private var grid: Grid { field.grid }

  /// The arms each cell offers to its neighbours; empty for what is text.
  func arms() -> [Arms] {
    var result = [Arms](repeating: [], count: grid.count)
    for place in grid.places where field.isText(place) { result[place] = arms(place) }
    return result
  }

  private func arms(_ place: Place) -> Arms {
    let glyph = field.glyphs[place]
    if rules.places.contains(place) { return .horizontal }
    guard glyph.isLine else { return [] }
    if field.rooms.isLeafRoom(place) { return leafArms(place, glyph) }
    if glyph.isHead { return headArms(place, glyph) }
    if glyph.isCertain { return glyph.arms }
    switch glyph.mark {
    case .bridge: return isBridge(place) ? .cross : []
    case .dot, .ring: return isWordy(place) ? [] : glyph.arms
    case .head, .openHead, .none: break
    }
    switch grid.scalars[place] {
    case 0x3A, 0x21: return isWordy(place) ? [] : glyph.arms
    case 0x2F, 0x5C: return isWordy(place) ? [] : slashArms(place, glyph)
    case 0x2E, 0x2C, 0x27, 0x60: return glyph.arms.union(halfStep(place, glyph))
    default: return glyph.arms
    }
  }

  /// `--.` above `  |`: the corner may stand one cell before the upright it turns into.
  private func halfStep(_ place: Place, _ glyph: Glyph) -> Arms {
    let turn: Direction = glyph.arms.has(.south) ? .south : .north
    if field.glyphs[grid.next(place, turn)].arms.has(turn.opposite) { return [] }
    let ways: [(from: Direction, to: Direction)] =
      turn == .south
      ? [(.west, .southeast), (.east, .southwest)] : [(.west, .northeast), (.east, .northwest)]
    return Arms(
      ways.filter { way in
        field.glyphs[grid.next(place, way.from)].arms.has(way.from.opposite)
          && isUpright(grid.next(place, way.to))
      }.map(\.to))
  }

  private func isUpright(_ place: Place) -> Bool {
    field.glyphs[place].arms == .vertical && !field.rooms.isWall(place)
  }

  private func leafArms(_ place: Place, _ glyph: Glyph) -> Arms {
    guard glyph.isCertain, glyph.mark == .none || glyph.isHead else { return [] }
    guard glyph.isHead else { return glyph.arms }
    let tails = field.tails(glyph)
    let isEnd = tails.directions.contains { direction in
      let behind = field.glyphs[grid.next(place, direction)]
      return behind.isCertain && !behind.isHead && behind.arms.has(direction.opposite)
    }
    return isEnd ? tails : []
  }

  private func headArms(_ place: Place, _ glyph: Glyph) -> Arms {
    let tails = field.tails(glyph)
    if glyph.isCertain { return tails }
    if glyph.points == .south || glyph.points == .north, isWordy(place) { return [] }
    guard let tail = tails.directions.first else { return [] }
    let diagonal: Arms = tail == .north ? [.init(.northeast), .init(.northwest)] : []
    return tails.union(tail == .south ? [.init(.southeast), .init(.southwest)] : diagonal)
  }

  /// True when a letter or digit stands directly beside the cell.
  private func isWordy(_ place: Place) -> Bool {
    grid.isWord(place - 1) || grid.isWord(place + 1)
  }

  private func isBridge(_ place: Place) -> Bool {
    let (north, south) = (field.glyphs[place - grid.stride], field.glyphs[place + grid.stride])
    let (west, east) = (field.glyphs[place - 1], field.glyphs[place + 1])
    return west.arms.has(.east) && east.arms.has(.west)
      && (north.arms.has(.south) || south.arms.has(.north))
  }

  /// A slash is a corner where a row and a column of line meet in it, else a slanting line.
  private func slashArms(_ place: Place, _ glyph: Glyph) -> Arms {
    var straight: Arms = []
    for direction in Direction.straight {
      let next = field.glyphs[grid.next(place, direction)]
      let answers = next.arms.has(direction.opposite) && next.mark == .none && !next.isRound
      if answers { straight.insert(Arms(direction)) }
    }
    let turns = !straight.isDisjoint(with: .horizontal) && !straight.isDisjoint(with: .vertical)
    return turns ? straight : glyph.arms.union(straight.intersection(.horizontal))
  }
}
