/// Writes a document's nodes as Markdown, for readers and programs that would rather have text.
/// Words are escaped, so that no title of an author becomes a link or a heading.
package struct MarkdownPrinter {
  /// Finished lines.
  private var text: [UInt8] = []
  /// The line that is being written.
  private var line: [UInt8] = []
  /// What stands before each line of the block: the indentation of an item, the marks of a quote.
  private var indent: [UInt8] = []
  /// What stands before its first line instead: the mark of an item.
  private var start: [UInt8]?
  /// Whether an empty line is due before the next one.
  private var isGapDue = false
  /// Numbers of the items of ordered lists around here; nil for other lists.
  var numbers: [Int?] = []
  /// Whether an element that shows its own words has said what it shows.
  private var isFigure = false
  /// Where a reference of the page leads, as its author wrote it.
  private let destination: (Int) -> String?

  private init(_ destination: @escaping (Int) -> String?) {
    self.destination = destination
  }

  /// Nodes as text that ends with a line break: headings and paragraphs with an empty line between
  /// them, list items on lines of their own. O(nodes).
  /// - Parameter destination: what a number of the page's `references` stands for.
  package static func text(
    _ nodes: [Node], destination: @escaping (Int) -> String? = { _ in nil }
  ) -> String {
    var printer = MarkdownPrinter(destination)
    printer.write(nodes)
    printer.endLine()
    return String(decoding: printer.text, as: UTF8.self)
  }

  /// What stands within a line.
  static func line(_ node: Node, destination: @escaping (Int) -> String?) -> String {
    var printer = MarkdownPrinter(destination)
    printer.write(node)
    printer.endLine()
    while printer.text.last == 0x0A { printer.text.removeLast() }
    let words = printer.text.map { $0 == 0x0A ? 0x20 : $0 }
    return String(decoding: words, as: UTF8.self)
  }

  mutating func write(_ nodes: [Node]) {
    for node in nodes { write(node) }
  }

  private mutating func write(_ node: Node) {
    switch node {
    case .text(let text): Self.append(text, to: &line)
    case .element(let element): write(element)
    case .group(let parts): write(parts)
    case .printed(_, let node): write(node)
    case .prose(let prose): write(prose)
    case .drawing(let drawing): Self.append(drawing.text, to: &line)
    case .slot: break
    }
  }

  private mutating func write(_ prose: Prose) {
    guard !prose.markdown.isEmpty else { return Self.append(prose.text, to: &line) }
    guard prose.span != nil else {
      line.append(contentsOf: prose.markdown.utf8)
      return
    }
    writeBlock { printer in
      for part in prose.markdown.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
        printer.emit(Array(part))
      }
    }
  }

  private mutating func write(_ element: Element) {
    guard !element.isHidden else { return }
    switch element.name.description {
    case "strong", "b": write(element, within: "**")
    case "em", "i": write(element, within: "*")
    case "code": writeCode(element)
    case "a": writeLink(element)
    case "h1": writeHeading(element, "# ")
    case "h2": writeHeading(element, "## ")
    case "h3": writeHeading(element, "### ")
    case "blockquote": write(element, marked: "> ", then: "> ")
    case "li": writeItem(element)
    case "ul": writeList(element, from: nil)
    case "ol": writeList(element, from: 1)
    case "table": write(table: element)
    case "pre": writePre(element)
    case "figure":
      isFigure = true
      writeBlock { $0.write(element.content) }
      isFigure = false
    case "summary" where isFigure: break
    case "figcaption", "summary", "caption", "legend", "dt":
      writeBlock { $0.write(element, within: "**") }
    case "p", "div", "section", "details", "dl", "dd": writeBlock { $0.write(element.content) }
    case "script", "select": break
    case "br": line.append(0x20)
    default: write(element.content)
    }
  }

  private mutating func write(_ element: Element, within sign: StaticString) {
    let before = line.count
    sign.withUTF8Buffer { line.append(contentsOf: $0) }
    let opened = line.count
    write(element.content)
    while line.count > opened, line.last == 0x20 { line.removeLast() }
    // What holds blocks of its own has ended the line.
    guard line.count >= opened else { return }
    if line.count == opened {
      line.removeLast(opened - before)
    } else {
      sign.withUTF8Buffer { line.append(contentsOf: $0) }
    }
  }

  private mutating func writeCode(_ element: Element) {
    line.append(UInt8(ascii: "`"))
    line.append(contentsOf: TextPrinter.text(of: .group(element.content)).utf8)
    line.append(UInt8(ascii: "`"))
  }

  private mutating func writeLink(_ element: Element) {
    guard let address = address(of: element) else { return write(element.content) }
    line.append(UInt8(ascii: "["))
    write(element.content)
    line.append(contentsOf: "](".utf8)
    Self.append(address: address, to: &line)
    line.append(UInt8(ascii: ")"))
  }

  /// Where a link leads; nil for one that is left out or filled in later.
  private func address(of element: Element) -> String? {
    for attribute in element.attributes where attribute.name.description == "href" {
      switch attribute.value {
      case .text(let text): return text
      case .slot(.href(let reference)): return destination(reference)
      default: return nil
      }
    }
    return nil
  }

  private mutating func writeHeading(_ element: Element, _ mark: StaticString) {
    writeBlock { printer in
      mark.withUTF8Buffer { printer.line.append(contentsOf: $0) }
      printer.write(element.content)
    }
  }

  // MARK: Lists and quotes

  private mutating func writeList(_ element: Element, from number: Int?) {
    numbers.append(number)
    writeBlock { $0.write(element.content) }
    numbers.removeLast()
  }

  private mutating func writeItem(_ element: Element) {
    endLine()
    guard let number = numbers.last.flatMap({ $0 }) else {
      return writeInside(element, mark: "- ", then: "  ")
    }
    numbers[numbers.count - 1] = number + 1
    writeInside(element, mark: "\(number). ", then: "   ")
  }

  private mutating func write(_ element: Element, marked mark: String, then rest: String) {
    writeBlock { $0.writeInside(element, mark: mark, then: rest) }
  }

  /// Writes what is in an element with a mark before its first line and as much before the others.
  private mutating func writeInside(_ element: Element, mark: String, then rest: String) {
    let (outer, before) = (indent, start)
    start = (before ?? outer) + mark.utf8
    indent = outer + rest.utf8
    write(element.content)
    endLine()
    (indent, start) = (outer, start == nil ? nil : before)
  }

  // MARK: Lines

  /// A block with an empty line before and behind it.
  mutating func writeBlock(_ write: (inout MarkdownPrinter) -> Void) {
    endLine()
    isGapDue = true
    write(&self)
    endLine()
    isGapDue = true
  }

  private mutating func endLine() {
    let finished = line.drop { $0 == 0x20 }
    line = []
    if !finished.isEmpty { emit(Array(finished)) }
  }

  /// Appends a line of its own.
  mutating func emit(_ line: [UInt8]) {
    if isGapDue, !text.isEmpty {
      text.append(contentsOf: indent)
      while text.last == 0x20 { text.removeLast() }
      text.append(0x0A)
    }
    isGapDue = false
    text.append(contentsOf: start ?? indent)
    start = nil
    text.append(contentsOf: line)
    if line.isEmpty { while text.last == 0x20 { text.removeLast() } }
    text.append(0x0A)
  }

  /// What a part says within a line.
  func words(_ nodes: [Node]) -> [UInt8] {
    var printer = MarkdownPrinter(destination)
    printer.write(nodes)
    printer.endLine()
    while printer.text.last == 0x0A { printer.text.removeLast() }
    return printer.text.map { $0 == 0x0A ? 0x20 : $0 }
  }
}
