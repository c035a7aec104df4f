import FileTrees
import Simulation

/// A grid's figures as bytes: small, exact, and believed only as a whole.
///
/// A line of text for each service with its figures, an empty line, and then for each run its
/// figures and half their intervals as 8 bytes each and its total as 16, lowest byte first. A
/// digest of all this ends it.
enum StoredGrid {
  private static let head = "grid 2"

  static func bytes(_ grid: Grid) -> [UInt8] {
    let services = grid.cells.first?.metrics.services ?? []
    var lines = [head, String(grid.cells.count)]
    for service in services {
      lines.append([service.service, service.title, service.kind].joined(separator: "\t"))
      lines.append(
        service.measures.map { "\($0.id) \($0.unit.rawValue)" }.joined(separator: "\t"))
    }
    var bytes = [UInt8]((lines.joined(separator: "\n") + "\n\n").utf8)
    for cell in grid.cells {
      for service in cell.metrics.services {
        for measure in service.measures {
          append(measure.value.bitPattern, to: &bytes)
          append(measure.halfWidth.bitPattern, to: &bytes)
        }
      }
      let (high, low) = cell.total.words
      append(high, to: &bytes)
      append(low, to: &bytes)
    }
    let digest = ContentHash(bytes)
    append(digest.high, to: &bytes)
    append(digest.low, to: &bytes)
    return bytes
  }

  /// The grid in some bytes; nil when they are not whole, or not a grid of these axes.
  static func read(_ stored: [UInt8], axes: [GridAxis]) -> Grid? {
    let bytes = Array(stored.dropLast(16))
    var seal = Cursor(bytes: Array(stored.suffix(16)))
    guard seal.rest == 16, ContentHash(bytes) == ContentHash(high: seal.word(), low: seal.word())
    else { return nil }
    var cursor = Cursor(bytes: bytes)
    let count = axes.reduce(1) { $0 * $1.values.count }
    guard cursor.line() == head, cursor.line() == String(count),
      let shapes = shapes(&cursor)
    else { return nil }
    let width = shapes.reduce(0) { $0 + $1.measures.count }
    guard cursor.rest == count * (width * 16 + 16) else { return nil }
    let cells = (0..<count).map { number in
      let services = shapes.map { shape in
        ServiceMetrics(
          service: shape.service, title: shape.title, kind: shape.kind,
          measures: shape.measures.map {
            let value = Double(bitPattern: cursor.word())
            return Measure(
              $0.id, value, $0.unit, halfWidth: Double(bitPattern: cursor.word()))
          })
      }
      let (high, low) = (cursor.word(), cursor.word())
      return Grid.Cell(
        indices: Grid.place(number, axes), metrics: Metrics(services: services),
        total: Exact(high: high, low: low))
    }
    return Grid(axes: axes, cells: cells)
  }

  /// The services and their figures, without values.
  private static func shapes(_ cursor: inout Cursor) -> [ServiceMetrics]? {
    var shapes: [ServiceMetrics] = []
    while let line = cursor.line() {
      guard !line.isEmpty else { return shapes }
      let names = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard names.count == 3, let figures = cursor.line() else { return nil }
      var measures: [Measure] = []
      for figure in figures.split(separator: "\t") {
        let words = figure.split(separator: " ").map(String.init)
        guard words.count == 2, let unit = Measure.Unit(rawValue: words[1]) else { return nil }
        measures.append(Measure(words[0], 0, unit))
      }
      shapes.append(
        ServiceMetrics(service: names[0], title: names[1], kind: names[2], measures: measures))
    }
    return nil
  }

  private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
    }
  }

  private struct Cursor {
    let bytes: [UInt8]
    var place = 0

    var rest: Int { bytes.count - place }

    mutating func line() -> String? {
      guard let end = bytes[place...].firstIndex(of: 0x0A) else { return nil }
      defer { place = end + 1 }
      return String(decoding: bytes[place..<end], as: UTF8.self)
    }

    mutating func word() -> UInt64 {
      defer { place += 8 }
      return (0..<8).reduce(0) { $0 | UInt64(bytes[place + $1]) << UInt64($1 * 8) }
    }
  }
}
