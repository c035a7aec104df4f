package import DataNodes

extension FrontMatter {
  /// The keys: reading, check, JSON Schema and the manual's table come from them.
  package static let keys = Keys<FrontMatter, Unscoped>(
    "front matter", { _ in FrontMatter() }, words + subject + places + times)

  private typealias Key = DataNodes.Key<FrontMatter, Unscoped>

  private static let words: [Key] = [
    Key(
      "title", .node(.text),
      "The page's title. Without it, a leading `# Heading` is taken; without that, the file's name."
    ) { matter, node in
      matter.title = node.text
      matter.titleSpan = node.span
    },
    Key(
      "description", .text, \.description,
      "One or two sentences for lists, search results and previews."),
    Key(
      "weight", .integer, \.weight,
      "Order among its neighbours, smallest first. Pages without one follow, by leading number of"
        + " the file name, then by title."),
    Key(
      "draft", .boolean, \.isDraft, "A draft is not part of the site unless drafts are asked for."),
    Key(
      "home", .boolean, \.isOnHome, "`false` keeps a section of the navigation off the home page."),
  ]

  private static let subject: [Key] = [
    Key("tags", .list(of: .text), "Subjects. Each gets a page that lists its pages.") {
      $0.tags = $1
    },
    Key("level", .choice, \.level, "What a reader should bring."),
    Key(
      "minutes", .integer(in: 1...600), \.minutes,
      "Reading time. Computed from the words if it is missing."),
    Key("mode", .choice, \.mode, "How the concept is told, if the file's name does not say it."),
    Key(
      "prerequisites", .list(of: .located),
      "Concepts or pages to know first, as paths in the content folder: `why-serverless`,"
        + " `cold-start/why`."
    ) { $0.prerequisites = $1 },
    Key("objectives", .list(of: .text), "What a reader can do afterwards; shown at the top.") {
      $0.objectives = $1
    },
  ]

  private static let places: [Key] = [
    Key("slug", .located, \.slug, "The last part of the address instead of the file's name."),
    Key("aliases", .list(of: .located), "Old addresses, which lead here.") { $0.aliases = $1 },
    Key(
      "template", .located, \.template,
      "The template to use instead of the usual one for this kind of page."),
    Key(
      "image", .located, \.image,
      "A picture for previews on other sites, as a path from this page."),
    Key("extra", .node(.any), \.extra, "Anything for templates of your own."),
  ]

  private static let times: [Key] = [
    Key(
      "date", .date, \.date, "The day on which the page was written. Dated pages are in the feed."),
    Key("updated", .date, \.updated, "The day of its last revision."),
    Key("publish", .date, \.publish, "The first day on which the page is part of the site."),
    Key("expiry", .date, \.expiry, "The first day on which it no longer is."),
  ]
}

extension Notation where Value == FrontMatter.Located {
  /// Text that is looked up later, with its place.
  static var located: Self {
    Self(.text) { node in node.text.map { .init(text: $0, span: node.span) } }
  }
}
