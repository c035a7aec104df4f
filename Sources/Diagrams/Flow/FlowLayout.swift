import Diagnostics

/// Gives the items of a flow their cells. Along is the way of the arrows, side the way across it:
/// columns and rows when arrows point right, rows and columns when they point down.
struct FlowLayout {
  let layers: FlowLayers
  let isAcross: Bool
  /// The middle of every item, sideways.
  private(set) var middles: [Int] = []
  /// Where each layer begins along the arrows, and how long its boxes are.
  private(set) var starts: [Int] = []
  private(set) var lengths: [Int] = []
  private var gaps: [FlowGap] = []
  /// The first cell beside all boxes, where arrows lead back.
  private var lane = 0

  /// Blank cells between neighbours of a layer.
  private var spacing: Int { isAcross ? 1 : 3 }

  init(_ layers: FlowLayers, isAcross: Bool) {
    self.layers = layers
    self.isAcross = isAcross
    placeSideways()
    gaps = (0...layers.layers.count).map { FlowGap(before: $0, layers, middles, isAcross) }
    placeAlong()
  }

  private func lines(_ stage: Int) -> [String] {
    let stage = layers.flow.stages[stage]
    return stage.kind.isEmpty ? [stage.title] : [stage.title, stage.kind]
  }

  private func columns(_ item: Int) -> Int {
    guard let stage = layers.items[item].stage else {
      return FlowGap.passingLabel(item, layers)
    }
    let width = lines(stage).map(FlowGap.width).max() ?? 0
    return max(7, width + 4) | 1
  }

  private var rows: Int {
    layers.flow.stages.contains { !$0.kind.isEmpty } ? 4 : 3
  }

  /// The room an item takes sideways.
  private func breadth(_ item: Int) -> Int {
    guard layers.items[item].stage != nil else {
      return isAcross ? 1 : FlowGap.passingLabel(item, layers) * 2 + 1
    }
    return isAcross ? rows : max(columns(item), FlowGap.labelWidth(of: item, layers) * 2)
  }

  // MARK: sideways

  private mutating func placeSideways() {
    middles = [Int](repeating: 0, count: layers.items.count)
    for layer in layers.layers { pack(layer, wanted: nil) }
    for round in 0..<5 {
      let order =
        round.isMultiple(of: 2) ? Array(layers.layers) : layers.layers.reversed()
      for layer in order {
        let wanted = layer.map { item -> Int in
          let near =
            round.isMultiple(of: 2) ? layers.items[item].before : layers.items[item].after
          return Self.median(near.map { middles[$0] }) ?? middles[item]
        }
        pack(layer, wanted: wanted)
      }
    }
    let first = layers.items.indices.map { middles[$0] - breadth($0) / 2 }.min() ?? 0
    for item in middles.indices { middles[item] -= first }
    lane = layers.items.indices.map { middles[$0] + breadth($0) / 2 + 1 }.max() ?? 0
  }

