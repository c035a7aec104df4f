package import Diagnostics

extension DiagramCompiler {
  /// A plain text fence that surely is a drawing, read: words in closed boxes with a line between
  /// them, boxes in a box, or at least three things in a column of arrows. Nil for all others.
  ///
  /// Tables drawn with characters, trees of files, console output and code are none. What has
  /// not the characters of a drawing costs one look at its bytes; only the rest is read.
  /// What almost is one is reported as a note that says why it stays text.
  package static func readConfidently(
    _ text: SourceText, into diagnostics: inout DiagnosticBag
  ) -> DiagramReading? {
    guard text.bytes.count <= detectedBytesMax, DrawingTraces.found(in: text.bytes) else {
      return nil
    }
    let reading = read(text)
    guard let doubt = reading.doubt else { return reading.sketch.isConfident ? reading : nil }
    if reading.sketch.looksLikeOne { diagnostics.report(.leftAsText(reading.doubtSpan, doubt)) }
    return nil
  }

  /// Larger texts are files and logs.
  private static let detectedBytesMax = 32_768
}

/// A drawing read, of which pictures can be made.
package struct DiagramReading: Sendable {
  let sketch: Sketch
  /// What the author has to be told.
  let found: [Diagnostic]
  /// A piece of a wall that belongs to nothing.
  let leftover: Place?
}

/// Why a plain text is not drawn although there are boxes and arrows in it.
enum DiagramDoubt: Sendable {
  /// Something that its author would be told.
  case message(String)
  case leftover
  case words
}

extension DiagramReading {
  /// What would make its picture a damaged one.
  var doubt: DiagramDoubt? {
    if let broken { return .message(broken.message) }
    if leftover != nil { return .leftover }
    return sketch.hasTooManyNotes ? .words : nil
  }

  var doubtSpan: SourceSpan {
    let grid = sketch.field.grid
    return broken?.span ?? grid.span(leftover ?? grid.place(0, 0))
  }

  private var broken: Diagnostic? {
    found.first { [.unclosedBox, .danglingArrow, .diagramTooLarge].contains($0.code) }
  }
}

extension Sketch {
  /// Words left over beside the graph, at most, for each box: more is a page of text that holds
  /// a drawing.
  private static let notesPerBox = 1

  var hasTooManyNotes: Bool { notes.count > max(2, nodes.count * Self.notesPerBox) }

  /// True for two boxes with words in them, or one and an arrow.
  var looksLikeOne: Bool {
    let named = nodes.count { $0.isFrame && !$0.lines.isEmpty }
    return named >= 2 || named == 1 && links.contains(where: \.edge.isDirected)
  }

  var isConfident: Bool {
    let named = nodes.indices.filter { nodes[$0].isFrame && !nodes[$0].lines.isEmpty }
    if named.isEmpty { return isColumnOfArrows }
    let joined = Set(links.flatMap { [$0.from, $0.to] })
    if named.count(where: joined.contains) >= 2 { return true }
    let pointed = Set(links.filter(\.edge.isDirected).flatMap { [$0.from, $0.to] })
    let holders = named.filter { box in
      nodes.count { $0.parent == box && !$0.isCell(of: nodes[box]) } >= 2
    }
    return !holders.isEmpty || notes.isEmpty && named.contains(where: pointed.contains)
  }

  /// `User ↓ API ↓ Table`, one below the other, and messages between uprights. Words in a row
  /// with arrows between them are a path in a menu, a type or a log.
  private var isColumnOfArrows: Bool {
    guard notes.isEmpty, links.count >= 2, links.allSatisfy(\.edge.isDirected) else {
      return false
    }
    guard nodes.allSatisfy({ !$0.isFrame && $0.label.utf8.count <= 40 }) else { return false }
    let evident = links.count(where: \.edge.isEvident)
    return evident >= 2 || evident == 1 && links.count >= 3
  }
}

/// The traces of a drawing in bytes, before anybody looks at its cells.
enum DrawingTraces {
  /// True for corners above and below of box-drawing characters, for two ends of ASCII walls and
  /// an upright, for two lines that hold nothing but a head that points up or down, and for several
  /// heads on level lines together with one of those or with uprights. O(bytes).
  static func found(in bytes: [UInt8]) -> Bool {
    var seen = Seen()
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0xE2 where index + 2 < bytes.count:
        seen.add(bytes[index + 1], bytes[index + 2])
        index += 3
        continue
      case UInt8(ascii: "|"): seen.uprights += 1
      case UInt8(ascii: "-"), UInt8(ascii: "="):
        if index > 0, isCorner(bytes[index - 1]) { seen.wallStarts += 1 }
      case 0x0A: seen.endLine()
      case UInt8(ascii: "v"), UInt8(ascii: "V"): seen.lineHeads += 1
      case 0x20, 0x09, 0x0D: break
      default: seen.lineWords += 1
      }
      index += 1
    }
    seen.endLine()
    return seen.isEnough
  }

  private static func isCorner(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "'"), UInt8(ascii: "/"),
      UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: ","):
      true
    default: false
    }
  }

  private struct Seen {
    var uprights = 0
    var wallStarts = 0
    var lineHeads = 0
    var lineWords = 0
    private var upper = false
    private var lower = false
    private var headLines = 0
    private var sideHeads = 0

    /// The last two bytes of U+2000 to U+2FFF.
    mutating func add(_ second: UInt8, _ third: UInt8) {
      let scalar = UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
      switch scalar {
      case 0x50C...0x513, 0x552...0x557, 0x56D, 0x56E: upper = true
      case 0x514...0x51B, 0x558...0x55D, 0x56F, 0x570: lower = true
      case 0x191, 0x193, 0x1D3, 0x5B2, 0x5BC, 0x5BD, 0x5BE, 0xB07: lineHeads += 1
      case 0x5B6, 0x5BA, 0x5C0, 0x5C4:
        sideHeads += 1
        lineWords += 1
      case 0x502, 0x503, 0x551: uprights += 1
      default: lineWords += 1
      }
    }

    mutating func endLine() {
      if lineHeads == 1, lineWords == 0 { headLines += 1 }
      lineHeads = 0
      lineWords = 0
    }

    var isEnough: Bool {
      upper && lower || wallStarts >= 2 && uprights >= 2 || headLines >= 2
        || sideHeads >= 2 && headLines + uprights >= 1
    }
  }
}
