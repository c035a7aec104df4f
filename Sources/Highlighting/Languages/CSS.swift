extension Language {
  static let css = Language("css") { $0.scanCSS(to: $0.end) }
  /// Style sheets that also know comments to the end of the line.
  static let scss = Language("scss", aliases: ["sass", "less"]) {
    $0.hasLineComments = true
    $0.scanCSS(to: $0.end)
  }
}

extension Scanner {
  /// Reads a style sheet up to a place. What stands before `{` is a selector, before `;` or `}` a
  /// declaration: each statement is looked through once to know which, then read.
  mutating func scanCSS(to end: Int) {
    while position < end {
      let next = byte()
      if next <= 0x20 {
        emit(.plain, to: skip(from: position) { $0 <= 0x20 })
      } else if beginsCSSComment(at: position) {
        scanCSSComment(to: end)
      } else if next == UInt8(ascii: "{") || next == UInt8(ascii: "}")
        || next == UInt8(ascii: ";")
      {
        emit(.plain, to: position + 1)
      } else {
        let statement = statementEnd(to: end)
        if next == UInt8(ascii: "@") {
          emit(.keyword, to: skip(from: position + 1) { $0.isCSSName })
          scanCSSValue(to: statement)
        } else if byte(at: statement) == UInt8(ascii: "{") {
          scanSelector(to: statement)
        } else {
          scanDeclaration(to: statement)
        }
      }
    }
  }

  private func statementEnd(to end: Int) -> Int {
    var index = position
    while index < end {
      switch code[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";"): return index
      case UInt8(ascii: "\""), UInt8(ascii: "'"): index = quotedEnd(from: index, to: end)
      case UInt8(ascii: "/") where beginsCSSComment(at: index):
        index = commentEnd(from: index, to: end)
      default: index += 1
      }
    }
    return min(index, end)
  }

  /// Behind the closing quote, or at the end of the line.
  private func quotedEnd(from start: Int, to end: Int) -> Int {
    var index = start + 1
    while index < end, code[index] != code[start], code[index] != 0x0A {
      index += code[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return index < end && code[index] == code[start] ? index + 1 : min(index, end)
  }

  private func beginsCSSComment(at index: Int) -> Bool {
    guard byte(at: index) == UInt8(ascii: "/") else { return false }
    let next = byte(at: index + 1)
    return next == UInt8(ascii: "*") || hasLineComments && next == UInt8(ascii: "/")
  }

  private func commentEnd(from start: Int, to end: Int) -> Int {
    if byte(at: start + 1) == UInt8(ascii: "/") {
      return min(end, skip(from: start) { $0 != 0x0A })
    }
    var index = start + 2
    while index < end {
      if code[index] == UInt8(ascii: "*"), byte(at: index + 1) == UInt8(ascii: "/") {
        return min(end, index + 2)
      }
      index += 1
    }
    return end
  }

  private mutating func scanCSSComment(to end: Int) {
    emit(.comment, to: commentEnd(from: position, to: end))
  }

  /// `nav > .open:hover [href^="x"]`
  private mutating func scanSelector(to end: Int) {
    var isInBrackets = false
    while position < end {
      let first = byte()
      let name = skip(from: position + 1) { $0.isCSSName }
      switch first {
      case UInt8(ascii: "/") where beginsCSSComment(at: position): scanCSSComment(to: end)
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        emit(.string, to: quotedEnd(from: position, to: end))
      case UInt8(ascii: "."): emit(.type, to: min(name, end))
      case UInt8(ascii: "#"): emit(.constant, to: min(name, end))
      case UInt8(ascii: ":"):
        let colons = skip(from: position) { $0 == UInt8(ascii: ":") }
        emit(.keyword, to: min(end, skip(from: colons) { $0.isCSSName }))
      case UInt8(ascii: "["), UInt8(ascii: "]"):
        isInBrackets = first == UInt8(ascii: "[")
        emit(.plain, to: position + 1)
      case _ where first.isCSSName: emit(isInBrackets ? .attribute : .tag, to: min(name, end))
      case UInt8(ascii: ">"), UInt8(ascii: "+"), UInt8(ascii: "~"), UInt8(ascii: "*"),
        UInt8(ascii: "&"), UInt8(ascii: "="), UInt8(ascii: "^"), UInt8(ascii: "$"),
        UInt8(ascii: "|"):
        emit(.operator, to: position + 1)
      default: emit(.plain, to: position + 1)
      }
    }
  }

  /// `margin: 0 auto`
  private mutating func scanDeclaration(to end: Int) {
    let name = min(end, skip(from: position) { $0.isCSSName })
    let colon = skip(from: name) { $0 <= 0x20 }
    if name > position, byte(at: colon) == UInt8(ascii: ":"), colon < end {
      emit(has("--", at: position) ? .variable : .property, to: name)
      emit(.plain, to: colon + 1)
    }
    scanCSSValue(to: end)
  }

  private mutating func scanCSSValue(to end: Int) {
    while position < end {
      let first = byte()
      switch first {
      case UInt8(ascii: "/") where beginsCSSComment(at: position): scanCSSComment(to: end)
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        emit(.string, to: quotedEnd(from: position, to: end))
      case UInt8(ascii: "#"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        emit(.number, to: numberEnd(to: end))
      case UInt8(ascii: ".") where byte(ahead: 1).isDigit,
        UInt8(ascii: "-") where byte(ahead: 1).isDigit || byte(ahead: 1) == UInt8(ascii: "."):
        emit(.number, to: numberEnd(to: end))
      case UInt8(ascii: "!"):
        emit(.keyword, to: min(end, skip(from: position + 1) { $0.isCSSName }))
      case _ where first.isCSSName: scanCSSWord(to: end)
      case UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: ">"),
        UInt8(ascii: "<"), UInt8(ascii: "="):
        emit(.operator, to: position + 1)
      default: emit(.plain, to: position + 1)
      }
    }
  }

  private func numberEnd(to end: Int) -> Int {
    min(
      end,
      skip(from: position + 1) {
        $0.isWordPart || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "%")
      })
  }

  private mutating func scanCSSWord(to end: Int) {
    let word = min(end, skip(from: position) { $0.isCSSName })
    if has("--", at: position) {
      emit(.variable, to: word)
    } else {
      emit(byte(at: word) == UInt8(ascii: "(") ? .function : .plain, to: word)
    }
  }
}

extension UInt8 {
  /// May stand in a name of CSS.
  fileprivate var isCSSName: Bool { isWordPart || self == UInt8(ascii: "-") }
}
