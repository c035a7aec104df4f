import Diagnostics

/// Finds directives in a page's text before the C library sees it, and puts tokens in their place.
///
/// The scanner does not know whether a line is inside a fence or a piece of inline code: the
/// library decides that, and where a token comes out as code the author's own bytes are put back.
/// So nothing here has to know the block structure of Markdown twice.
struct DirectiveScanner {
  let source: PageSource
  private let bytes: [UInt8]
  private(set) var marks: [DirectiveMark] = []
  private(set) var problems: [Diagnostic] = []
  /// The text with tokens of inline directives; empty until one is found.
  private var edited: [UInt8] = []
  /// Numbers of the marks that take a whole line, in order.
  private var lineMarks: [Int] = []
  /// Attributes of marks found so far; colons in there mean nothing.
  private var hidden: [Range<Int>] = []
  private var isFull = false

  init(_ source: PageSource) {
    self.source = source
    bytes = source.bytes
  }

  /// Scans the whole text. Complexity: O(bytes) for text with few colons.
  mutating func scan() {
    blankControlCharacters()
    var offset = 0
    for colon in source.survey.colons where colon >= offset && !isFull {
      offset = visit(colon)
    }
  }

  /// The text to parse: the author's, with tokens in place of directives and LF at every line's
  /// end. Lines and columns are those of the author.
  func tokenized() -> [UInt8] {
    let text = withLineTokens(edited.isEmpty ? bytes : edited)
    guard source.survey.hasCarriageReturns else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for (index, byte) in text.enumerated() {
      guard byte == 0x0D else {
        result.append(byte)
        continue
      }
      if index + 1 == text.count || text[index + 1] != 0x0A { result.append(0x0A) }
    }
    return result
  }

