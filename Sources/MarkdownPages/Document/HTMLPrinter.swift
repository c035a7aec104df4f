import Markup

/// Writes a document's nodes as HTML: the one place where elements are opened and closed and text
/// is escaped.
package struct HTMLPrinter {
  package private(set) var html = Fragment()

  package init() {}

  package mutating func write(_ nodes: [Node]) {
    for node in nodes { write(node) }
  }

  package mutating func write(_ node: Node) {
    switch node {
    case .text(let text): html.bytes.append(escaped: text)
    case .element(let element): write(element)
    case .group(let parts): write(parts)
    case .printed(let fragment, _): html.append(fragment)
    case .prose(let prose): html.append(prose.html)
    case .drawing(let drawing): html.bytes.append(contentsOf: drawing.html)
    case .slot(let content): html.append(hole: content)
    }
  }

  private mutating func write(_ element: Element) {
    note(element.name)
    html.bytes.append(UInt8(ascii: "<"))
    html.bytes.append(literal: element.name)
    for attribute in element.attributes { write(attribute) }
    html.bytes.append(UInt8(ascii: ">"))
    let layout = element.layout
    if layout == .void { return }
    if layout == .block || layout == .open { html.bytes.append(UInt8(ascii: "\n")) }
    write(element.content)
    html.bytes.append(literal: "</")
    html.bytes.append(literal: element.name)
    html.bytes.append(UInt8(ascii: ">"))
    if layout == .block || layout == .line { html.bytes.append(UInt8(ascii: "\n")) }
  }

  private mutating func note(_ name: StaticString) {
    guard name.utf8CodeUnitCount > 2, name.withUTF8Buffer({ $0[1] }) == UInt8(ascii: "-") else {
      return
    }
    html.note(element: String(name.description.dropFirst(2)))
  }

  private mutating func write(_ attribute: Attribute) {
    switch attribute.value {
    case .absent: break
    case .flag:
      html.bytes.append(UInt8(ascii: " "))
      html.bytes.append(literal: attribute.name)
    case .text(let text): html.bytes.append(attribute: attribute.name, text)
    case .slot(let content):
      html.bytes.append(UInt8(ascii: " "))
      html.bytes.append(literal: attribute.name)
      html.bytes.append(literal: "=\"")
      html.append(hole: content)
      html.bytes.append(UInt8(ascii: "\""))
    case .wholeSlot(let content): html.append(hole: content)
    }
  }
}

extension Fragment {
  /// A node's HTML.
  package init(_ node: Node) {
    var printer = HTMLPrinter()
    printer.write(node)
    self = printer.html
  }
}
