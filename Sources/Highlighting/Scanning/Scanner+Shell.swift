/// Text between a line that announces it and a line that holds nothing but its tag.
struct Heredoc: Sendable {
  /// The content that the text may have.
  enum Content: Sendable {
    case text, shellVariables, templates
  }

  /// As many may be announced in one line.
  static let announcedMax = 8

  /// Where the tag stands in the code.
  let tag: Range<Int>
  /// The closing tag may be indented.
  let isIndented: Bool
  let content: Content
}

/// The rules that shells and configuration languages share.
extension Scanner {
  /// At `<<`: remembers the heredoc whose text begins at the next line. False when no tag follows.
  mutating func announceHeredoc(_ content: Heredoc.Content) -> Bool {
    guard byte() == UInt8(ascii: "<"), byte(ahead: 1) == UInt8(ascii: "<"),
      byte(ahead: 2) != UInt8(ascii: "<"), heredocs.count < Heredoc.announcedMax
    else { return false }
    let isIndented = byte(ahead: 2) == UInt8(ascii: "-") || byte(ahead: 2) == UInt8(ascii: "~")
    let mark = skip(from: position + (isIndented ? 3 : 2), while: \.isBlank)
    let quote = byte(at: mark)
    let isQuoted = quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
    let start = isQuoted ? mark + 1 : mark
    let end = skip(from: start) { $0.isWordPart }
    guard end > start, !byte(at: start).isDigit else { return false }
    heredocs.append(
      Heredoc(tag: start..<end, isIndented: isIndented, content: isQuoted ? .text : content))
    emit(.operator, to: mark)
    emit(.meta, to: min(self.end, isQuoted && byte(at: end) == quote ? end + 1 : end))
    return true
  }

  /// Reads a heredoc's text to its closing tag, or to code inside it.
  mutating func scan(_ heredoc: Heredoc) {
    var index = position
    while index < end {
      if byte(at: index - 1) == 0x0A, let close = closing(heredoc, at: index) {
        emit(.string, to: close - heredoc.tag.count)
        emit(.meta, to: close)
        frames.removeLast()
        return
      }
      while index < end, code[index] != 0x0A {
        if open(heredoc, at: index) { return }
        let isEscape = code[index] == UInt8(ascii: "\\") && byte(at: index + 1) != 0x0A
        index = min(end, index + (isEscape && heredoc.content == .shellVariables ? 2 : 1))
      }
      index = min(end, index + 1)
    }
    emit(.string, to: end)
  }

  /// The end of the closing tag, when the line that begins here is one.
  private func closing(_ heredoc: Heredoc, at start: Int) -> Int? {
    let start = heredoc.isIndented ? skip(from: start, while: \.isBlank) : start
    for (offset, index) in heredoc.tag.enumerated()
    where byte(at: start + offset) != code[index] {
      return nil
    }
    let close = start + heredoc.tag.count
    let next = byte(at: close)
    return close == end || next == 0x0A || next == 0x0D || next == UInt8(ascii: ")") ? close : nil
  }

  private mutating func open(_ heredoc: Heredoc, at index: Int) -> Bool {
    switch heredoc.content {
    case .text: return false
    case .shellVariables:
      guard code[index] == UInt8(ascii: "$") else { return false }
      emit(.string, to: index)
      return scanShellVariable()
    case .templates:
      guard code[index] == UInt8(ascii: "$") || code[index] == UInt8(ascii: "%"),
        byte(at: index + 1) == UInt8(ascii: "{"), byte(at: index - 1) != code[index]
      else { return false }
      emit(.string, to: index)
      emit(.punctuation, to: index + 2)
      enterCode(close: UInt8(ascii: "}"), bracket: UInt8(ascii: "{"))
      return true
    }
  }

  /// At a `$`: `$name`, `${name:-default}`, `$1`, `$(command)`. False when it is only a dollar.
  mutating func scanShellVariable() -> Bool {
    let next = byte(ahead: 1)
    switch next {
    case UInt8(ascii: "(") where byte(ahead: 2) == next:
      emit(.punctuation, to: position + 3)
      frames.append(.code(close: UInt8(ascii: ")"), bracket: next, depth: 1))
      return true
    case UInt8(ascii: "("):
      emit(.punctuation, to: position + 2)
      enterCode(close: UInt8(ascii: ")"), bracket: next)
      return true
    case UInt8(ascii: "{"):
      let close = skip(from: position + 2) { $0 != UInt8(ascii: "}") && $0 != 0x0A }
      emit(.variable, to: byte(at: close) == UInt8(ascii: "}") ? close + 1 : close)
    case _ where next.isWordPart && !next.isDigit:
      emit(.variable, to: skip(from: position + 1) { $0.isWordPart && $0 < 0x80 })
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "@"), UInt8(ascii: "*"),
      UInt8(ascii: "#"), UInt8(ascii: "?"), UInt8(ascii: "$"), UInt8(ascii: "!"):
      emit(.variable, to: position + 2)
    default: return false
    }
    isAfterValue = true
    return true
  }
}
