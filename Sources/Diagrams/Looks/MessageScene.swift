/// The scene of messages: actors in a row, time from top to bottom.
struct MessageScene {
  private let chart: MessageChart
  private let kinds: [BoxKind?]
  private var made = Scene(width: 0, height: 0)
  /// The middle of each actor.
  private var columns: [Int] = []
  private var halves: [Int] = []
  private var row = 0
  private var open: [Fragment] = []
  /// Where each actor's running activations began.
  private var active: [[Int]]

  private struct Fragment {
    let top: Int
    let panel: Int
    var actors: ClosedRange<Int>?
    var rules: [Int] = []
  }

  private static let line = ChartLayout.lineHeight
  private static let headHeight = 420
  private static let wrapMax = 2_200
  private static let loopWidth = 420

  init(_ chart: MessageChart, kinds: [BoxKind?]) {
    self.chart = chart
    self.kinds = kinds
    active = [[Int]](repeating: [], count: chart.actors.count)
  }

  func scene() -> Scene {
    var drawn = self
    drawn.placeActors()
    drawn.row = drawn.actorTop + drawn.actorHeight + 280
    for event in chart.events { drawn.add(event) }
    while !drawn.open.isEmpty { drawn.close() }
    drawn.finish()
    return drawn.made
  }

  // MARK: actors

  /// Below the titles of frames, where there are any.
  private var actorTop: Int {
    let isTitled = chart.groups.contains { !$0.lines.isEmpty }
    return Spacing.margin + (isTitled ? 260 : chart.groups.isEmpty ? 0 : 80)
  }

  private var actorHeight: Int {
    max(Self.headHeight, 220 + (chart.actors.map(\.lines.count).max() ?? 1) * Self.line)
  }

  private static func width(_ lines: [String]) -> Int {
    lines.map { FontMetrics.regular.width($0) }.max() ?? 0
  }

  private func words(_ message: MessageChart.Message) -> [String] {
    var lines = message.lines.flatMap { ChartLayout.wrapped($0, Self.wrapMax, .regular) }
    if let number = message.number {
      if lines.isEmpty { lines = ["\(number)."] } else { lines[0] = "\(number). " + lines[0] }
    }
    return lines
  }

  /// Each actor as far right as its box, its messages and its notes need.
  private mutating func placeActors() {
    halves = chart.actors.enumerated().map { index, actor in
      let icon = kinds[index] == nil ? 0 : BoxIcon.size + BoxWords.gap
      let text = actor.lines.map { FontMetrics.strong.width($0) }.max() ?? 0
      return max(1_000, text + icon + 280) / 2
    }
    var needs: [(from: Int, to: Int, width: Int)] = []
    for message in chart.messages {
      let width = Self.width(words(message))
      if message.from == message.to {
        needs.append((message.from, message.from + 1, Self.loopWidth + width + 200))
      } else {
        needs.append(
          (min(message.from, message.to), max(message.from, message.to), width + 400))
      }
    }
    for case .note(let side, let range, let lines) in chart.events {
      let width = Self.width(wrapped(lines)) + 360
      switch side {
      case .right: needs.append((range.lowerBound, range.lowerBound + 1, width))
      case .left: needs.append((range.lowerBound - 1, range.lowerBound, width))
      case .over where range.count > 1:
        needs.append((range.lowerBound, range.upperBound, width - 400))
      case .over:
        needs.append((range.lowerBound, range.lowerBound + 1, width / 2 + 300))
        needs.append((range.lowerBound - 1, range.lowerBound, width / 2 + 300))
      }
    }
    for index in chart.actors.indices {
      guard index > 0 else {
        let before = needs.filter { $0.from < 0 }.map(\.width).max() ?? 0
        columns.append(Spacing.margin + max(halves[0], before) + 200)
        continue
      }
      var column = columns[index - 1] + halves[index - 1] + halves[index] + 360
      for need in needs where need.to == index && need.from >= 0 {
        column = max(column, columns[need.from] + need.width)
      }
      columns.append(column)
    }
  }

  private func wrapped(_ lines: [String]) -> [String] {
    lines.flatMap { ChartLayout.wrapped($0, Self.wrapMax, .regular) }
  }

  // MARK: events

  private mutating func add(_ event: MessageChart.Event) {
    switch event {
    case .message(let index): add(chart.messages[index], index)
    case .note(let side, let range, let lines): addNote(side, range, wrapped(lines))
    case .open(let kind, let lines): begin(kind, lines)
    case .part(let kind, let lines): part(kind, lines)
    case .close: close()
    case .activate(let actor): active[actor].append(row)
    case .deactivate(let actor):
      guard let top = active[actor].popLast() else { return }
      addBar(actor, top)
    }
  }

