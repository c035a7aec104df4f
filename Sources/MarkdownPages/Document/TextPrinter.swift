/// Writes a document's nodes as plain text in one line: labels, data for scripts, summaries.
package struct TextPrinter {
  private var text = ""

  /// The text of a node: without what is hidden, with spaces in place of line breaks and of spaces
  /// that do not break.
  package static func text(of node: Node) -> String {
    var printer = TextPrinter()
    printer.write(node)
    return String(printer.text.map { $0 == "\u{A0}" || $0 == "\n" ? " " : $0 })
  }

  /// The text of a node as it is, line by line: code.
  static func code(of node: Node) -> String {
    var printer = TextPrinter()
    printer.write(node)
    return printer.text
  }

  private mutating func write(_ node: Node) {
    switch node {
    case .text(let words): text += words
    case .element(let element):
      guard !element.isHidden else { return }
      for node in element.content { write(node) }
    case .group(let parts): for node in parts { write(node) }
    case .printed(_, let node): write(node)
    case .prose(let prose): text += prose.text
    case .drawing(let drawing): text += drawing.text
    case .slot: break
    }
  }
}

extension Element {
  /// Whether readers who are shown nothing else do not see it: a tooltip, data for a script.
  var isHidden: Bool {
    attributes.contains { attribute in
      if case .flag = attribute.value { attribute.name.description == "hidden" } else { false }
    }
  }
}
