/// Tables and code as Markdown, and what is escaped.
extension MarkdownPrinter {
  /// A table in lines of cells. Its first row is its head: Markdown has no table without one.
  mutating func write(table: Element) {
    var rows: [[[UInt8]]] = []
    var captions: [Node] = []
    collect(table.content, into: &rows, &captions)
    write(captions)
    let width = rows.map(\.count).max() ?? 0
    guard width > 0 else { return }
    writeBlock { printer in
      for (place, row) in rows.enumerated() {
        printer.emit(Self.row(row, width))
        if place == 0 { printer.emit(Array(String(repeating: "|---", count: width).utf8) + [0x7C]) }
      }
    }
  }

  private func collect(
    _ nodes: [Node], into rows: inout [[[UInt8]]], _ captions: inout [Node]
  ) {
    for node in nodes {
      switch node {
      case .group(let parts): collect(parts, into: &rows, &captions)
      case .printed(_, let node): collect([node], into: &rows, &captions)
      case .element(let element) where !element.isHidden:
        switch element.name.description {
        case "tr": rows.append(cells(element.content))
        case "caption": captions.append(node)
        default: collect(element.content, into: &rows, &captions)
        }
      default: break
      }
    }
  }

  private func cells(_ nodes: [Node]) -> [[UInt8]] {
    nodes.flatMap { node -> [[UInt8]] in
      switch node {
      case .group(let parts): cells(parts)
      case .element(let element): [words(element.content)]
      default: []
      }
    }
  }

  /// `| a | b |`
  private static func row(_ cells: [[UInt8]], _ width: Int) -> [UInt8] {
    var line: [UInt8] = []
    for place in 0..<width {
      line.append(contentsOf: "| ".utf8)
      for byte in (place < cells.count ? cells[place] : []) {
        if byte == UInt8(ascii: "|") { line.append(UInt8(ascii: "\\")) }
        line.append(byte)
      }
      line.append(0x20)
    }
    return line + [UInt8(ascii: "|")]
  }

  /// A fence round code, longer than any in it, with the language that its element names.
  mutating func writePre(_ element: Element) {
    var code = Array(TextPrinter.code(of: .group(element.content)).utf8)
    while code.last == 0x0A { code.removeLast() }
    let lines = code.split(separator: 0x0A, omittingEmptySubsequences: false)
    let ticks = lines.map { $0.prefix { $0 == UInt8(ascii: "`") }.count }.max() ?? 0
    let fence = Array(repeating: UInt8(ascii: "`"), count: max(3, ticks + 1))
    writeBlock { printer in
      printer.emit(fence + Self.language(of: element).utf8)
      for line in lines { printer.emit(Array(line)) }
      printer.emit(fence)
    }
  }

  private static func language(of element: Element) -> String {
    for case .element(let code) in element.content {
      for attribute in code.attributes where attribute.name.description == "class" {
        if case .text(let text) = attribute.value, text.hasPrefix("language-") {
          return String(text.dropFirst("language-".utf8.count))
        }
      }
    }
    return ""
  }

  /// Appends text in which no character means anything to Markdown, in one line with single
  /// spaces. O(bytes).
  static func append(_ text: String, to line: inout [UInt8]) {
    for byte in text.utf8 {
      if byte <= 0x20 {
        if line.last != 0x20 { line.append(0x20) }
        continue
      }
      if isMark(byte) { line.append(UInt8(ascii: "\\")) }
      line.append(byte)
    }
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"):
      true
    default: false
    }
  }

  /// Appends an address for the round brackets of a link.
  static func append(address text: String, to line: inout [UInt8]) {
    let hex: StaticString = "0123456789ABCDEF"
    for byte in text.utf8 {
      switch byte {
      case 0...0x20, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "\\"):
        line.append(UInt8(ascii: "%"))
        hex.withUTF8Buffer { line.append(contentsOf: [$0[Int(byte >> 4)], $0[Int(byte & 15)]]) }
      default: line.append(byte)
      }
    }
  }
}
