import Markup

/// A language that can be coloured: its names and how it is read.
///
/// Lexers are no parsers: they colour what an eye looks for, accept everything, and never change
/// the code. Without its tags the HTML is the code, escaped, byte for byte.
package struct Language: Sendable {
  /// The name that stands in `class="language-…"`.
  package let name: String
  /// Other names authors may write.
  package let aliases: [String]
  private let scan: @Sendable (inout Scanner) -> Void

  /// A language that the shared scanner reads by a table.
  init(_ name: String, aliases: [String] = [], _ grammar: Grammar) {
    self.init(name, aliases: aliases) { $0.run(grammar) }
  }

  /// A language with a scanner of its own. It must advance the scanner to its end.
  init(
    _ name: String, aliases: [String] = [], scan: @escaping @Sendable (inout Scanner) -> Void
  ) {
    self.name = name
    self.aliases = aliases
    self.scan = scan
  }

  /// Appends code as escaped HTML with a span round each run that has a class:
  /// `let x` becomes `<span class="t-keyword">let</span> x`. O(bytes).
  package func write(_ code: ArraySlice<UInt8>, into html: inout [UInt8]) {
    code.withUnsafeBufferPointer { code in
      var start = 0
      for token in tokens(code) {
        Self.write(code, start..<token.end, token.kind, into: &html)
        start = token.end
      }
    }
  }

  /// The same line by line, without the line feeds. Spans are closed at a line's end and opened
  /// again in the next, so that every line can stand in an element of its own. A line feed at the
  /// end of the code begins no further line.
  package func lines(_ code: ArraySlice<UInt8>) -> [[UInt8]] {
    code.withUnsafeBufferPointer { code in
      var lines: [[UInt8]] = []
      var line: [UInt8] = []
      var start = 0
      for token in tokens(code) {
        while let feed = code[start..<token.end].firstIndex(of: UInt8(ascii: "\n")) {
          Self.write(code, start..<feed, token.kind, into: &line)
          lines.append(line)
          line.removeAll(keepingCapacity: true)
          start = feed + 1
        }
        Self.write(code, start..<token.end, token.kind, into: &line)
        start = token.end
      }
      if let last = code.last, last != UInt8(ascii: "\n") { lines.append(line) }
      return lines
    }
  }

  private func tokens(_ code: UnsafeBufferPointer<UInt8>) -> [Token] {
    var scanner = Scanner(code)
    scan(&scanner)
    return scanner.finished()
  }

  private static func write(
    _ code: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ kind: TokenClass,
    into html: inout [UInt8]
  ) {
    guard !range.isEmpty else { return }
    html.append(literal: kind.openTag)
    html.append(escaping: UnsafeBufferPointer(rebasing: code[range]))
    if kind != .plain { html.append(literal: "</span>") }
  }
}
