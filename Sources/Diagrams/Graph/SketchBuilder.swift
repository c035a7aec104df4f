/// Puts boxes, words and lines together to a sketch.
struct SketchBuilder {
  private let field: Field
  private let texts: TextBlocks
  private let lifelines: Lifelines
  private var sketch: Sketch
  private var edges: [Edge] = []
  /// What each block of words is used for.
  private var uses: [Use]
  private var nodeOfBlock: [Int: Int] = [:]
  /// Blocks that some box or edge already draws.
  private var drawnLabels: Set<Int> = []
  private(set) var ambiguous: [Place] = []
  private(set) var shortEnds: [LineEnd] = []
  /// Lines to a box beside whose end a head stands that is nobody's.
  private(set) var unsure: [LineEnd] = []
  /// Blocks that are a remark, with the arrow that says on what.
  private var remarks: [Int: Edge] = [:]

  private enum Use: Equatable {
    case none, node, label
  }

  init(_ lines: Field) {
    var field = lines
    texts = TextBlocks(field)
    lifelines = Lifelines(&field, texts)
    self.field = field
    sketch = Sketch(field: field)
    uses = [Use](repeating: .none, count: texts.blocks.count)
  }

  mutating func build() -> Sketch {
    findEdges()
    var own = boxWords()
    labelEdges()
    nameRooms(&own)
    addNodes(own)
    addLinks()
    for (index, block) in texts.blocks.enumerated()
    where uses[index] == .none || uses[index] == .label && !drawnLabels.contains(index) {
      let arrow = remarks[index]
      sketch.notes.append(
        Sketch.Note(
          lines: lines(block), target: arrow.flatMap { node($0.to) }, arrow: arrow?.end))
    }
    addForgottenWords()
    Messages.number(&sketch)
    return sketch
  }

  /// Nothing is lost: characters that no box, edge or note shows become notes.
  private mutating func addForgottenWords() {
    var shown = [Bool](repeating: false, count: field.grid.count)
    let all =
      sketch.nodes.flatMap(\.lines) + sketch.links.flatMap(\.lines) + sketch.notes.flatMap(\.lines)
    for line in all {
      for column in line.run.columns { shown[field.grid.place(line.run.row, column)] = true }
    }
    for row in 0..<field.grid.rows {
      var start: Int?
      for column in 0...field.grid.columns {
        let place = field.grid.place(row, column)
        let isForgotten = !shown[place] && isWords(place)
        if isForgotten, start == nil { start = column }
        guard !isForgotten, let from = start else { continue }
        let words = line(TextRun(row: row, columns: from..<column))
        sketch.notes.append(Sketch.Note(lines: [words]))
        start = nil
      }
    }
  }

  private func isWords(_ place: Place) -> Bool {
    if field.isText(place) { return true }
    guard field.roles[place] == .wall, !field.grid.isBlank(place) else { return false }
    let grid = field.grid
    if WallRuns.isCut(grid.scalars[place]) { return false }
    let isPartOfWord = grid.isWord(place - 1) || grid.isWord(place + 1)
    return grid.isWord(place) && (!field.glyphs[place].isLine || isPartOfWord)
  }

  // MARK: edges

  private mutating func findEdges() {
    let ends = LineEnds(field: field, texts: texts, lifelines: lifelines)
    var graph = LineGraph(field: field, hops: ends.hops)
    var nets = graph.nets()
    var kinds: [Int: NetKind] = [:]
    for end in ends.ends {
      let root = nets.find(graph.node(end.place, end.direction))
      kinds[root, default: NetKind()].add(end)
    }
    let gaps = LineGaps(ends.ends, field, texts) { left, right in
      let leftKind = kinds[nets.find(graph.node(left.place, left.direction))] ?? NetKind()
      let rightKind = kinds[nets.find(graph.node(right.place, right.direction))] ?? NetKind()
      return NetKind.partsNode(leftKind, rightKind)
    }
    for block in gaps.labels.values {  // any order: each sets its own entry
      uses[block] = .label
    }
    let open = ends.ends.filter { gaps.hops[LineStep($0.place, $0.direction)] == nil }
    graph.add(gaps.hops)
    graph.resolveCrossings(open)
    let builder = EdgeBuilder(
      graph, open, spares: ends.spares, Captions(field: field, texts: texts))
    edges = builder.edges + TouchingWalls(field).edges
    remarks = Remarks.taken(from: &edges, texts, field)
    sketch.strays = builder.strays
    shortEnds = builder.joined.filter(\.isShort)
    ambiguous = graph.ambiguous
    unsure = builder.unsure
    addGapLabels(gaps)
    for edge in edges {
      for case .text(let block) in [edge.from, edge.to] { uses[block] = .node }
    }
  }

  /// Every edge whose way jumps over a gap is labelled by the words in it.
  private mutating func addGapLabels(_ gaps: LineGaps) {
    for index in edges.indices {
      let places = edges[index].route.places
      for gap in edges[index].route.gaps.sorted() {
        for direction in Direction.straight {
          let step = LineStep(places[gap - 1], direction)
          guard let label = gaps.labels[step], gaps.hops[step] == places[gap] else { continue }
          edges[index].labels.append(label)
        }
      }
    }
  }

  // MARK: words

  private func line(_ run: TextRun, isTitle: Bool = false) -> Sketch.Line {
    Sketch.Line(run: run, text: field.grid.text(run.row, run.columns), isTitle: isTitle)
  }

  private func lines(_ block: TextBlock) -> [Sketch.Line] { block.runs.map { line($0) } }

