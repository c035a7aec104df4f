/// Words that stand in a gap of a line, as in `── SQL ──▶`: the line goes on behind them.
struct LineGaps {
  /// Where a line goes on behind words, both ways.
  private(set) var hops: [LineStep: Place] = [:]
  /// The block in the gap, by the cell before it.
  private(set) var labels: [LineStep: Int] = [:]

  /// Joins facing ends over the words between them. `isNode` tells of two ends whether the words
  /// between them rather are a thing of their own.
  init(
    _ ends: [LineEnd], _ field: Field, _ texts: TextBlocks, isNode: (LineEnd, LineEnd) -> Bool
  ) {
    var facing: [LineStep: LineEnd] = [:]
    let straight = ends.filter { !$0.isHead && !field.glyphs[$0.place].isPlus }
    for end in straight { facing[LineStep(end.place, end.direction)] = end }
    for end in straight {
      guard end.direction == .east || end.direction == .south else { continue }
      guard case .text(let block) = end.target else { continue }
      let far = Self.farPlaces(end, texts.blocks[block], field)
      let match = far.lazy.compactMap { facing[LineStep($0, end.direction.opposite)] }.first
      guard let match, !isNode(end, match) else { continue }
      let (here, there) = (
        LineStep(end.place, end.direction), LineStep(match.place, match.direction)
      )
      hops[here] = match.place
      hops[there] = end.place
      labels[here] = block
      labels[there] = block
    }
  }

  /// The cells behind the words where the line may go on.
  private static func farPlaces(_ end: LineEnd, _ block: TextBlock, _ field: Field) -> [Place] {
    let grid = field.grid
    if end.direction == .south {
      let column = grid.column(end.place)
      return (1...2).map { grid.place(block.bottom + $0, column) }
        .filter { $0 < grid.count }
    }
    let row = grid.row(end.place)
    guard let run = block.runs.first(where: { $0.row == row }) else { return [] }
    return (0...2).map { grid.place(row, run.columns.upperBound + $0) }
  }
}
