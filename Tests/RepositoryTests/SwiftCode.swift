/// Swift source with comments and the insides of string literals blanked, so that a rule about
/// code does not see prose. Line numbers and columns stay true.
struct SwiftCode {
  /// One entry a line of the file, of the same length as that line.
  let lines: [String]

  init(_ source: String) {
    var reader = Reader(bytes: Array(source.utf8))
    reader.readCode(untilClosingParenthesis: false)
    lines = String(decoding: reader.blanked, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

/// A lexer that knows comments and string literals, and nothing else of Swift.
private struct Reader {
  let bytes: [UInt8]
  var index = 0
  var blanked: [UInt8] = []

  init(bytes: [UInt8]) {
    self.bytes = bytes
    blanked.reserveCapacity(bytes.count)
  }

  /// Reads to the end, or to the `)` that ends an interpolation.
  mutating func readCode(untilClosingParenthesis: Bool) {
    var depth = 0
    while index < bytes.count {
      if starts(with: "//") {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { blank() }
      } else if starts(with: "/*") {
        readBlockComment()
      } else if let hashes = openingOfString() {
        readString(hashes: hashes)
      } else {
        if bytes[index] == UInt8(ascii: "(") { depth += 1 }
        if bytes[index] == UInt8(ascii: ")") {
          if untilClosingParenthesis, depth == 0 { return }
          depth -= 1
        }
        keep()
      }
    }
  }

  /// The number of `#` before the quote when a string literal starts here.
  private func openingOfString() -> Int? {
    var end = index
    while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { return nil }
    return end - index
  }

  private mutating func readString(hashes: Int) {
    for _ in 0..<hashes { keep() }
    let fence = String(repeating: "#", count: hashes)
    let quotes = starts(with: "\"\"\"") ? "\"\"\"" : "\""
    for _ in quotes.utf8 { keep() }
    while index < bytes.count {
      if starts(with: quotes + fence) {
        for _ in 0..<(quotes.utf8.count + hashes) { keep() }
        return
      }
      if starts(with: "\\" + fence + "(") {
        for _ in 0..<(hashes + 2) { blank() }
        readCode(untilClosingParenthesis: true)
      } else if starts(with: "\\" + fence) {
        for _ in 0..<(hashes + 2) where index < bytes.count { blank() }
      } else {
        blank()
      }
    }
  }

  private mutating func readBlockComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") {
        depth += 1
        blank()
      } else if starts(with: "*/") {
        depth -= 1
        blank()
      }
      if index < bytes.count { blank() }
    } while depth > 0 && index < bytes.count
  }

  private func starts(with text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

  private mutating func keep() {
    blanked.append(bytes[index])
    index += 1
  }

  private mutating func blank() {
    let isNewline = bytes[index] == UInt8(ascii: "\n")
    blanked.append(isNewline ? bytes[index] : UInt8(ascii: " "))
    index += 1
  }
}
