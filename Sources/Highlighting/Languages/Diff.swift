extension Language {
  static let diff = Language("diff", aliases: ["patch", "udiff"]) { scanner in
    while scanner.position < scanner.end {
      let end = scanner.lineEnd(from: scanner.position)
      scanner.emit(diffKind(scanner), to: end)
      scanner.emit(.plain, to: min(scanner.end, end + 1))
    }
  }

  /// The class of the line that begins at the position.
  private static func diffKind(_ scanner: Scanner) -> TokenClass {
    let start = scanner.position
    let isHeader = ["--- ", "+++ ", "diff ", "index ", "@@", "new file", "deleted file", "rename "]
      .contains { (header: StaticString) in scanner.has(header, at: start) }
    if isHeader { return .meta }
    switch scanner.byte() {
    case UInt8(ascii: "+"), UInt8(ascii: ">"): return .inserted
    case UInt8(ascii: "-"), UInt8(ascii: "<"): return .deleted
    case UInt8(ascii: "\\"): return .comment
    case UInt8(ascii: "!"): return .keyword
    default: return .plain
    }
  }
}
