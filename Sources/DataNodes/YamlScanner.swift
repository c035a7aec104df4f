import Yams

/// Finds the ends of values in YAML that is known to be well formed.
struct YamlScanner {
  let bytes: [UInt8]
  /// Behind the last value that was read.
  var cursor = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The byte at an offset, 0 behind the end.
  func byte(at offset: Int) -> UInt8 {
    offset < bytes.count ? bytes[offset] : 0
  }

  /// Behind anchors (`&a`), tags (`!!str`) and the blanks after them.
  func skippingProperties(from start: Int) -> Int {
    var offset = start
    while byte(at: offset) == UInt8(ascii: "&") || byte(at: offset) == UInt8(ascii: "!") {
      offset = skippingBlanks(from: endOfWord(from: offset))
    }
    return offset
  }

  /// The end of the run of bytes that are neither blanks nor flow punctuation.
  func endOfWord(from start: Int) -> Int {
    var offset = start
    while offset < bytes.count, !Self.isSpace(bytes[offset]), !Self.isFlow(bytes[offset]) {
      offset += 1
    }
    return offset
  }

  /// Behind the next `*name`, seen from the cursor.
  func positionBehindAlias() -> Int {
    var offset = skippingPunctuation(from: cursor)
    if byte(at: offset) == UInt8(ascii: "*") { offset = endOfWord(from: offset + 1) }
    return offset
  }

  /// Moves the cursor behind the bracket that closes a flow collection whose last entry ends at
  /// the cursor.
  mutating func moveBehind(_ bracket: UInt8) {
    let offset = skippingPunctuation(from: cursor)
    if byte(at: offset) == bracket { cursor = offset + 1 }
  }

  /// The end of a scalar that starts at `start` and means `value`.
  func endOfScalar(_ value: String, from start: Int, style: Node.Scalar.Style) -> Int {
    switch style {
    case .doubleQuoted: endOfDoubleQuoted(from: start)
    case .singleQuoted: endOfSingleQuoted(from: start)
    case .literal, .folded: endOfBlock(from: start)
    case .plain, .any: endOfPlain(value, from: start)
    }
  }

  private func endOfDoubleQuoted(from start: Int) -> Int {
    var offset = start + 1
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(offset + 1, bytes.count)
  }

  private func endOfSingleQuoted(from start: Int) -> Int {
    let quote = UInt8(ascii: "'")
    var offset = start + 1
    while offset < bytes.count {
      guard bytes[offset] == quote else {
        offset += 1
        continue
      }
      guard byte(at: offset + 1) == quote else { return offset + 1 }
      offset += 2
    }
    return bytes.count
  }

  /// Plain text: blanks in the value stand for runs of blanks and line breaks in the source.
  private func endOfPlain(_ value: String, from start: Int) -> Int {
    var offset = start
    var isBehindBlank = false
    for byte in value.utf8 {
      if Self.isSpace(byte) {
        isBehindBlank = true
        continue
      }
      if isBehindBlank { offset = skippingSpaces(from: offset) }
      isBehindBlank = false
      guard self.byte(at: offset) == byte else { break }
      offset += 1
    }
    return offset
  }

  /// A block of text (`|` or `>`): the lines indented as far as its first line with text.
  private func endOfBlock(from start: Int) -> Int {
    var end = endOfLine(from: start)
    var indent: Int?
    var line = end + 1
    while line < bytes.count {
      let lineEnd = endOfLine(from: line)
      let content = bytes[line..<lineEnd].firstIndex { $0 != UInt8(ascii: " ") } ?? lineEnd
      if content < lineEnd, bytes[content] != 0x0D {
        let wanted = indent ?? max(1, content - line)
        indent = wanted
        guard content - line >= wanted else { break }
        end = lineEnd
      }
      line = lineEnd + 1
    }
    return end > start && bytes[end - 1] == 0x0D ? end - 1 : end
  }

  private func endOfLine(from start: Int) -> Int {
    bytes[min(start, bytes.count)...].firstIndex(of: 0x0A) ?? bytes.count
  }

  /// Behind blanks, line breaks and comments.
  private func skippingBlanks(from start: Int) -> Int {
    var offset = start
    while offset < bytes.count {
      if Self.isSpace(bytes[offset]) {
        offset += 1
      } else if bytes[offset] == UInt8(ascii: "#"), offset > 0, Self.isSpace(bytes[offset - 1]) {
        offset = endOfLine(from: offset)
      } else {
        break
      }
    }
    return offset
  }

  private func skippingSpaces(from start: Int) -> Int {
    var offset = start
    while offset < bytes.count, Self.isSpace(bytes[offset]) { offset += 1 }
    return offset
  }

  /// Behind blanks, comments and the marks that stand between entries.
  private func skippingPunctuation(from start: Int) -> Int {
    var offset = start
    while true {
      offset = skippingBlanks(from: offset)
      switch byte(at: offset) {
      case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?"): offset += 1
      default: return offset
      }
    }
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  static func isFlow(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"):
      true
    default: false
    }
  }
}
