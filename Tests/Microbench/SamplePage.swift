import Site

/// A page of constants for the theme's own template: a lesson in the middle of a section.
enum SamplePage {
  static func fields(_ body: [UInt8]) -> TemplateFields {
    [
      .site: .scope(site), .assets: .scope(assets), .page: .scope(page),
      .nav: .list((1...6).map { link("Section \($0)", "../../section-\($0)/index.html") }),
      .breadcrumbs: .list([link("Home", "../../index.html"), link("Section", "../index.html")]),
      .toc: .scope(contents), .previous: link("Before", "../before/index.html"),
      .next: link("Behind", "../behind/index.html"), .content: .bytes(body),
    ]
  }

  private static var site: TemplateFields {
    [
      .title: .text("A course"), .language: .text("en"), .home: .text("../../index.html"),
      .generator: .text("Coldstart"), .policy: .text("default-src 'none'"),
      .search: .flag(false),
    ]
  }

  private static var assets: TemplateFields {
    [
      .css: .text("../../assets/site.css"), .js: .text("../../assets/site.js"),
      .boot: .text("../../assets/boot.js"), .icon: .text("../../assets/icon.svg"),
    ]
  }

  private static var page: TemplateFields {
    [
      .title: .text("Queues & buffers"), .fullTitle: .text("Queues & buffers · A course"),
      .description: .text("How a queue \"levels\" load, step by step."), .type: .text("article"),
      .canonical: .text("https://example.org/queues/"), .minutes: .number(7),
      .hasTags: .flag(true),
      .tags: .list([link("queues", "../../tags/queues/"), link("load", "../../tags/load/")]),
    ]
  }

  private static var contents: TemplateFields {
    [
      .items: .list(
        (1...8).map { number in
          .scope(
            [
              .title: .bytes(Array("Part \(number) of <code>eight</code>".utf8)),
              .id: .text("part-\(number)"), .level: .number(2),
            ] as TemplateFields)
        })
    ]
  }

  private static func link(_ title: String, _ href: String) -> TemplateValue {
    .scope([.title: .text(title), .href: .text(href)] as TemplateFields)
  }
}
