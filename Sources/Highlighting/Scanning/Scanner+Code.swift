/// Reading code by a table.
extension Scanner {
  /// Reads everything to the end.
  mutating func run(_ grammar: Grammar) {
    while position < end {
      switch frames.last {
      case nil, .code: scanCode(grammar)
      case .string(let rule, let hashes): scanString(grammar.strings[rule], hashes: hashes)
      case .heredoc(let heredoc): scan(heredoc)
      }
    }
  }

  /// Reads code until a string begins or ends.
  private mutating func scanCode(_ grammar: Grammar) {
    typealias Role = Grammar.Role
    let depth = frames.count
    while position < end, frames.count == depth {
      let byte = code[position]
      let role = grammar.roles[Int(byte)]
      if role & Role.space != 0 {
        emit(.plain, to: skip(from: position) { grammar.roles[Int($0)] & Role.space != 0 })
        continue
      }
      restarts = false
      if role & Role.newline != 0 {
        scanNewline(grammar)
      } else if role & Role.opener != 0, open(grammar.openers[Int(byte)], grammar) {
        expected = nil
      } else if role & Role.wordStart != 0 {
        scanWord(grammar)
      } else if role & Role.digit != 0 {
        scanNumber()
        expected = nil
      } else {
        scanSign(byte, role, grammar)
        expected = nil
      }
      isAtStart = restarts
    }
  }

  /// A line feed ends strings that must end with their line, and begins the bodies of heredocs.
  private mutating func scanNewline(_ grammar: Grammar) {
    while frames.count > 1, case .code = frames[frames.count - 1],
      case .string(let rule, _) = frames[frames.count - 2], !grammar.strings[rule].isMultiline
    {
      frames.removeLast(2)
    }
    let isContinued = position > 0 && code[position - 1] == UInt8(ascii: "\\")
    restarts = !isContinued
    expected = nil
    isAfterValue = false
    emit(.plain, to: position + 1)
    if !heredocs.isEmpty { frames.append(.heredoc(heredocs.removeFirst())) }
  }

  private mutating func open(_ openers: [Grammar.Opener], _ grammar: Grammar) -> Bool {
    for opener in openers {
      switch opener {
      case .lineComment(let mark):
        guard has(mark, at: position) else { continue }
        emit(.comment, to: lineEnd(from: position))
        return true
      case .blockComment(let open, let close, let nests):
        guard has(open, at: position) else { continue }
        emit(.comment, to: commentEnd(open, close, nests: nests))
        return true
      case .string(let index):
        let rule = grammar.strings[index]
        guard has(rule.open, at: position) else { continue }
        if rule.isApostropheBehindWords, byte(ahead: -1).isWordPart { continue }
        emit(rule.kind, to: position + rule.open.count)
        frames.append(.string(rule: index, hashes: 0))
        return true
      case .hook(let hook):
        if hook(&self) { return true }
      }
    }
    return false
  }

  private func commentEnd(_ open: [UInt8], _ close: [UInt8], nests: Bool) -> Int {
    var depth = 1
    var index = position + open.count
    while index < end {
      if has(close, at: index) {
        index += close.count
        depth -= 1
        if depth == 0 { return index }
      } else if nests, has(open, at: index) {
        index += open.count
        depth += 1
      } else {
        index += 1
      }
    }
    return end
  }

  /// Brackets, operators and what is left.
  private mutating func scanSign(_ byte: UInt8, _ role: UInt8, _ grammar: Grammar) {
    if case .code(let close, let bracket, let depth) = frames.last {
      if byte == close, depth == 0 {
        emit(.punctuation, to: position + 1)
        frames.removeLast()
        return
      }
      if byte == close || byte == bracket {
        let depth = byte == close ? depth - 1 : depth + 1
        frames[frames.count - 1] = .code(close: close, bracket: bracket, depth: depth)
      }
    }
    if byte == UInt8(ascii: "."), !isAfterValue, self.byte(ahead: 1).isDigit,
      self.byte(ahead: -1) != UInt8(ascii: ".")
    {
      return scanNumber()
    }
    restarts = grammar.restarts.contains(byte)
    isAfterValue =
      byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
    emit(role & Grammar.Role.operator != 0 ? .operator : .plain, to: position + 1)
  }

  /// Digits with what may stand in a number: `0xFF`, `1_000`, `2.5e-3`, `10n`, `1.2.3`.
  mutating func scanNumber() {
    let isHexadecimal = byte() == UInt8(ascii: "0") && byte(ahead: 1).lowercased == 0x78
    var index = position
    while index < end {
      let byte = code[index]
      if byte.isWordPart {
        index += 1
      } else if byte == UInt8(ascii: "."), self.byte(at: index + 1).isDigit {
        index += 2
      } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"), !isHexadecimal,
        code[max(index, 1) - 1].lowercased == UInt8(ascii: "e"), self.byte(at: index + 1).isDigit
      {
        index += 2
      } else {
        break
      }
    }
    isAfterValue = true
    emit(.number, to: max(index, position + 1))
  }
}
