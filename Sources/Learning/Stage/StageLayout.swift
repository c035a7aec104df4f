import Markup
import Simulation

/// Where everything of a stage stands, for one width. All lengths are pixels of that width, in
/// which no letter is lower than 14 px.
package struct StageLayout: Sendable {
  /// A rectangle.
  package struct Box: Hashable, Sendable {
    package var x = 0.0
    package var y = 0.0
    package var width = 0.0
    package var height = 0.0

    var middle: Double { y + height / 2 }
    var right: Double { x + width }
    var bottom: Double { y + height }
  }

  /// Slots of one size, row by row.
  package struct Grid: Hashable, Sendable {
    package var x = 0.0
    package var y = 0.0
    package var width = 0.0
    package var height = 0.0
    package var columns = 1
    package var gap = 6.0

    /// The slot with this number, from 0.
    package func slot(_ number: Int) -> Box {
      let (row, column) = (number / columns, number % columns)
      return Box(
        x: x + Double(column) * (width + gap), y: y + Double(row) * (height + gap), width: width,
        height: height)
    }
  }

  /// The widths that stages are laid out for.
  package static let widths = [360, 560, 760, 1020]

  package let width: Double
  package private(set) var height = 0.0
  /// By service.
  package private(set) var boxes: [Box]
  /// By service; nil where nothing comes and goes.
  package private(set) var grids: [Grid?]
  /// By wire: corners.
  package private(set) var routes: [[(x: Double, y: Double)]] = []

  private var isNarrow: Bool { width < 500 }
  private var gapMin: Double { isNarrow ? 34 : 46 }
  private static let margin = 6.0
  /// Above and below a box, where tokens stand.
  private static let shelf = 32.0
  private static let letter = 8.5

  /// - Parameter columns: the services as an author drew them, by column; nil to lay them out by
  ///   who calls whom.
  package init(_ scene: StageScene, width: Int, columns: [[Int]]? = nil) {
    self.width = Double(width)
    boxes = scene.services.map { _ in Box() }
    grids = scene.services.map { _ in nil }
    let layers =
      columns.map(StageLayers.init(columns:))
      ?? StageLayers(count: scene.services.count, wires: scene.wires)
    let shelves = Shelves(scene)
    let bands = bands(layers.columns, scene)
    var top = Self.margin
    let heights = heights(bands, scene, shelves)
    for (band, inner) in zip(bands, heights) {
      spread(band, scene, isFirst: top == Self.margin)
      for column in band { place(column, top, inner, scene, shelves) }
      top += inner + Self.margin
    }
    height = top.rounded(.up)
    for (index, service) in scene.services.enumerated() {
      grids[index] = grid(service, boxes[index])
    }
    routes = scene.wires.map { StageRoutes(boxes: boxes, height: height, width: self.width)[$0] }
  }

  /// Services with tokens above or below them at some time.
  struct Shelves {
    var above: Set<Int> = []
    var below: Set<Int> = []

    init(_ scene: StageScene) {
      for message in scene.messages {
        guard let service = message.way.last else { continue }
        switch message.spot {
        case .home where message.outcome == .answered: above.insert(service)
        case .home, .refused, .tray: below.insert(service)
        default: break
        }
      }
    }
  }

  // Widths.

  private func widthMin(_ service: StageScene.Place) -> Double {
    let title = Double(service.title.count) * Self.letter + 24
    let slots = service.thing.isEmpty ? 0.0 : isNarrow ? 118.0 : 150.0
    return switch service.look {
    case .source, .door: max(66, title)
    case .store: max(76, title, slots)
    case .line: max(112, title, min(Double(service.slots), 5) * 33 + 16)
    case .room: max(isNarrow ? 138 : 180, title)
    case .states: max(isNarrow ? 150 : 220, title)
    }
  }

  private func widthMax(_ service: StageScene.Place) -> Double {
    switch service.look {
    case .source, .door: widthMin(service) + (isNarrow ? 0 : 20)
    case .store: widthMin(service) + (service.thing.isEmpty ? 20 : 60)
    case .line: 220
    case .room, .states: 420
    }
  }

  private func widthMin(_ column: [Int], _ scene: StageScene) -> Double {
    column.map { widthMin(scene.services[$0]) }.max() ?? 0
  }

  /// Columns that fit side by side; on narrow stages what does not stands below.
  private func bands(_ columns: [[Int]], _ scene: StageScene) -> [[[Int]]] {
    var bands: [[[Int]]] = []
    var used = Double.infinity
    for column in columns {
      let needed = widthMin(column, scene) + gapMin
      if used + needed > width - 2 * Self.margin, bands.count < 2 {
        bands.append([])
        used = 0
      }
      bands[bands.count - 1].append(column)
      used += needed
    }
    return bands
  }

  /// How high each band is: as high as its services wish, where there is room for that.
  private func heights(
    _ bands: [[[Int]]], _ scene: StageScene, _ shelves: Shelves
  ) -> [Double] {
    let most = (isNarrow ? 206.0 : 298.0) - Self.margin * Double(bands.count + 1)
    let least = (isNarrow ? 96.0 : 150.0) / Double(bands.count)
    let wishes = bands.map { band in
      max(least, band.map { stack($0, scene, shelves) }.max() ?? 0)
    }
    let whole = wishes.reduce(0, +)
    return whole <= most ? wishes : wishes.map { ($0 / whole * most).rounded(.down) }
  }

  /// Shares the width among columns and the gaps between them.
  private mutating func spread(_ band: [[Int]], _ scene: StageScene, isFirst: Bool) {
    var widths = band.map { widthMin($0, scene) }
    let most = band.map { column in column.map { widthMax(scene.services[$0]) }.max() ?? 0 }
    let gaps = Double(max(1, band.count - 1))
    // Tokens wait left of a band that begins below another.
    let lead = isFirst ? 0.0 : 28.0
    var rest = width - lead - 2 * Self.margin - widths.reduce(0, +) - gaps * gapMin
    if rest < 0 {
      let scale = (width - lead - 2 * Self.margin - gaps * gapMin) / widths.reduce(0, +)
      widths = widths.map { $0 * scale }
      rest = 0
    }
    let wishes = zip(widths, most).map { max(0, $1 - $0) }
    let wished = wishes.reduce(0, +)
    if wished > 0 {
      let given = min(wished, rest * (isNarrow ? 0.85 : 0.6))
      for index in widths.indices { widths[index] += wishes[index] / wished * given }
      rest -= given
    }
    let gap = gapMin + min(rest / gaps, isNarrow ? 60 : 190)
    let whole = widths.reduce(0, +) + gap * Double(band.count - 1)
    var x = max(Self.margin + lead, (width + lead - whole) / 2)
    for (column, wide) in zip(band, widths) {
      for service in column {
        let own = min(wide, max(widthMax(scene.services[service]), widthMin(column, scene)))
        boxes[service].x = (x + (wide - own) / 2).rounded()
        boxes[service].width = own.rounded()
      }
      x += wide + gap
    }
  }

  // Heights.

  private func slots(_ service: StageScene.Place) -> Int {
    guard let limit = service.limit, limit <= 12 else { return max(1, service.slots) }
    return max(1, service.slots, limit)
  }

  /// Rows of slots: zones stand side by side.
  private func rows(_ service: StageScene.Place) -> Double {
    (Double(slots(service)) / Double(max(1, service.zones))).rounded(.up)
  }

  private func heightWish(_ service: StageScene.Place) -> Double {
    switch service.look {
    case .source, .door: 62
    case .store: service.thing.isEmpty ? 62 : 96
    case .line: 84
    case .room: max(108, 44 + min(rows(service), 6) * (rows(service) < 4 ? 46 : 38))
    case .states: 40 + (max(1, Double(service.slots)) / 2).rounded(.up) * 36
    }
  }

  /// The height of a column, its shelves included.
  private func stack(
    _ column: [Int], _ scene: StageScene, _ shelves: Shelves
  ) -> Double {
    column.reduce(-12) { sum, service in
      sum + 12 + heightWish(scene.services[service]) + shelf(service, shelves)
    }
  }

  private func shelf(_ service: Int, _ shelves: Shelves) -> Double {
    (shelves.above.contains(service) ? Self.shelf : 0)
      + (shelves.below.contains(service) ? Self.shelf : 0)
  }

  private mutating func place(
    _ column: [Int], _ top: Double, _ inner: Double, _ scene: StageScene, _ shelves: Shelves
  ) {
    let wish = stack(column, scene, shelves)
    // Where there is too little room, everything is lower, the shelves as well.
    let scale = min(1, inner / wish)
    var y = top + max(0, (inner - wish) / 2)
    if column.count == 1, let service = column.first {
      // The box itself stands in the middle where its shelves leave room for that.
      let tall = heightWish(scene.services[service]) * scale
      let above = shelves.above.contains(service) ? Self.shelf * scale : 0
      let below = shelves.below.contains(service) ? Self.shelf * scale : 0
      let ideal = top + (inner - tall) / 2 - above
      y = min(max(top, ideal), top + inner - tall - above - below)
    }
    for service in column {
      if shelves.above.contains(service) { y += Self.shelf * scale }
      boxes[service].y = y.rounded()
      boxes[service].height = (heightWish(scene.services[service]) * scale).rounded(.down)
      y += boxes[service].height + 12 * scale
      if shelves.below.contains(service) { y += Self.shelf * scale }
    }
  }

  // Slots.

  private func grid(_ service: StageScene.Place, _ box: Box) -> Grid? {
    guard !service.thing.isEmpty else { return nil }
    let area = area(service, box)
    let count = slots(service)
    let wide: Double =
      switch service.look {
      case .room: (area.width - 6 * Double(service.zones - 1)) / Double(service.zones)
      case .states: (area.width - 6) / 2
      default: 34
      }
    let tall: Double =
      switch service.look {
      case .room: rows(service) < 4 && area.height >= rows(service) * 46 - 6 ? 40 : 32
      case .states: 32
      default: 26
      }
    return Self.fitted(count, area, wide, tall)
  }

  /// Where slots stand: below the title, or beside it where a row has no room below.
  private func area(_ service: StageScene.Place, _ box: Box) -> Box {
    let below = Box(x: box.x + 8, y: box.y + 30, width: box.width - 16, height: box.height - 38)
    guard below.height < 20, service.look == .line || service.look == .store else { return below }
    let title = Double(service.title.count) * Self.letter + 20
    let limit = service.limit != nil && box.width > 150 ? 78.0 : 8
    return Box(
      x: box.x + title, y: box.y + 5, width: max(12, box.width - title - limit),
      height: box.height - 10)
  }

  /// Slots as large as asked for, or as large as fit.
  static func fitted(_ count: Int, _ area: Box, _ wide: Double, _ tall: Double) -> Grid {
    var (width, height, gap) = (wide, tall, 6.0)
    func columns() -> Int { max(1, Int(nearest: (area.width + gap) / (width + gap) - 0.49)) }
    func fits() -> Bool {
      let rows = (count + columns() - 1) / columns()
      return Double(rows) * (height + gap) - gap <= area.height
    }
    let smaller: [(Double, Double, Double)] = [
      (wide, 28, 4), (wide, 22, 4), (area.width / 2 - 3, 28, 6), (area.width / 3 - 4, 26, 6),
      (44, 24, 4),
      (30, 22, 3), (24, 20, 3), (22, 16, 2), (14, 12, 2), (9, 8, 1), (5, 5, 1), (3, 3, 1),
    ]
    for size in smaller where !fits() { (width, height, gap) = size }
    return Grid(
      x: area.x, y: area.y, width: width, height: height, columns: columns(), gap: gap)
  }
}

