extension Language {
  /// Keys, comments, quoted strings, block texts, anchors, tags, numbers and constants. Plain text
  /// stays plain: in YAML most of it is prose.
  static let yaml = Language("yaml", aliases: ["yml"]) { $0.scanYAML(to: $0.end) }
}

extension Scanner {
  /// The state that the lines above leave.
  private struct YAMLState {
    /// How many `{` and `[` are open.
    var depth = 0
    /// The column at which the line's first node stands: the text of a block must stand deeper.
    var indent = 0
    /// A block text begins at the next line.
    var isBlockNext = false
  }

  /// Reads YAML up to a place at the end of a line.
  mutating func scanYAML(to end: Int) {
    var state = YAMLState()
    while position < end {
      let line = position
      if state.isBlockNext { scanBlockText(deeperThan: state.indent, to: end) }
      state.isBlockNext = false
      guard position < end else { return }
      if position == line || byte(ahead: -1) == 0x0A, state.depth == 0 {
        scanLineStart(&state)
      }
      scanNodes(&state, to: end)
      emit(.plain, to: min(end, position + 1))
    }
  }

  /// Lines that are blank or indented deeper than their key.
  private mutating func scanBlockText(deeperThan indent: Int, to end: Int) {
    var index = position
    while index < end {
      let text = skip(from: index) { $0 == 0x20 }
      let isBlank = byte(at: text) == 0x0A || byte(at: text) == 0x0D
      guard text < end, isBlank || text - index > indent else { break }
      index = min(end, lineEnd(from: text) + 1)
    }
    emit(.string, to: index)
  }

  /// Indentation, document marks, list dashes; ends where the line's first node begins.
  private mutating func scanLineStart(_ state: inout YAMLState) {
    let line = position
    if has("---", at: line) || has("...", at: line), byte(at: line + 3) <= 0x20 {
      emit(.meta, to: line + 3)
    } else if byte() == UInt8(ascii: "%") {
      emit(.meta, to: lineEnd(from: line))
    }
    emit(.plain, to: skip(from: position, while: \.isBlank))
    state.indent = position - line
    while byte() == UInt8(ascii: "-") || byte() == UInt8(ascii: "?"), byte(ahead: 1) <= 0x20 {
      state.indent = position - line
      emit(.punctuation, to: position + 1)
      let next = skip(from: position, while: \.isBlank)
      let startsNode = next < end && code[next] != 0x0A && !isBlockMark(at: next)
      emit(.plain, to: next)
      if startsNode { state.indent = position - line }
    }
  }

  private func isBlockMark(at index: Int) -> Bool {
    byte(at: index) == UInt8(ascii: "|") || byte(at: index) == UInt8(ascii: ">")
  }

  /// What stands in a line behind its dashes.
  private mutating func scanNodes(_ state: inout YAMLState, to end: Int) {
    while position < end, code[position] != 0x0A {
      switch code[position] {
      case 0x20, 0x09, 0x0D: emit(.plain, to: position + 1)
      case UInt8(ascii: "#") where byte(ahead: -1) <= 0x20:
        emit(.comment, to: lineEnd(from: position))
      case UInt8(ascii: "\""), UInt8(ascii: "'"): scanQuoted(to: end)
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        state.depth += 1
        emit(.plain, to: position + 1)
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        state.depth = max(0, state.depth - 1)
        emit(.plain, to: position + 1)
      case UInt8(ascii: ","), UInt8(ascii: ":"): emit(.plain, to: position + 1)
      case UInt8(ascii: "&"), UInt8(ascii: "*"): emit(.variable, to: wordEnd(state))
      case UInt8(ascii: "!"): emit(.type, to: wordEnd(state))
      case UInt8(ascii: "|") where state.depth == 0 && isBlockHeader,
        UInt8(ascii: ">") where state.depth == 0 && isBlockHeader:
        emit(.operator, to: skip(from: position) { $0 > 0x20 })
        state.isBlockNext = true
      default: scanPlain(state, to: end)
      }
    }
  }

  /// `|` or `>` with indentation and chomping marks, and no text behind them.
  private var isBlockHeader: Bool {
    let marks = skip(from: position + 1) {
      $0.isDigit || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
    }
    let next = byte(at: skip(from: marks, while: \.isBlank))
    return marks == end || next == 0 || next == 0x0A || next == 0x0D || next == UInt8(ascii: "#")
  }

  private func wordEnd(_ state: YAMLState) -> Int {
    skip(from: position + 1) { byte in
      byte > 0x20
        && (state.depth == 0 || !(byte == 0x2C || byte == UInt8(ascii: "]") || byte == 0x7D))
    }
  }

  /// A quoted string over as many lines as it takes; a name when a colon follows.
  private mutating func scanQuoted(to end: Int) {
    let quote = code[position]
    var index = position + 1
    while index < end {
      if code[index] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        index += 2
      } else if code[index] == quote {
        guard quote == UInt8(ascii: "'"), byte(at: index + 1) == quote else { break }
        index += 2
      } else {
        index += 1
      }
    }
    index = min(end, index + 1)
    let isName = byte(at: skip(from: index, while: \.isBlank)) == UInt8(ascii: ":")
    emit(isName ? .property : .string, to: index)
  }

  /// A plain scalar: a name, a number, a constant, or text.
  private mutating func scanPlain(_ state: YAMLState, to end: Int) {
    let start = position
    var index = start
    var textEnd = start
    var isName = false
    while index < end, code[index] != 0x0A {
      let byte = code[index]
      if byte == UInt8(ascii: ":"), index + 1 == end || self.byte(at: index + 1) <= 0x20 {
        isName = true
        break
      }
      if byte == UInt8(ascii: "#"), self.byte(at: index - 1).isBlank { break }
      if state.depth > 0,
        byte == 0x2C || byte == 0x5B || byte == 0x5D || byte == 0x7B
          || byte == 0x7D
      {
        break
      }
      index += 1
      if byte > 0x20 { textEnd = index }
    }
    emit(isName ? .property : kindOfScalar(position..<textEnd), to: textEnd)
    // A mark that begins no text here must not hold the scanner in place.
    emit(.plain, to: index == start ? index + 1 : index)
  }

  private func kindOfScalar(_ range: Range<Int>) -> TokenClass {
    let constants: [StaticString] = ["true", "false", "null", "yes", "no", "on", "off", "~"]
    let isConstant = constants.contains {
      $0.utf8CodeUnitCount == range.count && has($0, at: range.lowerBound)
    }
    if isConstant { return .constant }
    var index = range.lowerBound
    if byte(at: index) == UInt8(ascii: "-") || byte(at: index) == UInt8(ascii: "+") { index += 1 }
    guard byte(at: index).isDigit else { return .plain }
    let isNumber = (index..<range.upperBound).allSatisfy { index in
      code[index].isDigit || code[index] == UInt8(ascii: ".") || code[index] == UInt8(ascii: "_")
        || code[index].lowercased == UInt8(ascii: "e")
    }
    return isNumber ? .number : .plain
  }
}