  /// The titles of all boxes and the words in leaf boxes. Words in a shared wall title the box
  /// below it.
  private func boxWords() -> [[Sketch.Line]] {
    let frames = field.rooms.frames
    var taken: Set<TextRun> = []
    var titles = [[TextRun]](repeating: [], count: frames.count)
    let bySize = frames.indices.sorted { (frames[$0].area, $0) < (frames[$1].area, $1) }
    for isTop in [true, false] {
      for index in bySize {
        for title in frames[index].titles where (title.row == frames[index].top) == isTop {
          let run = TextRun(row: title.row, columns: title.columns)
          if taken.insert(run).inserted { titles[index].append(run) }
        }
      }
    }
    return frames.indices.map { index in
      let above = titles[index].map { line($0, isTitle: true) }
      return field.rooms.hasChildren[index] ? above : above + leafLines(frames[index], index)
    }
  }

  private func leafLines(_ frame: Frame, _ index: Int) -> [Sketch.Line] {
    (frame.top + 1..<frame.bottom).flatMap { row -> [Sketch.Line] in
      var runs: [TextRun] = []
      var isOpen = false
      for column in frame.interior(row) {
        let place = field.grid.place(row, column)
        if field.isText(place), field.rooms.innermost(place) == index {
          let start = isOpen ? runs.removeLast().columns.lowerBound : column
          runs.append(TextRun(row: row, columns: start..<column + 1))
          isOpen = true
        } else if field.isLine(place) {
          isOpen = false
        }
      }
      return runs.map { line($0) }
    }
  }

  private mutating func labelEdges() {
    let finder = EdgeLabels(field, texts, edges)
    for (index, block) in texts.blocks.enumerated()
    where uses[index] == .none && remarks[index] == nil {
      if let room = block.room, isHeading(block, field.rooms.frames[room]) { continue }
      let found = isPunctuation(block) ? [] : finder.edges(for: block)
      for edge in found { edges[edge].labels.append(index) }
      if !found.isEmpty { uses[index] = .label }
    }
  }

  /// True for heads and dashes that stand alone.
  private func isPunctuation(_ block: TextBlock) -> Bool {
    block.runs.allSatisfy { run in
      run.columns.allSatisfy { column in
        let place = field.grid.place(run.row, column)
        return field.grid.isBlank(place) || field.glyphs[place].isLine && !field.grid.isWord(place)
      }
    }
  }

  /// Words right below the top wall of a box without a title name the box.
  private func isHeading(_ block: TextBlock, _ frame: Frame) -> Bool {
    block.top == frame.top + 1 && frame.titles.isEmpty
  }

  /// Boxes that hold boxes are named by their first words that belong to nothing else.
  private mutating func nameRooms(_ own: inout [[Sketch.Line]]) {
    for (index, block) in texts.blocks.enumerated()
    where uses[index] == .none && remarks[index] == nil {
      guard let room = block.room, field.rooms.hasChildren[room] else { continue }
      let isSameRow = own[room].last.map { last in
        !last.isTitle && last.run.row == block.top
          && block.left - last.run.columns.upperBound <= 3
      }
      guard own[room].isEmpty || isSameRow == true else { continue }
      own[room] += lines(block)
      uses[index] = .label
      drawnLabels.insert(index)
    }
  }

  // MARK: nodes

  private mutating func addNodes(_ own: [[Sketch.Line]]) {
    for (index, frame) in field.rooms.frames.enumerated() {
      sketch.nodes.append(
        Sketch.Node(
          shape: .frame(frame), lines: own[index], parent: field.rooms.parents[index],
          rows: VerbatimRows(field).rows(index, own[index])))
    }
    for (index, block) in texts.blocks.enumerated() where uses[index] == .node {
      nodeOfBlock[index] = sketch.nodes.count
      sketch.nodes.append(
        Sketch.Node(shape: .text(block), lines: lines(block), parent: block.room))
    }
  }

  private func node(_ target: LineEnd.Target) -> Int? {
    switch target {
    case .box(let box): box
    case .text(let block): nodeOfBlock[block]
    case .nothing: nil
    }
  }

  /// Reading order: of words in one line of the drawing, the left ones come first.
  private func isBefore(_ first: Int, _ second: Int) -> Bool {
    let (first, second) = (texts.blocks[first], texts.blocks[second])
    return (first.top, first.left) < (second.top, second.left)
  }

  private mutating func addLinks() {
    for edge in edges {
      guard let from = node(edge.from), let to = node(edge.to) else { continue }
      let labels = edge.labels.filter { uses[$0] != .node }.sorted { isBefore($0, $1) }
      let words = labels.flatMap { lines(texts.blocks[$0]) }
      let drawn = edge.drawsLabels ? labels.filter { drawnLabels.insert($0).inserted } : []
      sketch.links.append(
        Sketch.Link(
          from: from, to: to, edge: edge, lines: drawn.flatMap { lines(texts.blocks[$0]) },
          label: Sketch.joined(words.map(\.text))))
    }
  }
}

/// The reach of a net of lines, as far as it tells a thing from a label.
private struct NetKind {
  var heads = 0
  var boxes = 0

  mutating func add(_ end: LineEnd) {
    if end.isHead { heads += 1 }
    if case .box = end.target { boxes += 1 }
  }

  /// True when words between two lines are a thing and no label: lines among words only, or two
  /// arrows that leave the words on both sides without reaching boxes.
  static func partsNode(_ left: NetKind, _ right: NetKind) -> Bool {
    if left.heads + right.heads + left.boxes + right.boxes == 0 { return true }
    return left.heads > 0 && right.heads > 0 && (left.boxes == 0 || right.boxes == 0)
  }
}
