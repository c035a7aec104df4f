extension Language {
  /// Markdown as this site's authors write it: front matter, directives and attributes included.
  static let markdown = Language("markdown", aliases: ["md", "commonmark"]) { scanner in
    if scanner.has("---", at: 0), scanner.byte(at: 3) == 0x0A { scanner.scanFrontMatter() }
    while scanner.position < scanner.end { scanner.scanMarkdownLine() }
  }
}

extension Scanner {
  fileprivate mutating func scanFrontMatter() {
    emit(.meta, to: 3)
    emit(.plain, to: 4)
    let close = has("---", at: 4) ? 4 : find("\n---", from: 3) + 1
    scanYAML(to: min(close, end))
    guard position < end else { return }
    emit(.meta, to: lineEnd(from: position))
    emit(.plain, to: min(end, position + 1))
  }

  fileprivate mutating func scanMarkdownLine() {
    scanPrefix()
    let line = lineEnd(from: position)
    switch byte() {
    case UInt8(ascii: "#") where isHeading: emit(.keyword, to: line)
    case UInt8(ascii: "`") where has("```", at: position): scanFence(UInt8(ascii: "`"))
    case UInt8(ascii: "~") where has("~~~", at: position): scanFence(UInt8(ascii: "~"))
    case UInt8(ascii: ":") where has("::", at: position):
      let name = skip(from: position) { $0.isWordPart || $0 == 0x3A || $0 == UInt8(ascii: "-") }
      emit(.meta, to: name)
      scanInline(to: line)
    default: scanInline(to: line)
    }
    emit(.plain, to: min(end, max(line, position) + 1))
  }

  /// Indentation, quote marks and one list mark.
  private mutating func scanPrefix() {
    emit(.plain, to: skip(from: position, while: \.isBlank))
    while byte() == UInt8(ascii: ">") {
      emit(.punctuation, to: position + 1)
      emit(.plain, to: skip(from: position, while: \.isBlank))
    }
    let digits = skip(from: position, while: \.isDigit)
    let mark = byte(at: digits)
    let isNumbered =
      digits > position && digits - position < 10
      && (mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")"))
    let isBullet =
      digits == position
      && (mark == UInt8(ascii: "-") || mark == UInt8(ascii: "*") || mark == UInt8(ascii: "+"))
    guard isNumbered || isBullet, byte(at: digits + 1).isBlank else { return }
    emit(.punctuation, to: digits + 1)
    emit(.plain, to: skip(from: position, while: \.isBlank))
  }

  private var isHeading: Bool {
    let marks = skip(from: position) { $0 == UInt8(ascii: "#") }
    return marks - position <= 6 && byte(at: marks) <= 0x20
  }

  /// From a fence to the one that closes it: the marks as such, the code between as a string.
  private mutating func scanFence(_ mark: UInt8) {
    let marks = skip(from: position) { $0 == mark }
    let length = marks - position
    emit(.meta, to: lineEnd(from: marks))
    var line = min(end, position + 1)
    emit(.plain, to: line)
    while line < end {
      let text = skip(from: line) { $0.isBlank || $0 == UInt8(ascii: ">") }
      let close = skip(from: text) { $0 == mark }
      let isClose = close - text >= length && byte(at: close) <= 0x20
      if isClose {
        emit(.string, to: line)
        emit(.plain, to: text)
        emit(.meta, to: lineEnd(from: close))
        return
      }
      line = min(end, lineEnd(from: line) + 1)
    }
    emit(.string, to: end)
  }

  /// Code, links, directives, attributes and emphasis in one line.
  private mutating func scanInline(to line: Int) {
    var noBrace = position
    while position < line {
      let first = byte()
      switch first {
      case UInt8(ascii: "`"): scanCodeSpan(to: line)
      case UInt8(ascii: "\\"): emit(.plain, to: min(line, position + 2))
      case UInt8(ascii: "<") where has("<!--", at: position):
        emit(.comment, to: min(end, find("-->", from: position) + 3))
      case UInt8(ascii: "]") where byte(ahead: 1) == UInt8(ascii: "("):
        emit(.plain, to: position + 2)
        emit(.string, to: skip(from: position) { $0 != UInt8(ascii: ")") && $0 != 0x0A })
      case UInt8(ascii: "[") where byte(ahead: 1) == UInt8(ascii: "!"):
        emit(.keyword, to: min(line, skip(from: position) { $0 != 0x5D && $0 != 0x0A } + 1))
      case UInt8(ascii: "{") where position >= noBrace:
        let close = skip(from: position) { $0 != UInt8(ascii: "}") && $0 != 0x0A }
        if byte(at: close) == UInt8(ascii: "}") {
          emit(.attribute, to: close + 1)
        } else {
          noBrace = close
          emit(.plain, to: position + 1)
        }
      case UInt8(ascii: ":") where byte(ahead: 1).isLetter && !byte(ahead: -1).isWordPart:
        let name = skip(from: position + 1) { $0.isWordPart || $0 == UInt8(ascii: "-") }
        emit(byte(at: name) == UInt8(ascii: "[") ? .meta : .plain, to: name)
      case UInt8(ascii: "*"):
        emit(.operator, to: skip(from: position) { $0 == UInt8(ascii: "*") })
      default: emit(.plain, to: position + 1)
      }
    }
  }

  /// Code between runs of backquotes of one length; a run without its partner is text. For each
  /// length the line is searched in vain only once, so with few lengths the search stays linear.
  private mutating func scanCodeSpan(to line: Int) {
    let marks = skip(from: position) { $0 == UInt8(ascii: "`") }
    let length = marks - position
    guard length <= 8 else { return emit(.plain, to: marks) }
    var index = marks
    while index < line {
      let run = skip(from: index) { $0 == UInt8(ascii: "`") }
      if run - index == length { return emit(.string, to: run) }
      index = max(run, index + 1)
    }
    emit(.plain, to: marks)
  }
}
