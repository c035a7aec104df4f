/// Where a line ends, and at what.
struct LineEnd: Sendable {
  enum Target: Hashable, Sendable {
    case box(Int)
    case text(Int)
    case nothing
  }

  /// The line's last cell.
  let place: Place
  /// The way the line goes on toward its target.
  let direction: Direction
  var isHead: Bool
  var target: Target
  /// True when a blank cell parts the line from its box.
  var isShort = false
  /// The topmost cell of the lifeline it ends at.
  var lifeline: Place?
  /// True when the words stand above or below the line, which itself comes from nowhere.
  var isCaptioned = false
}

/// Finds the ends of all lines.
struct LineEnds {
  let field: Field
  let texts: TextBlocks
  let lifelines: Lifelines
  /// Lines that go on behind a wall they cross: for a cell and the way out, where they go on.
  private(set) var hops: [LineStep: Place] = [:]
  private(set) var ends: [LineEnd] = []
  /// Where words stand right beside a plus sign from which a line goes on two ways: where that
  /// line comes from, when nothing else is, else a label.
  private(set) var spares: [LineEnd] = []

  private var grid: Grid { field.grid }

  init(field: Field, texts: TextBlocks, lifelines: Lifelines) {
    self.field = field
    self.texts = texts
    self.lifelines = lifelines
    for place in grid.places where field.isLine(place) {
      for direction in field.touches[place].directions { findHop(place, direction) }
    }
    for place in grid.places where field.isLine(place) {
      findEnds(place)
      findSpares(place)
    }
  }

  private mutating func findSpares(_ place: Place) {
    let taken = field.links[place].union(field.touches[place])
    guard field.glyphs[place].isPlus, taken.count >= 2, !taken.isDisjoint(with: .vertical) else {
      return
    }
    for direction in [Direction.west, .east]
    where !taken.has(direction) && taken.has(direction.opposite) {
      var end = LineEnd(place: place, direction: direction, isHead: false, target: .nothing)
      look(ahead: grid.next(place, direction), &end)
      if case .text = end.target { spares.append(end) }
    }
  }

  /// A line that stands on both sides of a wall passes through it.
  private mutating func findHop(_ place: Place, _ direction: Direction) {
    var next = grid.next(place, direction)
    for _ in 0..<3 where field.rooms.isWall(next) {
      if field.glyphs[next].isHead { return }
      next = grid.next(next, direction)
    }
    guard field.isLine(next) else { return }
    let glyph = field.glyphs[next]
    let comesBack =
      field.touches[next].has(direction.opposite)
      || glyph.isHead && glyph.points.has(direction.opposite) && field.links[next].isEmpty
    guard comesBack, !glyph.points.has(direction.opposite) else { return }
    hops[LineStep(place, direction)] = next
    hops[LineStep(next, direction.opposite)] = place
  }

  private mutating func findEnds(_ place: Place) {
    let glyph = field.glyphs[place]
    for direction in field.touches[place].directions
    where hops[LineStep(place, direction)] == nil
      && !(direction == .south && lifelines.holds[place] != nil)
    {
      add(place, direction, isHead: glyph.points.has(direction))
    }
    var taken = field.links[place].union(field.touches[place])
    if glyph.isCertain, glyph.arms.isDisjoint(with: Self.diagonals) {
      if !taken.isDisjoint(with: Self.below) { taken.insert(.south) }
      if !taken.isDisjoint(with: Self.above) { taken.insert(.north) }
    }
    for direction in looseWays(glyph, taken).directions where !taken.has(direction) {
      add(place, direction, isHead: glyph.points.has(direction))
    }
  }

  private static let below = Arms([.southwest, .southeast])
  private static let above = Arms([.northwest, .northeast])
  private static let diagonals = below.union(above)