/// The ways of wires around boxes.
private struct StageRoutes {
  let boxes: [StageLayout.Box]
  let height: Double
  let width: Double

  subscript(wire: StageScene.Wire) -> [(x: Double, y: Double)] {
    let (from, to) = (boxes[wire.from], boxes[wire.to])
    let (start, end) = (level(from, to), level(to, from))
    guard to.x >= from.right + 8 else { return around(from, to) }
    if start == end { return [(from.right, start), (to.x, end)] }
    let bend = to.x - 24
    let isBlocked = boxes.enumerated().contains { index, box in
      index != wire.from && index != wire.to && box.x < bend && box.right > from.right
        && box.y < start && box.bottom > start
    }
    let middle = isBlocked ? from.right + 14 : bend
    return [(from.right, start), (middle, start), (middle, end), (to.x, end)]
  }

  /// Wires are straight where two boxes stand side by side.
  private func level(_ box: StageLayout.Box, _ other: StageLayout.Box) -> Double {
    let (top, bottom) = (max(box.y, other.y), min(box.bottom, other.bottom))
    return bottom - top >= 16 ? ((top + bottom) / 2).rounded() : box.middle.rounded()
  }

  /// To a box that stands left, above or below.
  private func around(
    _ from: StageLayout.Box, _ to: StageLayout.Box
  ) -> [(x: Double, y: Double)] {
    if to.y >= from.bottom {
      let lane = ((from.bottom + to.y) / 2).rounded()
      let out = min(width - 3, from.right + 12)
      let side = max(3, to.x - 12)
      return [
        (from.right, from.middle), (out, from.middle), (out, lane), (side, lane),
        (side, to.middle), (to.x, to.middle),
      ]
    }
    let lane = min(height - 3, max(from.bottom, to.bottom) + 10)
    let middle = to.x + to.width / 2
    return [
      (from.x + from.width / 2, from.bottom), (from.x + from.width / 2, lane), (middle, lane),
      (middle, to.bottom),
    ]
  }
}
