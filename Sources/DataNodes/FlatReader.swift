package import Diagnostics

/// Reads the flat YAML that nearly every front matter is, without Yams: one pass over the bytes.
///
/// ```yaml
/// # a comment
/// title: "Cold starts"
/// weight: 3
/// tags: [latency, scaling]
/// draft:
/// ```
///
/// What it accepts, it reads exactly as Yams does, spans included; a test holds the two together.
/// It declines everything else: indentation, several lines for one value, escapes but `\_` (a space
/// that does not break), repeated keys, and every byte with a meaning it does not know. A theme's
/// hundreds of words are flat as well, and are read in every build.
package struct FlatReader {
  private let text: SourceText
  private let bytes: [UInt8]
  private var offset = 0
  private var members: [DataNode.Member] = []
  /// The names of all members, once they are too many to look through.
  private var names: Set<String> = []

  /// Up to so many keys, looking through them is the quickest way to a repeated one.
  private static let fewMembers = 48
  /// More are left to Yams, which has limits of its own.
  private static let membersMax = 10_000

  package init(_ text: SourceText) {
    self.text = text
    bytes = text.bytes
  }

  /// The root mapping, or nil when the text is left to Yams. O(bytes).
  package mutating func read() -> DataNode? {
    guard Self.isOrdinary(bytes) else { return nil }
    var first: Int?
    var end = 0
    while offset < bytes.count {
      if skipEmptyLine() { continue }
      first = first ?? offset
      guard members.count < Self.membersMax, let value = readMember() else { return nil }
      end = value
    }
    guard let first else { return nil }
    return DataNode(.mapping(members), span: text.span(first..<end))
  }

  /// Moves behind a blank line or a comment that starts its line; false when there is none here.
  private mutating func skipEmptyLine() -> Bool {
    let start = bytes[offset] == UInt8(ascii: "#") ? offset : skippingSpaces(offset)
    guard bytes[offset] == UInt8(ascii: "#") || start == bytes.count || bytes[start] == 0x0A
    else { return false }
    offset = endOfLine(start) + 1
    return true
  }

  /// Reads `key: value` and the rest of its line; the end of the value, or nil to decline.
  private mutating func readMember() -> Int? {
    let start = offset
    guard FlatBytes.startsName(bytes[start]) else { return nil }
    var end = start + 1
    while end < bytes.count, FlatBytes.continuesName(bytes[end]) { end += 1 }
    guard end - start <= 128, end < bytes.count, bytes[end] == UInt8(ascii: ":") else { return nil }
    let behindColon = end + 1
    guard isBlank(behindColon), let value = readValue(behindColon) else { return nil }
    let name = string(start..<end)
    guard isNew(name) else { return nil }
    members.append(.init(name: name, nameSpan: text.span(start..<end), value: value.node))
    return value.end
  }

  /// Whether no member before has a name. O(1).
  private mutating func isNew(_ name: String) -> Bool {
    guard members.count >= Self.fewMembers else {
      return !members.contains { $0.name == name }
    }
    if names.isEmpty { names = Set(members.map(\.name)) }
    return names.insert(name).inserted
  }

  private mutating func readValue(_ behindColon: Int) -> (node: DataNode, end: Int)? {
    let start = skippingSpaces(behindColon)
    guard start < bytes.count, bytes[start] != 0x0A, bytes[start] != UInt8(ascii: "#") else {
      offset = endOfLine(start) + 1
      return (DataNode(.null, span: text.span(at: behindColon)), behindColon)
    }
    if bytes[start] == UInt8(ascii: "[") { return readList(start) }
    if FlatBytes.isQuote(bytes[start]) {
      guard let end = endOfQuoted(start), finishLine(end) else { return nil }
      return (quoted(start..<end), end)
    }
    guard let end = endOfPlain(start) else { return nil }
    offset = endOfLine(end) + 1
    return (DataNode(unquoted: string(start..<end), span: text.span(start..<end)), end)
  }

  /// Reads `[a, "b"]` on one line.
  private mutating func readList(_ start: Int) -> (node: DataNode, end: Int)? {
    var elements: [DataNode] = []
    var position = skippingSpaces(start + 1)
    while position < bytes.count, bytes[position] != UInt8(ascii: "]") || !elements.isEmpty {
      guard let element = readElement(&position) else { return nil }
      elements.append(element)
      guard position < bytes.count else { return nil }
      if bytes[position] == UInt8(ascii: "]") { break }
      guard bytes[position] == UInt8(ascii: ",") else { return nil }
      position = skippingSpaces(position + 1)
    }
    let end = position + 1
    guard position < bytes.count, finishLine(end) else { return nil }
    return (DataNode(.sequence(elements), span: text.span(start..<end)), end)
  }

  /// Reads one entry of a list and moves behind the blanks after it.
  private func readElement(_ position: inout Int) -> DataNode? {
    let start = position
    guard start < bytes.count else { return nil }
    if FlatBytes.isQuote(bytes[start]) {
      guard let end = endOfQuoted(start) else { return nil }
      position = skippingSpaces(end)
      return quoted(start..<end)
    }
    guard startsPlain(start) else { return nil }
    var end = start
    while position < bytes.count, !FlatBytes.endsListText(bytes[position]) {
      if bytes[position] != 0x20 { end = position + 1 }
      position += 1
    }
    return DataNode(unquoted: string(start..<end), span: text.span(start..<end))
  }

  /// Behind the closing quote; nil when the line ends before it or an escape needs reading.
  private func endOfQuoted(_ start: Int) -> Int? {
    let quote = bytes[start]
    var end = start + 1
    while end < bytes.count, bytes[end] != quote {
      guard bytes[end] != 0x0A else { return nil }
      if bytes[end] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        guard end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "_") else { return nil }
        end += 1
      }
      end += 1
    }
    guard end < bytes.count, end + 1 == bytes.count || bytes[end + 1] != quote else { return nil }
    return end + 1
  }

  /// Behind the last byte of unquoted text that fills the line or ends at a comment.
  private func endOfPlain(_ start: Int) -> Int? {
    guard startsPlain(start) else { return nil }
    var end = start
    var position = start
    while position < bytes.count, bytes[position] != 0x0A {
      let byte = bytes[position]
      if byte == UInt8(ascii: ":"), isBlank(position + 1) { return nil }
      if byte == UInt8(ascii: "#"), bytes[position - 1] == 0x20 { break }
      if byte != 0x20 { end = position + 1 }
      position += 1
    }
    return end
  }

  private func startsPlain(_ start: Int) -> Bool {
    if FlatBytes.startsText(bytes[start]) { return true }
    return bytes[start] == UInt8(ascii: "-") && start + 1 < bytes.count
      && FlatBytes.continuesName(bytes[start + 1]) && bytes[start + 1] != UInt8(ascii: "-")
  }

  /// Moves behind a line of which only blanks and a comment may be left.
  private mutating func finishLine(_ end: Int) -> Bool {
    let rest = skippingSpaces(end)
    guard
      rest == bytes.count || bytes[rest] == 0x0A
        || (bytes[rest] == UInt8(ascii: "#") && rest > end)
    else { return false }
    offset = endOfLine(rest) + 1
    return true
  }

  private func quoted(_ range: Range<Int>) -> DataNode {
    let between = bytes[range.lowerBound + 1..<range.upperBound - 1]
    let isEscaped =
      bytes[range.lowerBound] == UInt8(ascii: "\"") && between.contains(UInt8(ascii: "\\"))
    let inside = String(decoding: isEscaped ? Self.unescaped(between)[...] : between, as: UTF8.self)
    return DataNode(.scalar(inside, isQuoted: true), span: text.span(range))
  }

  /// Bytes with U+00A0 in place of every `\_`, the only escape there is.
  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var isEscape = false
    for byte in bytes {
      if isEscape {
        result += [0xC2, 0xA0]
        isEscape = false
      } else if byte == UInt8(ascii: "\\") {
        isEscape = true
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func isBlank(_ position: Int) -> Bool {
    position >= bytes.count || bytes[position] == 0x20 || bytes[position] == 0x0A
  }

  private func skippingSpaces(_ start: Int) -> Int {
    var position = start
    while position < bytes.count, bytes[position] == 0x20 { position += 1 }
    return position
  }

  private func endOfLine(_ start: Int) -> Int {
    var position = start
    while position < bytes.count, bytes[position] != 0x0A { position += 1 }
    return position
  }

  /// Whether every byte is printable ASCII, a line feed, or part of UTF-8 text without the
  /// characters that YAML treats on their own (other line breaks, controls, byte order marks).
  private static func isOrdinary(_ bytes: [UInt8]) -> Bool {
    var hasWide = false
    for byte in bytes {
      if byte < 0x20 && byte != 0x0A || byte == 0x7F { return false }
      if byte >= 0x80 { hasWide = true }
    }
    guard hasWide else { return true }
    guard let string = String(validating: bytes, as: UTF8.self) else { return false }
    return string.unicodeScalars.allSatisfy {
      $0.value < 0x80 || $0.value >= 0xA0 && !FlatBytes.isPeculiar($0.value)
    }
  }
}