  /// The ways a cell's line points at without meeting line or wall there.
  private func looseWays(_ glyph: Glyph, _ taken: Arms) -> Arms {
    if glyph.isHead {
      let tail = taken.subtracting(glyph.points).isEmpty ? field.tails(glyph) : []
      return glyph.points.union(tail)
    }
    if glyph.isCertain, glyph.mark == .none { return glyph.arms }
    guard taken.count <= 1, let from = taken.directions.first else {
      return taken.isEmpty && glyph.mark == .none ? glyph.arms : []
    }
    // `\--` and "`--" hang from what stands above them.
    let hangs = from == .east && glyph.isRound && !glyph.arms.has(.west)
    return Arms(hangs && glyph.arms.has(.north) ? .north : hangs ? .northwest : from.opposite)
  }

  private mutating func add(_ place: Place, _ direction: Direction, isHead: Bool) {
    let next = grid.next(place, direction)
    let inWall = field.rooms.isWall(next) && field.glyphs[next].points.has(direction)
    var end = LineEnd(
      place: place, direction: direction, isHead: isHead || inWall, target: .nothing)
    look(ahead: next, &end)
    ends.append(end)
  }

  /// How many cells ahead a line looks; words alone may stand farther from their arrows.
  private func reach(_ direction: Direction) -> Int {
    guard direction.isHorizontal else { return 2 }
    return field.rooms.frames.isEmpty ? 6 : 3
  }

  /// The wall a line reaches: right behind one that it crosses, `┼` before `┬`, the next one.
  private func behindCrossed(_ wall: Place, _ direction: Direction) -> Place {
    let beyond = grid.next(wall, direction)
    let crosses =
      field.glyphs[wall].isCertain && field.glyphs[wall].runs(direction)
      && field.glyphs[wall].runs(direction.isVertical ? .east : .north)
    let goesOn = field.rooms.isWall(beyond) && field.glyphs[beyond].arms.has(direction.opposite)
    return crosses && goesOn ? beyond : wall
  }

  /// An arrow of one character, or one with blanks at both of its ends, stands where it likes
  /// between its boxes.
  private func standsFree(_ end: LineEnd) -> Bool {
    let back = end.direction.opposite
    var place = end.place
    while field.links[place] == Arms(back) || field.links[place] == Arms([back, end.direction]) {
      guard field.touches[place].isEmpty else { return false }
      place = grid.next(place, back)
    }
    let rest = field.links[place].subtracting(Arms(end.direction))
    let touches = field.touches[place].isEmpty || DashGaps.isFilled(place, grid)
    let reaches = field.glyphs[place].isHead && field.rooms.isWall(grid.next(place, back))
    return rest.isEmpty && touches && !reaches && hops[LineStep(place, back)] == nil
  }

  /// Looks a few cells ahead for a box or words.
  private func look(ahead start: Place, _ end: inout LineEnd) {
    if field.rooms.isLeafRoom(end.place), let box = field.rooms.innermost(end.place) {
      end.target = .box(box)
      return
    }
    let near =
      end.direction.isHorizontal && grid.isBlank(start) ? grid.next(start, end.direction) : start
    if let hold = lifelines.holds[near], lifelines.holds[end.place] == nil {
      end.target = hold.owner
      end.lifeline = hold.top
      return
    }
    var next = start
    let isFree = standsFree(end)
    let reach =
      isFree
      ? max(LoneHead.reach(end.direction), reach(end.direction)) : reach(end.direction)
    for distance in 0..<reach {
      if field.rooms.isWall(next) {
        guard distance < 2 || isFree else { return }
        if let box = field.rooms.box(
          at: behindCrossed(next, end.direction), travelling: end.direction, grid)
        {
          end.target = .box(box)
          end.isShort = distance == 1 && !isFree
        }
        return
      }
      let words =
        end.direction.isHorizontal ? texts.block(at: next) : texts.block(near: next)
      if let words {
        if texts.holdsLetters(words) { end.target = .text(words) }
        return
      }
      guard grid.isBlank(next) else { return }
      next = grid.next(next, end.direction)
    }
  }
}

/// A cell and a way out of it.
struct LineStep: Hashable, Sendable {
  let place: Place
  let direction: Direction

  init(_ place: Place, _ direction: Direction) {
    self.place = place
    self.direction = direction
  }
}