  private mutating func touch(_ range: ClosedRange<Int>) {
    for index in open.indices {
      guard let now = open[index].actors else {
        open[index].actors = range
        continue
      }
      let (low, high) = (
        min(now.lowerBound, range.lowerBound), max(now.upperBound, range.upperBound)
      )
      open[index].actors = low...high
    }
  }

  private mutating func add(_ message: MessageChart.Message, _ index: Int) {
    let lines = words(message)
    touch(min(message.from, message.to)...max(message.from, message.to))
    row += max(1, lines.count) * Self.line
    var line = Scene.Line(edge: index, stretches: [])
    line.stroke.isDashed = message.isDashed
    let (start, end) = (columns[message.from], columns[message.to])
    let isLoop = message.from == message.to
    if isLoop {
      let right = start + Self.loopWidth - 100
      line.stretches = [
        [
          Point(x: start, y: row), Point(x: right, y: row), Point(x: right, y: row + 200),
          Point(x: start, y: row + 200),
        ]
      ]
      line.words = text(lines, Point(x: right + 80, y: row + 100), isMiddle: false, isBelow: true)
    } else {
      line.stretches = [[Point(x: start, y: row), Point(x: end, y: row)]]
      line.words = text(lines, Point(x: (start + end) / 2, y: row - 90), isMiddle: true)
    }
    let way: Direction = isLoop || end < start ? .west : .east
    addMarks(&line, message, way, isLoop: isLoop)
    made.lines.append(line)
    row += isLoop ? 400 : 200
  }

  private func addMarks(
    _ line: inout Scene.Line, _ message: MessageChart.Message, _ way: Direction, isLoop: Bool
  ) {
    guard let first = line.stretches.first?.first, let last = line.stretches.first?.last else {
      return
    }
    for (mark, tip, way) in [(message.end, last, way), (message.start, first, way.opposite)] {
      switch mark {
      case .none, .dot: continue
      case .head, .openHead:
        line.heads.append(
          ArrowHead(tip: tip, direction: way, isOpen: mark == .openHead))
      case .cross:
        line.marks.append(.init(shape: .cross, place: tip.moved(way.opposite, by: 60)))
      }
    }
  }

  /// Lines of words whose last one stands at a place, or whose middle does.
  private func text(
    _ lines: [String], _ place: Point, isMiddle: Bool, isBelow: Bool = false
  ) -> [Scene.Words] {
    let height = (lines.count - 1) * Self.line
    let first = place.y - (isBelow ? height / 2 : height) + (isBelow ? Geometry.baseline : 0)
    return lines.enumerated().map { index, text in
      Scene.Words(
        text: text, place: Point(x: place.x, y: first + index * Self.line), isMiddle: isMiddle)
    }
  }

  private mutating func addNote(
    _ side: MessageChart.Side, _ range: ClosedRange<Int>, _ lines: [String]
  ) {
    touch(range)
    let width = Self.width(lines) + 240
    let (first, last) = (columns[range.lowerBound], columns[range.upperBound])
    let left =
      switch side {
      case .left: first - width - 120
      case .right: first + 120
      case .over: (first + last) / 2 - max(width, last - first + 400) / 2
      }
    let full = side == .over ? max(width, last - first + (range.count > 1 ? 400 : 0)) : width
    let paper = Rectangle(
      left: side == .over ? (first + last - full) / 2 : left, top: row - 60,
      right: (side == .over ? (first + last - full) / 2 : left) + full,
      bottom: row - 60 + lines.count * Self.line + 140)
    let middle = Point(
      x: (paper.left + paper.right) / 2, y: (paper.top + paper.bottom) / 2)
    made.notes.append(
      Scene.Note(
        words: text(lines, middle, isMiddle: true, isBelow: true), paper: paper))
    row = paper.bottom + 220
  }

  // MARK: blocks

  private mutating func begin(_ kind: String, _ lines: [String]) {
    row += 40
    open.append(Fragment(top: row - 140, panel: made.panels.count))
    let isPlain = kind == "rect"
    made.panels.append(
      Scene.Panel(place: .zero, style: isPlain ? .tint : .block, words: title(kind, lines)))
    row += isPlain && lines.isEmpty ? 100 : 260
  }

  private mutating func part(_ kind: String, _ lines: [String]) {
    guard let last = open.indices.last else { return }
    open[last].rules.append(row - 60)
    made.panels[open[last].panel].words += title(kind, lines)
    row += 300
  }

