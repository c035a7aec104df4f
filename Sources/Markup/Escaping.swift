/// Appends text to a page as bytes. Strings that hold text never enter markup except through here.
extension [UInt8] {
  /// Appends a literal as it is. The fastest way to write markup.
  package mutating func append(literal: StaticString) {
    literal.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends a string as it is: markup that is already made, or text known to hold nothing special.
  package mutating func append(raw text: String) {
    var text = text
    text.withUTF8 { append(contentsOf: $0) }
  }

  /// Appends text so that HTML, SVG and XML show it, inside an element or a quoted attribute:
  /// `& < > "` become entities. Single quotes stay; attributes are written in double quotes.
  package mutating func append(escaped text: String) {
    var text = text
    text.withUTF8 { append(escaping: $0) }
  }

  /// The same for bytes of UTF-8 text. Copies runs between escapes; O(bytes).
  package mutating func append(escaped text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { append(escaping: $0) }
  }

  /// The same for a buffer of UTF-8 text.
  package mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
    append(escaping: text, quotes: false)
  }

  /// Appends text for a template whose author may have put it between quotes of either kind:
  /// single ones become entities too.
  package mutating func append(escapedForTemplate text: String) {
    var text = text
    text.withUTF8 { append(escaping: $0, quotes: true) }
  }

  /// The same for bytes of UTF-8 text.
  package mutating func append(escapedForTemplate text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { append(escaping: $0, quotes: true) }
  }

  /// - Parameter quotes: whether single quotes are escaped.
  private mutating func append(escaping text: UnsafeBufferPointer<UInt8>, quotes: Bool) {
    var start = 0
    for index in 0..<text.count {
      let entity: StaticString
      switch text[index] {
      case UInt8(ascii: "&"): entity = "&amp;"
      case UInt8(ascii: "<"): entity = "&lt;"
      case UInt8(ascii: ">"): entity = "&gt;"
      case UInt8(ascii: "\""): entity = "&quot;"
      case UInt8(ascii: "'") where quotes: entity = "&#39;"
      default: continue
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      append(literal: entity)
      start = index + 1
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// Appends ` name="value"` with the value escaped.
  package mutating func append(attribute name: StaticString, _ value: String) {
    append(UInt8(ascii: " "))
    append(literal: name)
    append(literal: "=\"")
    append(escaped: value)
    append(UInt8(ascii: "\""))
  }

  /// Appends a number in decimal.
  package mutating func append(decimal number: Int) {
    append(raw: String(number))
  }
}
