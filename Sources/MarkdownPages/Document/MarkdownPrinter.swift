/// Writes a document's nodes as Markdown, for readers and programs that would rather have text.
/// Words are escaped, so that no title of an author becomes a link or a heading.
package struct MarkdownPrinter {
  /// Finished lines.
  private var lines: [String] = []
  /// The line that is being written.
  private var line = ""

  /// Nodes as text that ends with a line break: headings and paragraphs with an empty line between
  /// them, list items on lines of their own. O(nodes).
  package static func text(_ nodes: [Node]) -> String {
    var printer = MarkdownPrinter()
    printer.write(nodes)
    printer.endLine()
    while printer.lines.last?.isEmpty == true { printer.lines.removeLast() }
    return printer.lines.joined(separator: "\n") + "\n"
  }

  private mutating func write(_ nodes: [Node]) {
    for node in nodes { write(node) }
  }

  private mutating func write(_ node: Node) {
    switch node {
    case .text(let text): line += Self.escaped(text)
    case .element(let element): write(element)
    case .group(let parts): write(parts)
    case .prose(let prose): line += Self.escaped(prose.text)
    case .drawing(let drawing): line += Self.escaped(drawing.text)
    case .slot: break
    }
  }

  private mutating func write(_ element: Element) {
    guard !element.isHidden else { return }
    switch element.name.description {
    case "strong", "b": write(element, within: "**")
    case "em", "i": write(element, within: "*")
    case "code": line += "`" + TextPrinter.text(of: .group(element.content)) + "`"
    case "a": writeLink(element)
    case "h1": writeBlock(element, start: "# ")
    case "h2": writeBlock(element, start: "## ")
    case "h3": writeBlock(element, start: "### ")
    case "blockquote": writeBlock(element, start: "> ")
    case "li": writeItem(element)
    case "p", "ul", "ol", "div", "section": writeBlock(element, start: "")
    default: write(element.content)
    }
  }

  private mutating func write(_ element: Element, within sign: String) {
    line += sign
    write(element.content)
    line += sign
  }

  private mutating func writeLink(_ element: Element) {
    guard let address = element.text(of: "href") else { return write(element.content) }
    line += "["
    write(element.content)
    line += "](" + Self.address(address) + ")"
  }

  private mutating func writeItem(_ element: Element) {
    endLine()
    let start = "- "
    line = start
    write(element.content)
    if line == start { line = "" }
    endLine()
  }

  /// A block with an empty line before and behind it.
  private mutating func writeBlock(_ element: Element, start: String) {
    endLine()
    if lines.last?.isEmpty == false { lines.append("") }
    line = start
    write(element.content)
    endLine()
    if lines.last?.isEmpty == false { lines.append("") }
  }

  private mutating func endLine() {
    if !line.isEmpty { lines.append(line) }
    line = ""
  }

  /// Text in which no character means anything to Markdown, in one line with single spaces.
  /// O(bytes).
  package static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if byte <= 0x20 {
        if bytes.last != 0x20 { bytes.append(0x20) }
        continue
      }
      if "\\`*_[]<>".utf8.contains(byte) { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An address for the round brackets of a link.
  private static func address(_ text: String) -> String {
    let hex = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte <= 0x20 || "()<>\\".utf8.contains(byte) {
        bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Element {
  /// The value of an attribute that is text; nil when there is none.
  fileprivate func text(of name: String) -> String? {
    for attribute in attributes where attribute.name.description == name {
      if case .text(let text) = attribute.value { return text }
    }
    return nil
  }
}