  /// The kind of a block and its condition; the column is set when the block is closed.
  private func title(_ kind: String, _ lines: [String]) -> [Scene.Words] {
    let name = kind == "rect" ? "" : kind
    let text = Sketch.joined([name] + (lines.isEmpty ? [] : ["[" + Sketch.joined(lines) + "]"]))
    guard !text.isEmpty, text != "[]" else { return [] }
    return [Scene.Words(text: text, place: Point(x: 0, y: row + 80), style: .title)]
  }

  private mutating func close() {
    guard let fragment = open.popLast() else { return }
    let actors = fragment.actors ?? 0...max(0, columns.count - 1)
    guard !columns.isEmpty else { return }
    let inset = 360 - 60 * min(4, open.count)
    let words = made.panels[fragment.panel].words
    let needed = words.map { FontMetrics.strong.width($0.text) + 240 }.max() ?? 0
    let left = columns[actors.lowerBound] - inset
    let own =
      made.lines.flatMap(\.words).filter { $0.place.y > fragment.top && !$0.isMiddle }
      .map { $0.place.x + FontMetrics.regular.width($0.text) + 120 }.max() ?? 0
    let right = max(columns[actors.upperBound] + inset, left + needed, own)
    let place = Rectangle(left: left, top: fragment.top, right: right, bottom: row)
    made.panels[fragment.panel].place = place
    made.panels[fragment.panel].words = words.map { line in
      var line = line
      line.place.x = left + 120
      return line
    }
    made.panels[fragment.panel].rules = fragment.rules
    row += 240
  }

  private mutating func addBar(_ actor: Int, _ top: Int) {
    let depth = active[actor].count
    let x = columns[actor] + depth * 50
    made.panels.append(
      Scene.Panel(
        place: Rectangle(left: x - 50, top: top - 100, right: x + 50, bottom: row - 160),
        style: .bar))
  }

  // MARK: the whole

  private mutating func finish() {
    for actor in chart.actors.indices {
      while let top = active[actor].popLast() { addBar(actor, top) }
    }
    let bottom = row + 60
    let top = actorTop
    made.boxes = chart.actors.indices.map { box($0, top) }
    made.panels.sort { ($0.style == .bar ? 1 : 0) < ($1.style == .bar ? 1 : 0) }
    let stretches = columns.map { x in
      [Point(x: x, y: top + actorHeight), Point(x: x, y: bottom)]
    }
    let kind = LineArt.Kind(stroke: Stroke(isDashed: true))
    made.lifelines = Scene.Art(strokes: [(kind: kind, stretches: stretches)])
    addFrames(bottom: bottom)
    made.height = bottom + Spacing.margin
    let words = made.lines.flatMap(\.words).map { line in
      line.place.x + FontMetrics.regular.width(line.text) / (line.isMiddle ? 2 : 1)
    }
    let rights =
      words + made.panels.map(\.place.right) + made.notes.compactMap(\.paper?.right)
      + zip(columns, halves).map { $0 + $1 }
    made.width = (rights.max() ?? 0) + Spacing.margin
  }

  /// Frames around actors, behind all else.
  private mutating func addFrames(bottom: Int) {
    let frames = chart.groups.map { group in
      let left = columns[group.actors.lowerBound] - halves[group.actors.lowerBound] - 100
      let text = Sketch.joined(group.lines)
      let words = Scene.Words(
        text: text, place: Point(x: left + 120, y: Spacing.margin + 160), style: .title)
      let end = columns[group.actors.upperBound] + halves[group.actors.upperBound] + 100
      let right = max(end, left + 240 + FontMetrics.strong.width(text))
      return Scene.Panel(
        place: Rectangle(left: left, top: Spacing.margin - 40, right: right, bottom: bottom + 40),
        style: .tint, words: text.isEmpty ? [] : [words])
    }
    made.panels = frames + made.panels
  }

  private func box(_ index: Int, _ top: Int) -> Scene.Box {
    let actor = chart.actors[index]
    let place = Rectangle(
      left: columns[index] - halves[index], top: top, right: columns[index] + halves[index],
      bottom: top + actorHeight)
    var box = Scene.Box(node: index, shape: .rectangle(place, radius: 60))
    box.kind = kinds[index]
    let width = actor.lines.map { FontMetrics.strong.width($0) }.max() ?? 0
    var x = columns[index]
    if box.kind != nil {
      let left = x - (width + BoxIcon.size + BoxWords.gap) / 2
      box.icon = Point(x: left, y: top + (actorHeight - BoxIcon.size) / 2)
      x = left + BoxIcon.size + BoxWords.gap
    }
    box.words = text(
      actor.lines, Point(x: x, y: top + actorHeight / 2), isMiddle: box.icon == nil, isBelow: true
    ).map { line in
      var line = line
      line.style = .name
      return line
    }
    return box
  }
}
