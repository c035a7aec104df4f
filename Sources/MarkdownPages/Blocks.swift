package import Diagnostics

/// `{#id .class key=value flag}`: what stands in braces behind a directive, a heading or an info
/// string, in the author's order.
package struct Attributes: Sendable {
  /// One attribute. A flag has an empty value and `isFlag`.
  package struct Item: Sendable {
    package let name: String
    package let value: String
    package let isFlag: Bool
    package let span: SourceSpan

    package init(name: String, value: String, isFlag: Bool, span: SourceSpan) {
      self.name = name
      self.value = value
      self.isFlag = isFlag
      self.span = span
    }
  }

  package var id: String?
  package var classes: [String] = []
  package var items: [Item] = []

  package init() {}

  /// The value of an attribute; the empty string for a flag, nil when it is not there.
  package subscript(name: String) -> String? {
    items.first { $0.name == name }?.value
  }
}

/// A fenced code block, before anybody knows what it means.
package struct Fence: Sendable {
  /// The info string's first word, as written: `python`, `diagram`, or empty.
  package let language: String
  package let languageSpan: SourceSpan
  package let attributes: Attributes
  /// The lines between the fences, without the container's prefix, with their way back.
  package let body: SourceText
  /// From the opening fence to the closing one.
  package let span: SourceSpan

  package init(
    language: String, languageSpan: SourceSpan, attributes: Attributes, body: SourceText,
    span: SourceSpan
  ) {
    self.language = language
    self.languageSpan = languageSpan
    self.attributes = attributes
    self.body = body
    self.span = span
  }
}

/// A directive: `:name[label]{…}` in a line, `::name[label]{…}` on its own, `:::name … :::`
/// around blocks.
package struct Directive: Sendable {
  /// Where it may stand.
  package enum Form: Sendable { case inline, leaf, container }

  package let form: Form
  package let name: String
  package let nameSpan: SourceSpan
  /// The label rendered as inline Markdown, and its plain text; empty when there is none.
  package let label: Fragment
  package let labelText: String
  package let attributes: Attributes
  /// The blocks inside, outermost level only; empty for the other forms.
  package let children: [Child]
  /// The Markdown of a container, for blocks that look at what the author wrote.
  package let body: SourceText
  package let span: SourceSpan

  package init(
    form: Form, name: String, nameSpan: SourceSpan, label: Fragment, labelText: String,
    attributes: Attributes, children: [Child], body: SourceText, span: SourceSpan
  ) {
    self.form = form
    self.name = name
    self.nameSpan = nameSpan
    self.label = label
    self.labelText = labelText
    self.attributes = attributes
    self.children = children
    self.body = body
    self.span = span
  }

  /// The label as a part of a document.
  package var labelNode: Node { .prose(Prose(label, text: labelText)) }

  /// All children, one after the other.
  package var content: Node { .group(children.map(\.node)) }
}

/// A block inside a container directive: its HTML, and its structure where a container may want it.
package struct Child: Sendable {
  /// The kind of block.
  package enum Kind: Sendable {
    case paragraph, heading(level: Int, text: String), fence(language: String)
    case list(ordered: Bool, items: [ListItem])
    case table(Table)
    /// A directive in this container, with its label: a `tab` in `tabs`.
    case directive(name: String, label: Fragment, labelText: String, attributes: Attributes)
    case other
  }

  package let kind: Kind
  package let html: Fragment
  package let span: SourceSpan

  package init(kind: Kind, html: Fragment, span: SourceSpan) {
    self.kind = kind
    self.html = html
    self.span = span
  }

  /// The block as a part of a document.
  package var node: Node { .prose(Prose(html, at: span)) }
}

/// An item of a list, for containers that draw their lists themselves.
package struct ListItem: Sendable {
  /// The item's text, or its first paragraph.
  package let head: Prose
  /// The blocks behind it; empty for most items.
  package let rest: Prose
  /// Whether its box is ticked; nil when it has none.
  package let isTicked: Bool?
}

/// A GFM table as cells, for containers that draw it themselves.
package struct Table: Sendable {
  /// How a column is aligned.
  package enum Alignment: Sendable { case none, left, center, right }

  /// One cell: inline HTML and plain text.
  package struct Cell: Sendable {
    package let html: Fragment
    package let text: String
    package let span: SourceSpan

    package init(html: Fragment, text: String, span: SourceSpan) {
      self.html = html
      self.text = text
      self.span = span
    }

    /// The cell's content as a part of a document.
    package var node: Node { .prose(Prose(html, text: text)) }
  }

  package let alignments: [Alignment]
  package let header: [Cell]
  package let rows: [[Cell]]

  package init(alignments: [Alignment], header: [Cell], rows: [[Cell]]) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }
}

/// Gives meaning to fences and directives. MarkdownPages finds and places them, and knows none.
package protocol BlockLibrary: Sendable {
  /// Names of all directives of a form, for suggestions.
  func directiveNames(_ form: Directive.Form) -> [String]

  /// Fences that define something the rest of the page may use before and behind them.
  var definingFences: [String] { get }

  /// Called for every defining fence, in order, before anything of the page is rendered.
  func define(_ fence: Fence, _ page: inout PageBuilder)

  /// Called once when the whole page is rendered: what only now can be checked, or be added to the
  /// end of the body.
  func finish(_ page: inout PageBuilder)

  /// What a fence says. Never nil: a fence nobody claims is a code block.
  func render(_ fence: Fence, _ page: inout PageBuilder) -> Node

  /// What a directive says, or nil when no directive of this form has that name (the caller
  /// reports it with a suggestion).
  func render(_ directive: Directive, _ page: inout PageBuilder) -> Node?
}

extension BlockLibrary {
  package var definingFences: [String] { [] }
  package func define(_ fence: Fence, _ page: inout PageBuilder) {}
  package func finish(_ page: inout PageBuilder) {}
}
