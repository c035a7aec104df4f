import MarkdownPages

/// A page's headings of the second and third level as templates see them.
enum TableOfContents {
  /// Nil for fewer than two headings, which need no table.
  static func value(of page: SourcePage?) -> TemplateValue? {
    guard let page else { return nil }
    let outline = page.outline
    var items: [(heading: Int, children: [TemplateValue])] = []
    var count = 0
    for place in outline.indices where 2...3 ~= outline[place].level {
      count += 1
      if outline[place].level == 2 || items.isEmpty {
        items.append((place, []))
      } else {
        items[items.count - 1].children.append(item(outline[place], []))
      }
    }
    guard count >= 2 else { return nil }
    return .fields([.items: .list(items.map { item(outline[$0.heading], $0.children) })])
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
