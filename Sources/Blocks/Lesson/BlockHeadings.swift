import Diagnostics
import Learning
import MarkdownPages

/// Where blocks with headings of their own stand. A block beside them is not below them in the
/// outline, nor below what they hold.
struct BlockHeadings: PageKey, Sendable {
  static let initial = BlockHeadings()
  var spans: [SourceSpan] = []

  func holds(_ place: SourceSpan) -> Bool {
    spans.contains { $0.path == place.path && $0.start <= place.start && place.start < $0.end }
  }
}

extension PageBuilder {
  /// The heading of a block with a label, one level below the section it stands in, and its place
  /// in the outline: `<h3 id="…">…`.
  mutating func heading(of directive: Directive, _ words: Words) -> Node {
    guard !directive.label.isEmpty else { return .none }
    let known = self[BlockHeadings.self]
    let before = page.outline.filter {
      $0.span.path == directive.span.path && $0.span.start < directive.span.start
    }
    let level = min(6, (before.last { !known.holds($0.span) }?.level ?? 1) + 1)
    let id =
      directive.attributes.id.map { ownID($0, directive.span) }
      ?? uniqueID(Slug.of(directive.labelText))
    let inner = directive.body.span(0..<directive.body.bytes.count)
    self[BlockHeadings.self].spans.append(
      SourceSpan(path: inner.path, start: directive.span.start, end: inner.end))
    let heading = MarkdownPage.Heading(
      level: level, id: id, text: directive.labelText, title: directive.label,
      span: directive.span)
    // What is inside of the block was rendered, and listed, before the block itself.
    let place = page.outline.firstIndex {
      $0.span.path == directive.span.path && $0.span.start > directive.span.start
    }
    page.outline.insert(heading, at: place ?? page.outline.count)
    return .line(
      Self.headings[level - 1], [.id(id)],
      [
        directive.labelNode,
        .inline(
          "a",
          [
            .class("heading-link"), .link(to: id),
            .label("\(words[.linkToSection]): \(directive.labelText)"),
          ]),
      ])
  }

  private static let headings: [StaticString] = ["h1", "h2", "h3", "h4", "h5", "h6"]
}
