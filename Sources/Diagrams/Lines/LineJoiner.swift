/// Joins candidate cells that answer each other, and keeps as lines the groups that are lines.
struct LineJoiner {
  private var field: Field
  private var arms: [Arms]

  private var grid: Grid { field.grid }

  /// The field with its lines.
  static func join(_ field: Field) -> Field {
    var joiner = LineJoiner(field: field, arms: LineCandidates(field: field).arms())
    joiner.linkAll()
    joiner.joinSteps()
    joiner.joinPluses()
    joiner.turnAway()
    joiner.prune()
    joiner.accept()
    joiner.leanAgainstSides()
    return joiner.field
  }

  private mutating func linkAll() {
    for place in grid.places {
      for direction in arms[place].directions {
        let next = grid.next(place, direction)
        if direction.isDiagonal, field.glyphs[place].isHead {
          if arms[next].has(direction.opposite) { field.link(place, direction) }
        } else if field.rooms.isWall(next) {
          field.touches[place].insert(Arms(direction))
        } else if isHalfStep(place, direction) {
          if !arms[next].isEmpty { field.link(place, direction) }
        } else if answers(next, direction), !(isPlus(place) && isPlus(next)) {
          field.link(place, direction)
        }
      }
    }
  }

  /// An upright that goes on one column aside, where nothing else could go on, is one line.
  private mutating func joinSteps() {
    for place in grid.places where field.glyphs[place].isCertain {
      guard arms[place].has(.south), !field.glyphs[place].isHead, !field.links[place].has(.south),
        grid.isBlank(place + grid.stride), !field.rooms.isLeafRoom(place)
      else { continue }
      let below = [Direction.southwest, .southeast].filter { way in
        let next = grid.next(place, way)
        return field.glyphs[next].isCertain && !field.glyphs[next].isHead
          && arms[next].has(.north) && !field.links[next].has(.north)
          && (grid.isBlank(next - grid.stride) || isCornerOf(place, next - grid.stride))
      }
      guard below.count == 1, let way = below.first else { continue }
      field.link(place, way)
      // Behind a wall that is told of to stand aside the rest of its row does as well.
      if grid.isBlank(grid.next(place, way) - grid.stride) { field.steps.append(place) }
    }
  }

  /// True for the corner at the end of a level line, and the cell of that line beside it.
  private func isCornerOf(_ corner: Place, _ beside: Place) -> Bool {
    let way: Direction = beside < corner ? .west : .east
    return field.glyphs[corner].arms == [Arms(way), .south] && field.links[corner].has(way)
      && field.glyphs[beside].arms == .horizontal
  }

  private func isHalfStep(_ place: Place, _ direction: Direction) -> Bool {
    direction.isDiagonal && Self.isRoundCorner(field.glyphs[place])
  }

  /// Full stop, comma, quote, backtick.
  static func isRoundCorner(_ glyph: Glyph) -> Bool {
    glyph.isRound && !glyph.isCertain && glyph.arms != .rising && glyph.arms != .falling
  }

  /// True when the cell's line comes toward a neighbour that lies behind `direction`.
  private func answers(_ place: Place, _ direction: Direction) -> Bool {
    let offered = arms[place]
    if offered.has(direction.opposite) { return true }
    if offered.isEmpty && !isTip(place, direction) { return false }
    if direction.isDiagonal {
      let glyph = field.glyphs[place]
      return glyph.isPlus || glyph.isRound && !glyph.arms.has(direction)
        || glyph.mark == .dot || glyph.mark == .ring
    }
    return isTip(place, direction)
  }

  /// A line may go on in front of a head: `-->--`.
  private func isTip(_ place: Place, _ direction: Direction) -> Bool {
    let glyph = field.glyphs[place]
    guard glyph.isHead, !arms[place].isEmpty, glyph.points.has(direction.opposite) else {
      return false
    }
    let behind = grid.next(place, direction)
    return arms[behind].has(direction.opposite) && !field.glyphs[behind].isHead
      || field.rooms.isWall(behind)
  }

  private func isPlus(_ place: Place) -> Bool {
    field.glyphs[place].isPlus && !arms[place].isEmpty
  }

  /// Two neighbouring plus signs are joined only when one of them would be a loose end otherwise.
  private mutating func joinPluses() {
    let fixed = field.links
    let touched = field.touches
    for place in grid.places {
      guard isPlus(place) else { continue }
      for direction in [Direction.east, .south] {
        let next = grid.next(place, direction)
        guard isPlus(next) else { continue }
        let (here, there) = (
          fixed[place].count + touched[place].count, fixed[next].count + touched[next].count
        )
        if here == 1 && there >= 1 || there == 1 && here >= 1 { field.link(place, direction) }
      }
    }
  }

