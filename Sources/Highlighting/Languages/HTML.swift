extension Language {
  /// HTML, XML and SVG, with scripts and styles read as what they are.
  static let html = Language("html", aliases: ["xml", "svg", "htm", "xhtml", "vue"]) { scanner in
    while scanner.position < scanner.end { scanner.scanMarkup() }
  }

  private static let script = Grammar.javascript()

  /// Reads the content of an element that holds another language.
  fileprivate static func scanContent(
    of element: Scanner.Element, _ scanner: inout Scanner
  ) {
    switch element {
    case .script: scanner.embed(script, to: scanner.find("</script", from: scanner.position))
    case .style: scanner.scanCSS(to: scanner.find("</style", from: scanner.position))
    case .other: break
    }
  }
}

extension Scanner {
  /// Elements by what they hold.
  fileprivate enum Element {
    case script, style, other
  }

  /// Text up to a tag, or one tag, comment or declaration.
  fileprivate mutating func scanMarkup() {
    switch byte() {
    case UInt8(ascii: "<"): scanAngle()
    case UInt8(ascii: "&"): scanEntity()
    default:
      emit(
        .plain,
        to: skip(from: position + 1) { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "&") })
    }
  }

  private mutating func scanAngle() {
    if has("<!--", at: position) {
      emit(.comment, to: min(end, find("-->", from: position + 4) + 3))
    } else if has("<![cdata[", at: position) {
      emit(.string, to: min(end, find("]]>", from: position + 9) + 3))
    } else if byte(ahead: 1) == UInt8(ascii: "!") || byte(ahead: 1) == UInt8(ascii: "?") {
      emit(.meta, to: min(end, find(">", from: position) + 1))
    } else if byte(ahead: 1).isLetter || byte(ahead: 1) == UInt8(ascii: "/") {
      scanTag()
    } else {
      emit(.plain, to: position + 1)
    }
  }

  private mutating func scanEntity() {
    let name = skip(from: position + 1) { $0.isWordPart || $0 == UInt8(ascii: "#") }
    let isEntity = byte(at: name) == UInt8(ascii: ";") && name > position + 1
    emit(isEntity ? .constant : .plain, to: isEntity ? name + 1 : name)
  }

  private mutating func scanTag() {
    let isClosing = byte(ahead: 1) == UInt8(ascii: "/")
    emit(.punctuation, to: position + (isClosing ? 2 : 1))
    var element = Element.other
    if !isClosing, has("script", at: position), !byte(ahead: 6).isMarkupName { element = .script }
    if !isClosing, has("style", at: position), !byte(ahead: 5).isMarkupName { element = .style }
    emit(.tag, to: skip(from: position) { $0.isMarkupName })
    while position < end {
      let first = byte()
      if first == UInt8(ascii: ">") {
        emit(.punctuation, to: position + 1)
        return Language.scanContent(of: element, &self)
      }
      // A tag that was never closed ends where the next begins.
      if first == UInt8(ascii: "<") { return }
      scanAttribute(first)
    }
  }

  private mutating func scanAttribute(_ first: UInt8) {
    switch first {
    case UInt8(ascii: "/"): emit(.punctuation, to: position + 1)
    case UInt8(ascii: "="):
      emit(.operator, to: position + 1)
      emit(.plain, to: skip(from: position) { $0 <= 0x20 })
      let value = byte()
      if value == UInt8(ascii: "\"") || value == UInt8(ascii: "'") { return scanValue(value) }
      emit(.string, to: skip(from: position) { $0 > 0x20 && $0 != UInt8(ascii: ">") })
    case UInt8(ascii: "\""), UInt8(ascii: "'"): scanValue(first)
    case 0...0x20: emit(.plain, to: skip(from: position) { $0 <= 0x20 })
    default:
      emit(
        .attribute,
        to: skip(from: position + 1) {
          $0 > 0x20 && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">")
            && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "<")
        })
    }
  }

  private mutating func scanValue(_ quote: UInt8) {
    emit(.string, to: min(end, skip(from: position + 1) { $0 != quote } + 1))
  }
}

extension UInt8 {
  fileprivate var isMarkupName: Bool {
    isWordPart || self == UInt8(ascii: "-") || self == UInt8(ascii: ":")
      || self == UInt8(ascii: ".")
  }
}
