package import Diagnostics

/// A part of a page as a value: what a block says, before any printer writes it as HTML, as plain
/// text or as Markdown. What is in it is escaped, closed and in its place by construction.
package enum Node: Sendable {
  /// Words; every printer escapes them in its own way.
  case text(String)
  case element(Element)
  /// Parts one after the other.
  case group([Node])
  /// A part that was written as HTML already, since other pages draw it too, and what it was.
  indirect case printed(Fragment, of: Node)
  case prose(Prose)
  case drawing(Drawing)
  /// What one page alone cannot know: pieces of other pages.
  case slot(Hole.Content)

  /// Nothing at all.
  package static let none = Node.group([])

  package var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .element, .slot: false
    case .group(let parts): parts.allSatisfy(\.isEmpty)
    case .printed(let html, _): html.isEmpty
    case .prose(let prose): prose.html.isEmpty
    case .drawing(let drawing): drawing.html.isEmpty
    }
  }
}

/// An element with what is in it. Its name is one of HTML's; other printers know what it stands
/// for.
package struct Element: Sendable {
  /// Where lines of HTML break, which nobody sees but whoever reads the source.
  package enum Layout: Sendable {
    /// Nowhere: `<b>a</b>`.
    case inline
    /// Behind its end: a paragraph, a row.
    case line
    /// Behind its start and behind its end: a list.
    case block
    /// Behind its start: the table in its box.
    case open
    /// Nowhere, and it has no end: `<input>`.
    case void
  }

  package let name: StaticString
  package let layout: Layout
  package let attributes: [Attribute]
  package let content: [Node]
}

/// An author's Markdown, rendered while it was read.
package struct Prose: Sendable {
  package let html: Fragment
  /// The same without markup; empty where it is too long for a label.
  package let text: String
  /// Where the Markdown stands; nil for a label.
  package let span: SourceSpan?
  /// The Markdown itself with what blocks say in place of directives; empty where the page has no
  /// copy, or nobody kept it.
  package let markdown: String

  package init(
    _ html: Fragment, text: String = "", at span: SourceSpan? = nil, markdown: String = ""
  ) {
    self.html = html
    self.text = text
    self.span = span
    self.markdown = markdown
  }
}

/// Markup of an engine of its own: a picture in SVG, coloured code.
package struct Drawing: Sendable {
  package let html: [UInt8]
  /// What it says to whom it is not shown.
  package let text: String

  package init(_ html: [UInt8], text: String) {
    self.html = html
    self.text = text
  }
}

extension Node {
  /// `<b>a</b>`
  package static func inline(
    _ name: StaticString, _ attributes: [Attribute] = [], _ content: [Node] = []
  ) -> Node {
    .element(Element(name: name, layout: .inline, attributes: attributes, content: content))
  }

  package static func inline(
    _ name: StaticString, _ attributes: [Attribute] = [], _ text: String
  ) -> Node {
    inline(name, attributes, [.text(text)])
  }

  /// `<p>a</p>` and the end of the line.
  package static func line(
    _ name: StaticString, _ attributes: [Attribute] = [], _ content: [Node]
  ) -> Node {
    .element(Element(name: name, layout: .line, attributes: attributes, content: content))
  }

  package static func line(
    _ name: StaticString, _ attributes: [Attribute] = [], _ text: String
  ) -> Node {
    line(name, attributes, [.text(text)])
  }

  /// `<ul>`, its content on lines of their own, `</ul>`.
  package static func block(
    _ name: StaticString, _ attributes: [Attribute] = [], _ content: [Node]
  ) -> Node {
    .element(Element(name: name, layout: .block, attributes: attributes, content: content))
  }

  /// The same inside of an element that ends on the same line.
  package static func open(
    _ name: StaticString, _ attributes: [Attribute] = [], _ content: [Node]
  ) -> Node {
    .element(Element(name: name, layout: .open, attributes: attributes, content: content))
  }

  /// `<input …>`
  package static func void(_ name: StaticString, _ attributes: [Attribute]) -> Node {
    .element(Element(name: name, layout: .void, attributes: attributes, content: []))
  }

  /// A visible message in place of a block that cannot be shown.
  package static func broken(_ message: String) -> Node {
    .line("div", [.class("broken"), .role("note")], message)
  }

  /// A visible message in place of something within a line.
  package static func brokenInline(_ message: String) -> Node {
    .inline("span", [.class("broken"), .role("note")], message)
  }
}
