/// The way of one arrow of a flow through the cells.
struct FlowLine {
  private let arrow: FlowLayers.Arrow
  private let layout: FlowLayout
  private let lane: Int
  private var layers: FlowLayers { layout.layers }
  private var label: String { layers.flow.wires[arrow.wire].label }

  /// - Parameter lane: the row or column beside all boxes for an arrow that leads back.
  init(_ arrow: FlowLayers.Arrow, _ layout: FlowLayout, lane: Int) {
    self.arrow = arrow
    self.layout = layout
    self.lane = lane
  }

  private typealias Cell = (along: Int, side: Int)

  func link(_ nodes: [Int], _ grid: Grid) -> Sketch.Link {
    let cells = arrow.leadsBack ? backCells : forwardCells
    let places = cells.map { cell in
      layout.isAcross ? grid.place(cell.side, cell.along) : grid.place(cell.along, cell.side)
    }
    let (from, to) = (nodes[arrow.items[0]], nodes[arrow.items[arrow.items.count - 1]])
    let ahead: Direction = layout.isAcross ? .east : .south
    let start = LineEnd(
      place: places[0], direction: ahead.opposite, isHead: false, target: .box(from))
    let end = LineEnd(
      place: places[places.count - 1], direction: ahead, isHead: true, target: .box(to))
    let edge = Edge(
      from: start.target, to: end.target, isDirected: true, start: start, end: end,
      route: Route(places: places, gaps: []), drawsHead: true)
    return Sketch.Link(
      from: from, to: to, edge: edge, lines: label.isEmpty ? [] : [labelLine], label: label)
  }

  private var source: Int { arrow.items[0] }
  private var target: Int { arrow.items[arrow.items.count - 1] }

  private var forwardCells: [Cell] {
    var cells: [Cell] = [(layout.exit(source), layout.middles[source])]
    for (item, next) in zip(arrow.items, arrow.items.dropFirst()) {
      let (side, goal) = (layout.middles[item], layout.middles[next])
      guard side != goal else { continue }
      let (gap, start) = layout.gap(before: layers.items[next].layer)
      let track = start + gap.track(turning: item)
      cells += [(track, side), (track, goal)]
    }
    return cells + [(layout.entrance(target), layout.middles[target])]
  }

  /// Out behind the source, along the lane, in before the target.
  private var backCells: [Cell] {
    let (out, into) = backTracks
    let (side, goal) = (layout.middles[source], layout.middles[target])
    return [
      (layout.exit(source), side), (out, side), (out, lane), (into, lane), (into, goal),
      (layout.entrance(target), goal),
    ]
  }

  private var backTracks: (out: Int, into: Int) {
    let index = layers.arrows.firstIndex { $0.wire == arrow.wire } ?? 0
    let (behind, behindStart) = layout.gap(before: layers.items[source].layer + 1)
    let (before, beforeStart) = layout.gap(before: layers.items[target].layer)
    return (behindStart + behind.track(leaving: index), beforeStart + before.track(coming: index))
  }

  /// The label: above the line where arrows point right, behind it where they point down.
  private var labelLine: Sketch.Line {
    let width = FlowGap.width(label)
    let row: Int
    let column: Int
    switch (layout.isAcross, arrow.leadsBack) {
    case (_, false) where arrow.items.count > 2:
      let layer = layers.items[arrow.items[1]].layer
      let middle = layout.middles[arrow.items[1]]
      let along = layout.starts[layer] + layout.lengths[layer] / 2
      row = layout.isAcross ? middle - 1 : along
      column = layout.isAcross ? along - width / 2 : middle + 2
    case (true, true):
      let (out, into) = backTracks
      (row, column) = (lane - 1, (out + into - width) / 2)
    case (false, true):
      let (out, into) = backTracks
      (row, column) = ((out + into) / 2, lane + 2)
    case (true, false):
      let isAtSource = FlowGap.labelStandsAtSource(arrow, layers)
      row = layout.middles[isAtSource ? source : target] - 1
      column = isAtSource ? layout.exit(source) + 1 : layout.entrance(target) - width - 1
    case (false, false):
      let isAtSource = FlowGap.labelStandsAtSource(arrow, layers)
      row = isAtSource ? layout.exit(source) : layout.entrance(target) - 1
      column = layout.middles[isAtSource ? source : target] + 2
    }
    return Sketch.Line(
      run: TextRun(row: row, columns: column..<column + width), text: label, isTitle: false)
  }
}