  /// A corner of a line beside a wall does not touch it: its ways are taken.
  private mutating func turnAway() {
    for place in grid.places where !field.touches[place].isEmpty {
      let glyph = field.glyphs[place]
      guard glyph.isPlus || Self.isRoundCorner(glyph) else { continue }
      if field.links[place].count >= 2 { field.touches[place] = [] }
    }
  }

  /// Full stops, quotes and rings are line only in the middle of one.
  private mutating func prune() {
    var again = true
    var rounds = 0
    while again, rounds < 4 {
      again = false
      rounds += 1
      for place in grid.places {
        guard !arms[place].isEmpty, needsTwo(place) else { continue }
        let ends = field.links[place].union(field.touches[place])
        guard ends.count < 2 || field.links[place].isEmpty else { continue }
        for direction in field.links[place].directions { field.unlink(place, direction) }
        field.touches[place] = []
        arms[place] = []
        again = true
      }
    }
  }

  private func needsTwo(_ place: Place) -> Bool {
    let glyph = field.glyphs[place]
    if glyph.isCertain || glyph.isHead || isDotted(place) { return false }
    if glyph.mark == .ring || glyph.mark == .dot {
      let neighbours = field.links[place].directions.map { field.glyphs[grid.next(place, $0)] }
      return !neighbours.contains { $0.arms == .horizontal || $0.arms == .vertical }
    }
    return glyph.isRound && glyph.arms != .rising && glyph.arms != .falling
  }

  /// True for a full stop at the beginning of several: `....>`.
  private func isDotted(_ place: Place) -> Bool {
    let dot: UInt32 = 0x2E
    guard grid.scalars[place] == dot else { return false }
    return [1, -1].contains { way in
      grid.scalars[place + way] == dot && grid.scalars[place + 2 * way] == dot
        && field.links[place].has(way > 0 ? .east : .west)
    }
  }

  /// Looks at each group of joined cells and makes it line or leaves it text.
  private mutating func accept() {
    var seen = [Bool](repeating: false, count: grid.count)
    var accepted: [Place] = []
    for place in grid.places {
      guard !arms[place].isEmpty, !seen[place] else { continue }
      let group = group(from: place, &seen)
      if LineGroup(group, field).isLine { accepted.append(contentsOf: group) }
    }
    let isAccepted = CellSet(accepted, of: grid.count)
    for place in accepted { field.roles[place] = .line }
    for place in grid.places {
      guard !isAccepted.contains(place) else { continue }
      field.links[place] = []
      field.touches[place] = []
    }
  }

  private func group(from start: Place, _ seen: inout [Bool]) -> [Place] {
    var group = [start]
    var index = 0
    seen[start] = true
    while index < group.count {
      let place = group[index]
      index += 1
      for direction in field.links[place].directions {
        let next = grid.next(place, direction)
        if !seen[next] {
          seen[next] = true
          group.append(next)
        }
      }
    }
    return group
  }

  /// A line that ends at the side of another one is joined to it: `|-->` leaves the upright.
  private mutating func leanAgainstSides() {
    let before = field.links
    for place in grid.places {
      guard field.isLine(place), !field.glyphs[place].isHead else { continue }
      if !field.glyphs[place].isCertain, before[place].count >= 2 { continue }
      for direction in Direction.straight where arms[place].has(direction) {
        guard !before[place].has(direction), !field.touches[place].has(direction),
          !stepsAside(before[place], direction)
        else { continue }
        let next = grid.next(place, direction)
        guard field.isLine(next), runsAcross(next, direction) else { continue }
        guard field.glyphs[place].isCertain || !before[place].isEmpty else { continue }
        field.link(place, direction)
      }
    }
  }

  /// True for an upright that goes on one column aside.
  private func stepsAside(_ links: Arms, _ direction: Direction) -> Bool {
    direction == .north && !links.isDisjoint(with: [.init(.northeast), .init(.northwest)])
  }

  private func runsAcross(_ place: Place, _ direction: Direction) -> Bool {
    let glyph = field.glyphs[place]
    guard !glyph.isHead else { return false }
    return direction.isHorizontal
      ? glyph.runs(.north) && !glyph.arms.has(direction.opposite)
      : glyph.runs(.east) && !glyph.arms.has(direction.opposite)
  }
}
