import Diagnostics

/// Reads `{#id .class key=value key="quoted value" flag}`.
///
/// ```
/// {#top .wide lines="2,4-6" numbers}   id top, class wide, lines 2,4-6, flag numbers
/// ```
struct AttributeReader {
  let text: SourceText
  private let bytes: [UInt8]
  /// Where reading goes on.
  private(set) var offset: Int
  private let end: Int
  private(set) var attributes = Attributes()
  /// What is wrong with what was read.
  private(set) var problems: [Diagnostic] = []

  /// A reader of `text` from `offset` to at most `end`.
  init(_ text: SourceText, at offset: Int, end: Int) {
    self.text = text
    bytes = text.bytes
    self.offset = offset
    self.end = end
  }

  /// Reads a braced list; `offset` must stand on `{`. False when no `}` follows on the line: then
  /// nothing is consumed.
  mutating func readBraced() -> Bool {
    let start = offset
    guard offset < end, bytes[offset] == UInt8(ascii: "{") else { return false }
    offset += 1
    while true {
      skipSpace()
      guard offset < end, !isLineEnd(bytes[offset]) else {
        offset = start
        attributes = Attributes()
        problems = []
        return false
      }
      if bytes[offset] == UInt8(ascii: "}") {
        offset += 1
        return true
      }
      readItem(closing: UInt8(ascii: "}"))
    }
  }

  /// Reads a list without braces up to the end.
  mutating func readBare() {
    while true {
      skipSpace()
      guard offset < end else { return }
      readItem(closing: nil)
    }
  }

  private mutating func readItem(closing: UInt8?) {
    let start = offset
    switch bytes[offset] {
    case UInt8(ascii: "#"):
      offset += 1
      let name = readWord(closing)
      if name.isEmpty { return report(start) }
      attributes.id = name
    case UInt8(ascii: "."):
      offset += 1
      let name = readWord(closing)
      if name.isEmpty { return report(start) }
      attributes.classes.append(name)
    default:
      readPair(closing)
    }
  }

  private mutating func readPair(_ closing: UInt8?) {
    let start = offset
    while offset < end, isNameByte(bytes[offset]) { offset += 1 }
    guard offset > start else {
      _ = readWord(closing)
      if offset == start { offset += 1 }
      return report(start)
    }
    let name = String(decoding: bytes[start..<offset], as: UTF8.self)
    var value = ""
    var isFlag = true
    if offset < end, bytes[offset] == UInt8(ascii: "=") {
      offset += 1
      isFlag = false
      guard let read = readValue(closing) else { return report(start) }
      value = read
    } else if offset < end, !isSpace(bytes[offset]), bytes[offset] != closing {
      _ = readWord(closing)
      return report(start)
    }
    let span = text.span(start..<offset)
    if attributes[name] != nil { problems.append(.repeatedAttribute(name, at: span)) }
    attributes.items.append(.init(name: name, value: value, isFlag: isFlag, span: span))
  }

  private mutating func readValue(_ closing: UInt8?) -> String? {
    guard offset < end else { return nil }
    let quote = bytes[offset]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let word = readWord(closing)
      return word.isEmpty ? nil : word
    }
    let start = offset
    var value: [UInt8] = []
    offset += 1
    while offset < end, !isLineEnd(bytes[offset]) {
      let byte = bytes[offset]
      offset += 1
      if byte == quote { return String(decoding: value, as: UTF8.self) }
      if byte == UInt8(ascii: "\\"), offset < end,
        bytes[offset] == quote || bytes[offset] == UInt8(ascii: "\\")
      {
        value.append(bytes[offset])
        offset += 1
      } else {
        value.append(byte)
      }
    }
    offset = start + 1
    _ = readWord(closing)
    return nil
  }

  private mutating func readWord(_ closing: UInt8?) -> String {
    let start = offset
    while offset < end, !isSpace(bytes[offset]), !isLineEnd(bytes[offset]),
      bytes[offset] != closing
    { offset += 1 }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func skipSpace() {
    while offset < end, isSpace(bytes[offset]) { offset += 1 }
  }

  private mutating func report(_ start: Int) {
    let range = start..<max(start + 1, offset)
    let written = String(decoding: bytes[range], as: UTF8.self)
    problems.append(.unreadableAttribute(written, at: text.span(range)))
  }
}

func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

/// A letter or digit of ASCII.
func isAlphanumeric(_ byte: UInt8) -> Bool {
  isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

/// A letter of ASCII.
func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

/// What the name of a directive or attribute is made of.
func isNameByte(_ byte: UInt8) -> Bool {
  isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
}
