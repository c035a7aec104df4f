/// Gives words to the edges they stand at: in a gap of the line, above or below a level run,
/// beside an upright one.
struct EdgeLabels {
  let field: Field
  let texts: TextBlocks
  private var edgesAt: [Place: [Int]] = [:]

  private static let besideMax = 4

  init(_ field: Field, _ texts: TextBlocks, _ edges: [Edge]) {
    self.field = field
    self.texts = texts
    for (index, edge) in edges.enumerated() {
      for place in edge.route.places { edgesAt[place, default: []].append(index) }
    }
  }

  /// The edges a block of words belongs to; empty for notes. Words right above a line are nearer
  /// than words below or beside one.
  func edges(for block: TextBlock) -> [Int] {
    var best: (score: Int, edges: [Int])?
    for run in block.runs {
      for (score, place) in candidates(run, block) {
        guard let edges = edgesAt[place] else { continue }
        let total = score * 8 + min(edges.count, 7)
        if total < best?.score ?? .max { best = (total, edges) }
      }
    }
    return best?.edges ?? []
  }

  private func candidates(_ run: TextRun, _ block: TextBlock) -> [(Int, Place)] {
    let grid = field.grid
    var found: [(Int, Place)] = []
    for column in run.columns {
      if run.row == block.bottom {
        let below = grid.place(run.row + 1, column)
        if isLevel(below) { found.append((1, below)) }
      }
      if run.row == block.top {
        let above = grid.place(run.row - 1, column)
        if isLevel(above) { found.append((2, above)) }
      }
    }
    found += beside(grid.place(run.row, run.columns.lowerBound), .west)
    found += beside(grid.place(run.row, run.columns.upperBound - 1), .east)
    return found
  }

  private func beside(_ start: Place, _ direction: Direction) -> [(Int, Place)] {
    var place = start
    for distance in 1...Self.besideMax {
      place = field.grid.next(place, direction)
      if field.isLine(place) {
        let extra = direction == .east ? 1 : 0
        guard isUpright(place) || distance == 1 else { return [] }
        let isTrunk = direction == .west && distance == 2
        return [(isTrunk ? 0 : distance + extra, place)]
      }
      guard field.grid.isBlank(place) else { return [] }
    }
    return []
  }

  private func isLevel(_ place: Place) -> Bool {
    guard field.isLine(place) else { return false }
    let points = field.glyphs[place].points
    return !field.links[place].union(field.touches[place]).union(points)
      .isDisjoint(with: .horizontal)
  }

  private func isUpright(_ place: Place) -> Bool {
    let points = field.glyphs[place].points
    let ways = field.links[place].union(field.touches[place]).union(points)
    return !ways.isDisjoint(with: .vertical) || ways.rawValue > 15
  }
}
