import Diagnostics

/// Goes through one statement of Mermaid, byte by byte, and knows where it is in the file.
struct MermaidScanner {
  let text: SourceText
  private(set) var position: Int
  let end: Int

  init(_ text: SourceText, _ range: Range<Int>) {
    self.text = text
    position = range.lowerBound
    end = range.upperBound
  }

  var isAtEnd: Bool { position >= end }
  var byte: UInt8? { byte(ahead: 0) }

  func byte(ahead count: Int) -> UInt8? {
    position + count < end && position + count >= 0 ? text.bytes[position + count] : nil
  }

  func span(from start: Int) -> SourceSpan { text.span(start..<max(start, position)) }
  var rest: Range<Int> { position..<end }
  var place: SourceSpan { text.span(position..<end) }

  mutating func move(to place: Int) { position = min(max(place, position), end) }
  mutating func advance(_ count: Int = 1) { position = min(end, position + count) }

  mutating func skipBlanks() {
    while let byte, byte == 0x20 || byte == 0x09 || byte == 0x0D { position += 1 }
  }

  func starts(with word: StaticString, at offset: Int = 0) -> Bool {
    guard position + offset + word.utf8CodeUnitCount <= end else { return false }
    for index in 0..<word.utf8CodeUnitCount
    where text.bytes[position + offset + index] != word.utf8Start[index] { return false }
    return true
  }

  mutating func take(_ word: StaticString) -> Bool {
    guard starts(with: word) else { return false }
    position += word.utf8CodeUnitCount
    return true
  }

  /// Takes a word that is not the beginning of a longer one.
  mutating func takeWord(_ word: StaticString) -> Bool {
    guard starts(with: word) else { return false }
    if let next = byte(ahead: word.utf8CodeUnitCount), Self.isLetter(next) || next == 0x2D {
      return false
    }
    position += word.utf8CodeUnitCount
    skipBlanks()
    return true
  }

  /// Everything that is left, without blanks at its ends.
  mutating func takeRest() -> String {
    defer { position = end }
    return string(position..<end)
  }

  /// The words before `mark`, which is taken as well; nil and nothing taken when there is none.
  mutating func take(until mark: StaticString) -> String? {
    var place = position
    while place + mark.utf8CodeUnitCount <= end {
      var probe = self
      probe.position = place
      if probe.starts(with: mark) {
        defer { position = place + mark.utf8CodeUnitCount }
        return string(position..<place)
      }
      place += 1
    }
    return nil
  }

  func string(_ range: Range<Int>) -> String {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, text.bytes[start] <= 0x20 { start += 1 }
    while end > start, text.bytes[end - 1] <= 0x20 { end -= 1 }
    return String(decoding: text.bytes[start..<end], as: UTF8.self)
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x5F
      || byte >= 0x80
  }

  /// The name of a thing: letters, digits, `_`, and single hyphens and stops between them.
  mutating func takeName() -> String? {
    let start = position
    while let byte {
      let isJoint = byte == 0x2D || byte == 0x2E
      guard Self.isLetter(byte) || isJoint && position > start else { break }
      if isJoint, !(self.byte(ahead: 1).map(Self.isLetter) ?? false) { break }
      position += 1
    }
    return position > start ? string(start..<position) : nil
  }
}

/// The statements of a text, one each, without comments and settings.
struct MermaidStatements {
  private(set) var ranges: [Range<Int>] = []
  /// From the front matter.
  private(set) var title: String?

  init(_ text: SourceText) {
    let bytes = text.bytes
    var start = 0
    var isFrontMatter = false
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      let line = Self.trimmed(start..<end, bytes)
      start = end + 1
      let words = String(decoding: bytes[line], as: UTF8.self)
      if words == "---", ranges.isEmpty {
        isFrontMatter.toggle()
      } else if isFrontMatter {
        if words.hasPrefix("title:") {
          title = Sketch.joined([String(words.dropFirst(6))])
        }
      } else if !line.isEmpty, !words.hasPrefix("%%") {
        ranges.append(line)
      }
    }
  }

  /// A range without blanks and semicolons at its ends.
  static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 || bytes[end - 1] == 0x3B { end -= 1 }
    return start..<end
  }
}