  private func withLineTokens(_ inline: [UInt8]) -> [UInt8] {
    guard !lineMarks.isEmpty else { return inline }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + lineMarks.count * 8)
    var start = 0
    for number in lineMarks {
      let mark = marks[number]
      result.append(contentsOf: inline[start..<mark.start])
      result.append(contentsOf: [UInt8(ascii: "#"), 0x20, Token.line])
      result.append(contentsOf: Token.digits(number))
      if let label = mark.label { result.append(contentsOf: inline[label]) }
      result.append(Token.close)
      start = lineEnd(mark.start)
    }
    result.append(contentsOf: inline[start...])
    return result
  }

  /// Looks at one colon and returns where to look on.
  private mutating func visit(_ colon: Int) -> Int {
    hidden.removeAll { $0.upperBound <= colon }
    if let range = hidden.first(where: { $0.contains(colon) }) { return range.upperBound }
    var run = colon
    while run < bytes.count, bytes[run] == UInt8(ascii: ":") { run += 1 }
    guard marks.count < Token.marksMax else {
      isFull = true
      problems.append(.tooManyDirectives(Token.marksMax, at: source.text.span(colon..<run)))
      return run
    }
    if run - colon >= 2 {
      guard startsLine(colon), let mark = readLine(colon, run) else { return run }
      lineMarks.append(marks.count)
      hide(mark)
      marks.append(mark)
      return mark.label?.lowerBound ?? mark.end
    }
    guard let mark = readInline(colon) else { return run }
    replace(mark)
    hide(mark)
    marks.append(mark)
    return mark.label?.lowerBound ?? mark.end
  }

  private mutating func hide(_ mark: DirectiveMark) {
    if let label = mark.label, label.upperBound < mark.end {
      hidden.append(label.upperBound..<mark.end)
    }
  }

  // MARK: Inline directives

  private func readInline(_ colon: Int) -> DirectiveMark? {
    if colon > 0, !mayPrecede(bytes[colon - 1]) { return nil }
    let name = readName(colon + 1)
    guard name.count >= 2, name.upperBound < bytes.count else { return nil }
    var mark = DirectiveMark(kind: .inline, start: colon, end: name.upperBound, name: name)
    switch bytes[name.upperBound] {
    case UInt8(ascii: "["):
      let limit = min(bytes.count, name.upperBound + Self.labelBytesMax)
      guard let close = closingBracket(name.upperBound, end: limit) else { return nil }
      mark.label = name.upperBound + 1..<close
      mark.end = close + 1
      readAttributes(&mark)
    case UInt8(ascii: "{"):
      readAttributes(&mark)
      guard mark.end > name.upperBound else { return nil }
    default:
      return nil
    }
    return mark
  }

  /// A label is a few words; a longer one is text that happens to hold a bracket.
  private static let labelBytesMax = 1_000
  /// Without limits, many openings without an end on one long line would take quadratic time.
  private static let attributesBytesMax = 2_000

  /// Whether an inline directive may stand behind this byte: not inside a word, an address, a
  /// time, a path of C++ or behind a backslash.
  private func mayPrecede(_ byte: UInt8) -> Bool {
    if isAlphanumeric(byte) { return false }
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "@"),
      UInt8(ascii: "."), UInt8(ascii: "#"), UInt8(ascii: "="), UInt8(ascii: "&"),
      UInt8(ascii: "?"), UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: "<"):
      return false
    default: return true
    }
  }

  private mutating func replace(_ mark: DirectiveMark) {
    if edited.isEmpty { edited = bytes }
    let number = Token.digits(marks.count)
    let open = mark.start..<(mark.label?.lowerBound ?? mark.end)
    write([Token.open] + number, over: open)
    guard let label = mark.label else { return }
    let close = label.upperBound..<mark.end
    write([Token.close] + (close.count > Token.digitCount ? number : []), over: close)
  }

  private mutating func write(_ token: [UInt8], over range: Range<Int>) {
    for (index, offset) in range.enumerated() {
      edited[offset] = index < token.count ? token[index] : Token.pad
    }
  }

  // MARK: Directives on a line of their own

  private func readLine(_ colon: Int, _ run: Int) -> DirectiveMark? {
    let end = lineEnd(colon)
    let colons = run - colon
    var at = run
    while at < end, isSpace(bytes[at]) { at += 1 }
    var mark = DirectiveMark(
      kind: colons == 2 ? .leaf : .container, start: colon, end: run, name: run..<run,
      colons: colons)
    if at == end {
      guard colons > 2 else { return nil }
      mark.kind = .close
    } else {
      if at > run {
        guard colons > 2, isLetter(bytes[at]) else { return nil }
        mark.problems.append(.spaceInDirective(at: source.text.span(run..<at)))
      }
      guard readParts(&mark, from: at, end: end) else { return nil }
    }
    return mark
  }

  /// Reads name, label and braces; false when this is prose that begins with two colons.
  private func readParts(_ mark: inout DirectiveMark, from at: Int, end: Int) -> Bool {
    mark.name = readName(at)
    mark.end = mark.name.upperBound
    guard !mark.name.isEmpty else {
      guard mark.colons > 2 else { return false }
      mark.kind = .malformed
      mark.end = end
      return true
    }
    if mark.end < end, bytes[mark.end] == UInt8(ascii: "[") {
      guard let close = closingBracket(mark.end, end: end) else {
        mark.problems.append(.unclosedLabel(at: source.text.span(mark.end..<end)))
        mark.end = end
        return true
      }
      mark.label = mark.end + 1..<close
      mark.end = close + 1
    }
    readAttributes(&mark)
    var rest = mark.end
    while rest < end, isSpace(bytes[rest]) { rest += 1 }
    guard rest < end else { return true }
    if mark.kind == .leaf, mark.end == mark.name.upperBound { return false }
    let text = String(decoding: bytes[rest..<end], as: UTF8.self)
    let name = String(decoding: bytes[mark.name], as: UTF8.self)
    mark.problems.append(
      .textBehindDirective(
        text, name: name, colons: mark.colons, at: source.text.span(rest..<end)))
    return true
  }

  /// Whether a line is blank apart from quote marks, or a directive itself.
  private func separates(_ line: Range<Int>) -> Bool {
    let content = bytes[line].firstIndex { !isSpace($0) && $0 != UInt8(ascii: ">") }
    guard let content else { return true }
    return bytes[content..<line.upperBound].starts(with: "::".utf8)
  }

  // MARK: Pieces

  private func readName(_ start: Int) -> Range<Int> {
    guard start < bytes.count, isLetter(bytes[start]) else { return start..<start }
    var end = start
    while end < bytes.count, isNameByte(bytes[end]) { end += 1 }
    return start..<end
  }

  private func readAttributes(_ mark: inout DirectiveMark) {
    guard mark.end < bytes.count, bytes[mark.end] == UInt8(ascii: "{") else { return }
    let limit = min(bytes.count, mark.end + Self.attributesBytesMax)
    var reader = AttributeReader(source.text, at: mark.end, end: limit)
    guard reader.readBraced() else {
      if mark.kind != .inline {
        let end = lineEnd(mark.end)
        mark.problems.append(.unclosedAttributes(at: source.text.span(mark.end..<end)))
        mark.end = end
      }
      return
    }
    mark.attributes = reader.attributes
    mark.problems += reader.problems
    mark.end = reader.offset
  }

  /// The bracket that closes the one at `start`: brackets nest, escaped ones and those in inline
  /// code do not count, a blank line ends the search.
  private func closingBracket(_ start: Int, end: Int) -> Int? {
    var depth = 0
    var index = start
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return index }
      case UInt8(ascii: "`"): index = codeSpanEnd(index, end: end)
      case 0x0A:
        let next = index + 1..<lineEnd(index + 1)
        if next.upperBound >= end || separates(next) { return nil }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The last backtick of the code span that begins at `start`; the end of the run of backticks
  /// when no run of the same length follows.
  private func codeSpanEnd(_ start: Int, end: Int) -> Int {
    var run = start
    while run < end, bytes[run] == UInt8(ascii: "`") { run += 1 }
    var index = run
    while index < end {
      guard bytes[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let from = index
      while index < end, bytes[index] == UInt8(ascii: "`") { index += 1 }
      if index - from == run - start { return index - 1 }
    }
    return run - 1
  }

  private func lineEnd(_ offset: Int) -> Int {
    var end = offset
    while end < bytes.count, !isLineEnd(bytes[end]) { end += 1 }
    return end
  }

  /// Whether only quote marks, list markers and a footnote's label stand before `offset` in its
  /// line.
  private func startsLine(_ offset: Int) -> Bool {
    var index = source.line(source.lineNumber(at: offset)).lowerBound
    while index < offset {
      let byte = bytes[index]
      if isSpace(byte) || byte == UInt8(ascii: ">") {
        index += 1
      } else if let next = markerEnd(index, offset) {
        index = next
      } else {
        return false
      }
    }
    return true
  }

  private func markerEnd(_ start: Int, _ end: Int) -> Int? {
    var index = start
    switch bytes[start] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      index += 1
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      while index < end, isAlphanumeric(bytes[index]), !isLetter(bytes[index]) { index += 1 }
      guard bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")") else {
        return nil
      }
      index += 1
    case UInt8(ascii: "["):
      guard bytes[start + 1] == UInt8(ascii: "^"),
        let close = bytes[start..<end].firstIndex(of: UInt8(ascii: "]")),
        bytes[close + 1] == UInt8(ascii: ":")
      else { return nil }
      index = close + 2
    default: return nil
    }
    return index < end && isSpace(bytes[index]) ? index : nil
  }

  // MARK: Control characters

  /// Reports the first byte that could be taken for a token, and blanks all of them.
  private mutating func blankControlCharacters() {
    guard let first = source.survey.control else { return }
    problems.append(.controlCharacter(bytes[first], at: source.text.span(first..<first + 1)))
    edited = bytes
    for index in bytes.indices where Survey.isControl(bytes[index]) { edited[index] = 0x20 }
  }
}
