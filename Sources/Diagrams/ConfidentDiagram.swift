import Diagnostics

extension DiagramCompiler {
  /// True for a plain text fence that surely is a drawing: words in closed boxes with a line
  /// between them, boxes in a box, or at least three things in a column of arrows.
  ///
  /// Tables drawn with characters, trees of files, console output and code are none. What has
  /// not the characters of a drawing costs one look at its bytes; only the rest is compiled.
  package static func isConfidentDiagram(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= detectedBytesMax, DrawingTraces.found(in: bytes) else { return false }
    var diagnostics = DiagnosticBag()
    let diagram = compile(SourceText(path: "", bytes: bytes), into: &diagnostics)
    return diagram.isConfident && !diagnostics.items.contains { $0.code == .unclosedBox }
  }

  /// Larger texts are files and logs.
  private static let detectedBytesMax = 32_768
}

extension Diagram {
  /// Words left over beside the graph, at most, for each box: more is a page of text that holds
  /// a drawing.
  private static let notesPerBox = 1

  var isConfident: Bool {
    guard notes.count <= max(2, boxes.count * Self.notesPerBox) else { return false }
    let named = boxes.filter { $0.kind == .box && !$0.label.isEmpty }
    if named.isEmpty { return isColumnOfArrows }
    let joined = Set(edges.flatMap { [$0.from, $0.to] })
    let pointed = Set(edges.filter(\.isDirected).flatMap { [$0.from, $0.to] })
    if named.count(where: { joined.contains($0.id) }) >= 2 { return true }
    let holders = named.filter { box in boxes.count(where: { $0.parent == box.id }) >= 2 }
    return !holders.isEmpty || notes.isEmpty && named.contains { pointed.contains($0.id) }
  }

  /// `User ↓ API ↓ Table`, one below the other, and messages between uprights. Words in a row
  /// with arrows between them are a path in a menu, a type or a log.
  private var isColumnOfArrows: Bool {
    guard notes.isEmpty, edges.count >= 2, edges.allSatisfy(\.isDirected) else { return false }
    guard boxes.allSatisfy({ $0.kind == .text && $0.label.utf8.count <= 40 }) else { return false }
    let evident = edges.count(where: \.isEvident)
    return evident >= 2 || evident == 1 && edges.count >= 3
  }
}

/// What a drawing's bytes must hold before anybody looks at its cells.
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
