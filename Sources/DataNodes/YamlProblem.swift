import Diagnostics
import Yams

/// Says in plain words what libyaml says in its own, at the place that is to be mended.
struct YamlProblem {
  private let text: SourceText
  private let marks: MarkMap

  init(_ text: SourceText, _ marks: MarkMap) {
    self.text = text
    self.marks = marks
  }

  /// The diagnostic for an error that Yams threw.
  func diagnostic(for error: any Error) -> Diagnostic {
    guard let error = error as? YamlError else {
      return .unreadableYaml("\(error)", at: text.span(at: 0))
    }
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      return diagnostic(problem, at: offset(mark), since: context.map { offset($0.mark) })
    case .reader(let problem, let offset, _, let yaml):
      let index = yaml.index(yaml.startIndex, offsetBy: offset ?? 0, limitedBy: yaml.endIndex)
      let start = yaml.utf8.distance(from: yaml.startIndex, to: index ?? yaml.endIndex)
      return problem.hasPrefix("control")
        ? .controlCharacter(at: span(start)) : .unreadableYaml(problem, at: span(start))
    case .duplicatedKeysInMapping(let names, let context):
      return duplicate(names.first ?? "", first: offset(context.mark))
    default: return .unreadableYaml("\(error)", at: text.span(at: 0))
    }
  }

  /// - Parameter since: where what libyaml was reading began.
  private func diagnostic(_ problem: String, at offset: Int, since: Int?) -> Diagnostic {
    let begun = since ?? offset
    switch problem {
    case "mapping values are not allowed in this context": return colon(at: offset)
    case "found character that cannot start any token": return strayCharacter(at: offset)
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return .tabIndentation(at: span(offset))
    case "could not find expected ':'": return .missingColon(at: word(begun))
    case "found unexpected end of stream", "found unexpected document indicator":
      return .unclosedQuote(at: span(begun))
    case "did not find expected ',' or ']'":
      return unclosed("[", "]", since: begun, at: offset)
    case "did not find expected ',' or '}'":
      return unclosed("{", "}", since: begun, at: offset)
    case "did not find expected key", "did not find expected '-' indicator",
      "block sequence entries are not allowed in this context",
      "mapping keys are not allowed in this context":
      return misplaced(problem, at: offset, since: begun)
    default: return rare(problem, at: offset)
    }
  }

  private func rare(_ problem: String, at offset: Int) -> Diagnostic {
    switch problem {
    case "found undefined alias": .unknownAlias(at: word(offset))
    case "did not find expected alphabetic or numeric character": .strayMark(at: span(offset - 1))
    case "found unknown escape character": .unknownEscape(at: span(offset))
    case "did not find expected hexdecimal number", "found invalid Unicode character escape code":
      .unknownEscape(at: span(offset))
    case "did not find expected <document start>", "but found another document":
      .secondDocument(at: word(offset))
    case "did not find expected node content": .missingValue(at: span(offset))
    case _ where problem.hasPrefix("Maximum nesting"): .nestedTooDeeply(at: span(offset))
    default: .unreadableYaml(problem, at: span(offset))
    }
  }

  /// A colon inside an unquoted value is what nearly always leads here; a line that is indented
  /// below a finished value is the other way.
  private func colon(at offset: Int) -> Diagnostic {
    let start = marks.lineStart(of: offset)
    let end = marks.lineEnd(of: offset)
    let line = text.bytes[start..<end]
    guard let keyColon = line.firstIndex(of: UInt8(ascii: ":")), keyColon < offset else {
      return colonless(before: start)
        ?? .misplacedIndentation(at: word(firstText(of: start)), since: nil)
    }
    let value = firstText(of: keyColon + 1)
    guard value < offset, line[value] != UInt8(ascii: "\""), line[value] != UInt8(ascii: "'") else {
      return .misplacedText(at: span(offset))
    }
    let written = String(decoding: text.bytes[value..<end], as: UTF8.self)
    let trimmed = written.trimmingSuffix { $0 == " " || $0 == "\r" }
    return .colonInValue(
      at: span(offset), value: text.span(value..<value + trimmed.utf8.count), written: trimmed)
  }

  /// When the line above has no colon, that is the mistake: libyaml reads on and only notices at
  /// the next line's colon.
  private func colonless(before start: Int) -> Diagnostic? {
    guard start > 0 else { return nil }
    let above = marks.lineStart(of: start - 1)
    let line = text.bytes[above..<start]
    guard !line.contains(UInt8(ascii: ":")), line.contains(where: { $0 > 0x20 }) else { return nil }
    return .missingColon(at: word(firstText(of: above)))
  }

  private func strayCharacter(at offset: Int) -> Diagnostic {
    guard offset < text.bytes.count else { return .missingValue(at: span(offset)) }
    if text.bytes[offset] == 0x09 { return .tabIndentation(at: span(offset)) }
    let character = String(decoding: [text.bytes[offset]], as: UTF8.self)
    return .reservedCharacter(character, at: span(offset))
  }

  /// In one line the place where a comma or bracket is missed is the better one; else it is the
  /// opening bracket, for libyaml may have read far beyond it.
  private func unclosed(
    _ open: String, _ close: String, since begun: Int, at offset: Int
  ) -> Diagnostic {
    if marks.lineEnd(of: begun) > offset {
      return .missingComma(open, close, at: word(offset), since: span(begun))
    }
    return .unclosedBracket(open, close, at: span(begun))
  }

  private func misplaced(_ problem: String, at offset: Int, since begun: Int) -> Diagnostic {
    let start = marks.lineStart(of: offset)
    let isInLine = text.bytes[start..<min(offset, text.bytes.count)].contains { $0 != 0x20 }
    if problem.hasPrefix("block sequence") { return .misplacedDash(at: span(offset)) }
    if isInLine { return .misplacedText(at: word(offset)) }
    return .misplacedIndentation(at: word(offset), since: begun < offset ? word(begun) : nil)
  }

  /// Yams names the first of the places where a key is repeated; the next is looked for in the
  /// text: the same name before a colon, in the same column where the mapping is a block.
  private func duplicate(_ name: String, first: Int) -> Diagnostic {
    let column = first - marks.lineStart(of: first)
    let isBlock = text.bytes[marks.lineStart(of: first)..<first].allSatisfy {
      $0 == 0x20 || $0 == UInt8(ascii: "-")
    }
    let spellings = ["\"\(name)\"", "'\(name)'", name].map { Array($0.utf8) }
    func width(at offset: Int) -> Int? {
      spellings.first {
        text.bytes[offset...].starts(with: $0) && isKeyEnd(offset + $0.count)
      }?.count
    }
    guard let firstWidth = width(at: first) else {
      return .duplicateKey(name, at: word(first), first: nil)
    }
    let earlier = text.span(first..<first + firstWidth)
    for offset in min(first + firstWidth, text.bytes.count)..<text.bytes.count {
      guard !isBlock || offset - marks.lineStart(of: offset) == column,
        !isInsideWord(offset), let width = width(at: offset)
      else { continue }
      return .duplicateKey(name, at: text.span(offset..<offset + width), first: earlier)
    }
    return .duplicateKey(name, at: earlier, first: nil)
  }

  private func isInsideWord(_ offset: Int) -> Bool {
    let before = text.bytes[offset - 1]
    return !YamlScanner.isSpace(before) && !YamlScanner.isFlow(before)
  }

  private func isKeyEnd(_ offset: Int) -> Bool {
    var offset = offset
    while offset < text.bytes.count, text.bytes[offset] == 0x20 { offset += 1 }
    return offset < text.bytes.count && text.bytes[offset] == UInt8(ascii: ":")
  }

  private func offset(_ mark: Mark) -> Int {
    marks.offset(line: mark.line, column: mark.column)
  }

  /// The character at an offset.
  private func span(_ offset: Int) -> SourceSpan {
    let start = min(max(offset, 0), text.bytes.count)
    var end = min(start + 1, text.bytes.count)
    while end < text.bytes.count, text.bytes[end] & 0xC0 == 0x80 { end += 1 }
    if start < text.bytes.count, text.bytes[start] == 0x0A { end = start }
    return text.span(start..<end)
  }

  /// The word at an offset, without the colon of a key.
  private func word(_ offset: Int) -> SourceSpan {
    let start = min(offset, text.bytes.count)
    var end = YamlScanner(bytes: text.bytes).endOfWord(from: start)
    if end - 1 > start, text.bytes[end - 1] == UInt8(ascii: ":") { end -= 1 }
    return text.span(start..<end)
  }

  private func firstText(of start: Int) -> Int {
    var offset = start
    while offset < text.bytes.count, text.bytes[offset] == 0x20 { offset += 1 }
    return offset
  }
}

extension String {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> String {
    var text = Substring(self)
    while let last = text.last, predicate(last) { text.removeLast() }
    return String(text)
  }
}
