import MarkdownPages

/// The run that opens the home page and the page of a concept.
extension PageContext {
  var run: TemplateValue? {
    guard let run = composer.site.featuredRun(of: page) else { return nil }
    return .fields([
      .title: .text(run.export.title), .id: .text(run.export.id),
      .href: .text(href.page(composer.site.pages[run.page].url, anchor: run.export.id)),
      .content: .markup {
        self.composer.write(run.export.html, of: run.page, self.href, into: &$0)
      },
    ])
  }
}
