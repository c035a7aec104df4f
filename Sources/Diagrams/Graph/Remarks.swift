/// `│ Handler │  ← 29 s timeout`: words at the end of a short arrow that stands free between them
/// and the box on their left are a remark on it and no thing.
enum Remarks {
  private static let arrowMax = 5

  /// Takes such arrows out of the edges; they are returned by the blocks of words they come from.
  static func taken(from edges: inout [Edge], _ texts: TextBlocks, _ field: Field) -> [Int: Edge] {
    var uses: [LineEnd.Target: Int] = [:]
    for edge in edges {
      for end in [edge.from, edge.to] { uses[end, default: 0] += 1 }
    }
    var remarks: [Int: Edge] = [:]
    edges.removeAll { edge in
      guard case .text(let block) = edge.from, uses[edge.from] == 1, isRemark(edge, field),
        field.rooms.innermost(edge.end.place) == texts.blocks[block].room
      else { return false }
      remarks[block] = edge
      return true
    }
    return remarks
  }

  private static func isRemark(_ edge: Edge, _ field: Field) -> Bool {
    guard case .box = edge.to else { return false }
    return edge.isDirected && edge.end.direction == .west && edge.start.direction == .east
      && edge.start.lifeline == nil && edge.end.lifeline == nil
      && edge.route.places.count <= arrowMax
      && field.grid.isBlank(edge.end.place - 1) && field.grid.isBlank(edge.start.place + 1)
  }
}

/// Arrows between lifelines, which are numbered in the order of the rows.
enum Messages {
  static func number(_ sketch: inout Sketch) {
    let links = sketch.links
    let messages = links.indices.filter {
      let edge = links[$0].edge
      return edge.isDirected && edge.start.lifeline != nil && edge.end.lifeline != nil
    }
    guard messages.count > 1 else { return }
    let grid = sketch.field.grid
    func key(_ index: Int) -> (Int, Place, Place) {
      let edge = links[index].edge
      return (grid.row(edge.start.place), edge.start.place, edge.end.place)
    }
    for (number, index) in messages.sorted(by: { key($0) < key($1) }).enumerated() {
      sketch.links[index].step = number + 1
    }
  }
}