  /// The middle one, or the mean of the two middle ones.
  private static func median(_ numbers: [Int]) -> Int? {
    guard !numbers.isEmpty else { return nil }
    let sorted = numbers.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  /// Puts a layer's items one after the other, each where it wants to be if there is room.
  private mutating func pack(_ layer: [Int], wanted: [Int]?) {
    var end = Int.min / 2
    var drift = 0
    for (place, item) in layer.enumerated() {
      let half = breadth(item) / 2
      let goal = wanted?[place] ?? (place == 0 ? half : end)
      middles[item] = max(goal, end + half)
      drift += goal - middles[item]
      end = middles[item] + (breadth(item) - half) + spacing
    }
    guard wanted != nil, !layer.isEmpty else { return }
    for item in layer { middles[item] += drift / layer.count }
  }

  // MARK: along

  private mutating func placeAlong() {
    var place = gaps.first?.length ?? 0
    for (index, layer) in layers.layers.enumerated() {
      starts.append(place)
      lengths.append(isAcross ? layer.map(columns).max() ?? 0 : rows)
      place += lengths[index] + gaps[index + 1].length
    }
    starts.append(place)
  }

  private func frame(_ item: Int) -> Frame {
    let layer = layers.items[item].layer
    let (start, middle) = (starts[layer], middles[item])
    if isAcross {
      let (width, slack) = (columns(item), lengths[layer] - columns(item))
      let left = start + slack / 2
      return Frame(
        top: middle - rows / 2, left: left, bottom: middle - rows / 2 + rows - 1,
        right: left + width - 1)
    }
    let width = columns(item)
    return Frame(
      top: start, left: middle - width / 2, bottom: start + rows - 1,
      right: middle - width / 2 + width - 1)
  }

  var columns: Int { cells.columns }

  private var cells: (rows: Int, columns: Int) {
    let side = lanes.last.map { lane + $0 } ?? lane
    let along = starts.last ?? 0
    return isAcross ? (side, along) : (along, side)
  }

  /// How far behind the first the lanes of the arrows that lead back lie, and where they end.
  private var lanes: [Int] {
    var lanes = [1]
    for arrow in layers.arrows where arrow.leadsBack {
      let label = isAcross ? 0 : FlowGap.width(layers.flow.wires[arrow.wire].label)
      lanes.append((lanes.last ?? 1) + 2 + (label > 0 ? label + 2 : 0))
    }
    return lanes.count > 1 ? lanes : []
  }

  // MARK: sketch

  /// The sketch, and for each of its nodes the stage's name.
  func sketch() -> (Sketch, [String]) {
    let frames = layers.flow.stages.indices.map(frame)
    let grid = Grid(
      rows: cells.rows, columns: cells.columns, source: SourceText(path: "", ""))
    let glyphs = [Glyph](repeating: .none, count: grid.count)
    let rooms = Rooms(frames, grid)
    var sketch = Sketch(field: Field(grid: grid, glyphs: glyphs, rooms: rooms))
    let order = frames.indices.sorted {
      (frames[$0].top, frames[$0].left) < (frames[$1].top, frames[$1].left)
    }
    var nodes = [Int](repeating: 0, count: frames.count)
    for (node, stage) in order.enumerated() {
      nodes[stage] = node
      sketch.nodes.append(
        Sketch.Node(shape: .frame(frames[stage]), lines: lines(stage, frames[stage]), parent: nil))
    }
    var free = lanes[...]
    for arrow in layers.arrows {
      let own = arrow.leadsBack ? free.popFirst() ?? 0 : 0
      sketch.links.append(FlowLine(arrow, self, lane: lane + own).link(nodes, grid))
    }
    return (sketch, order.map { layers.flow.stages[$0].name })
  }

  private func lines(_ stage: Int, _ frame: Frame) -> [Sketch.Line] {
    let lines = lines(stage)
    let first = frame.top + 1 + (frame.bottom - frame.top - 1 - lines.count) / 2
    return lines.enumerated().map { index, text in
      let width = FlowGap.width(text)
      let left = frame.left + 1 + (frame.right - frame.left - 1 - width) / 2
      return Sketch.Line(
        run: TextRun(row: first + index, columns: left..<left + width), text: text, isTitle: false)
    }
  }

  // MARK: what lines need to know

  /// The cells right before and right behind a stage's box, along the arrows.
  func entrance(_ stage: Int) -> Int {
    let frame = frame(stage)
    return (isAcross ? frame.left : frame.top) - 1
  }

  func exit(_ stage: Int) -> Int {
    let frame = frame(stage)
    return (isAcross ? frame.right : frame.bottom) + 1
  }

  /// The gap before a layer, and where it begins.
  func gap(before layer: Int) -> (gap: FlowGap, start: Int) {
    (gaps[layer], layer == 0 ? 0 : starts[layer - 1] + lengths[layer - 1])
  }
}
