/// Uprights that hang from a thing and end loose, as below the names in a sequence drawing.
/// A message that points at such a line points at the thing it hangs from.
struct Lifelines {
  struct Hold: Sendable {
    let owner: LineEnd.Target
    /// The topmost cell of the upright.
    let top: Place
  }

  /// For every cell of a lifeline: what it hangs from.
  private(set) var holds: [Place: Hold] = [:]

  /// Finds lifelines and parts them from the messages between them.
  init(_ field: inout Field, _ texts: TextBlocks) {
    for place in field.grid.places where field.isLine(place) {
      guard let owner = Self.owner(place, field, texts) else { continue }
      let upright = Self.upright(from: place, field)
      guard let last = upright.last, Self.ends(last, owner, field) else { continue }
      guard upright.contains(where: { Self.isPointedAt($0, field) }) else { continue }
      let hold = Hold(owner: owner, top: place)
      for cell in upright {
        holds[cell] = hold
        Self.part(cell, &field)
      }
    }
  }

  private static func owner(_ top: Place, _ field: Field, _ texts: TextBlocks)
    -> LineEnd.Target?
  {
    let glyph = field.glyphs[top]
    guard !glyph.isHead, field.links[top].has(.south), !field.links[top].has(.north) else {
      return nil
    }
    let above = top - field.grid.stride
    if field.touches[top].has(.north) {
      return field.rooms.box(at: above, travelling: .north, field.grid).map { .box($0) }
    }
    return texts.block(near: above).map { .text($0) }
  }

  /// The cells straight down, heads left out.
  private static func upright(from top: Place, _ field: Field) -> [Place] {
    var cells = [top]
    var place = top
    while field.links[place].has(.south) {
      place += field.grid.stride
      if field.glyphs[place].isHead { return [] }
      cells.append(place)
    }
    return cells
  }

  /// True for a loose end, and for one at a box that says the name again, as generated sequences
  /// do.
  private static func ends(_ place: Place, _ owner: LineEnd.Target, _ field: Field) -> Bool {
    guard !field.links[place].has(.south), field.glyphs[place].runs(.north) else { return false }
    guard field.touches[place].has(.south) else { return true }
    let below = place + field.grid.stride
    guard case .box(let upper) = owner,
      let lower = field.rooms.box(at: below, travelling: .south, field.grid)
    else { return false }
    return upper != lower && words(upper, field) == words(lower, field)
  }

  private static func words(_ box: Int, _ field: Field) -> String {
    let frame = field.rooms.frames[box]
    let rows = (frame.top + 1..<frame.bottom).map {
      field.grid.text($0, frame.interior($0))
    }
    return Sketch.joined(rows)
  }

  private static func isPointedAt(_ place: Place, _ field: Field) -> Bool {
    [Direction.west, .east].contains { side in
      let next = field.grid.next(place, side)
      let near = field.grid.isBlank(next) ? field.grid.next(next, side) : next
      return isHead(near, side.opposite, field)
    }
  }

  private static func isHead(_ place: Place, _ direction: Direction, _ field: Field) -> Bool {
    field.isLine(place) && field.glyphs[place].points.has(direction)
  }

  /// Cuts messages off, but for those that pass by on their way to another lifeline.
  private static func part(_ place: Place, _ field: inout Field) {
    let (west, east) = (place - 1, place + 1)
    let passes =
      field.links[place].has(.west) && field.links[place].has(.east)
      && !isHead(west, .east, field) && !isHead(east, .west, field)
    if passes { return }
    for direction in [Direction.west, .east] where field.links[place].has(direction) {
      field.unlink(place, direction)
    }
  }
}
