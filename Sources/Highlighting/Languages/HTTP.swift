extension Language {
  /// A request or response: first line, header fields, and a body that is left plain.
  static let http = Language("http", aliases: ["https"]) { scanner in
    scanStartLine(&scanner)
    while scanner.position < scanner.end {
      let end = scanner.lineEnd(from: scanner.position)
      let text = scanner.skip(from: scanner.position) { $0.isBlank || $0 == 0x0D }
      guard text < end else { return }
      let colon = scanner.skip(from: scanner.position) { $0 != UInt8(ascii: ":") && $0 != 0x0A }
      if colon < end {
        scanner.emit(.property, to: colon)
        scanner.emit(.operator, to: colon + 1)
      }
      scanner.emit(.plain, to: min(scanner.end, end + 1))
    }
  }

  /// `GET /orders HTTP/1.1` or `HTTP/1.1 200 OK`.
  private static func scanStartLine(_ scanner: inout Scanner) {
    let end = scanner.lineEnd(from: 0)
    while scanner.position < end {
      let word = scanner.skip(from: scanner.position) { $0 > 0x20 }
      if scanner.has("http/", at: scanner.position) {
        scanner.emit(.meta, to: word)
      } else if scanner.byte().isDigit {
        scanner.emit(.number, to: word)
      } else if scanner.position == 0 {
        scanner.emit(.keyword, to: word)
      } else {
        scanner.emit(.plain, to: word)
      }
      scanner.emit(.plain, to: min(end, max(word + 1, scanner.position + 1)))
    }
    scanner.emit(.plain, to: min(scanner.end, end + 1))
  }
}
