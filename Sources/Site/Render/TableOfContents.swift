import MarkdownPages

/// A page's headings of the second and third level as templates see them.
enum TableOfContents {
  /// Nil for fewer than two headings, which need no table.
  static func value(of page: SitePage) -> TemplateValue? {
    let headings = page.source?.markdown.outline.filter { (2...3).contains($0.level) } ?? []
    guard headings.count >= 2 else { return nil }
    var items: [(heading: MarkdownPage.Heading, children: [TemplateValue])] = []
    for heading in headings {
      if heading.level == 2 || items.isEmpty {
        items.append((heading, []))
      } else {
        items[items.count - 1].children.append(item(heading, []))
      }
    }
    return .fields([.items: .list(items.map { item($0.heading, $0.children) })])
  }

  private static func item(
    _ heading: MarkdownPage.Heading, _ children: [TemplateValue]
  ) -> TemplateValue {
    .fields([
      .title: .bytes(heading.html), .id: .text(heading.id), .level: .number(heading.level),
      .children: .present(children),
    ])
  }
}
