package import DataNodes
package import Diagnostics
import MarkdownPages

/// The head of a page, between its `---` lines.
package struct FrontMatter: Sendable, Hashable {
  package var title: String?
  package var titleSpan: SourceSpan?
  package var description: String?
  package var weight: Int?
  package var isDraft = false
  /// Whether the home page lists the section.
  package var isOnHome = true
  package var date: CalendarDate?
  package var publish: CalendarDate?
  package var expiry: CalendarDate?
  package var updated: CalendarDate?
  package var tags: [String] = []
  package var level: Level?
  package var minutes: Int?
  package var mode: Mode?
  /// Paths of concepts or pages as written, with their places.
  package var prerequisites: [Located] = []
  package var objectives: [String] = []
  package var aliases: [Located] = []
  package var slug: Located?
  package var template: Located?
  package var image: Located?
  /// What the author adds for templates of their own.
  package var extra: DataNode?

  package init() {}

  /// Text of the author with its place.
  package struct Located: Sendable, Hashable {
    package let text: String
    package let span: SourceSpan
  }

  /// The grammar: check, JSON Schema and manual table come from it.
  package static let schema = Schema.object(
    "front matter",
    [
      Field("title", .text, "The page's title; else the text of a leading `# heading`."),
      Field("description", .text, "One or two sentences for lists, search results and previews."),
      Field("weight", .integer, "Order among the pages of a section, smallest first."),
      Field("draft", .boolean, "True keeps the page out of the site unless drafts are asked for."),
      Field("home", .boolean, "False keeps a section of the navigation off the home page."),
      Field("date", .date, "The day the page was written."),
      Field("publish", .date, "The first day on which the page is part of the site."),
      Field("expiry", .date, "The first day on which the page is no longer part of the site."),
      Field("updated", .date, "The day the page was last revised."),
      Field("tags", .list(of: .text), "Subjects; each gets a page that lists its pages."),
      Field("level", .choice(Level.allCases.map(\.rawValue)), "What a reader should bring."),
      Field("minutes", .integer(in: 1...600), "Reading time; else computed from the words."),
      Field(
        "mode", .choice(Mode.allCases.map(\.rawValue)),
        "How the concept is told; else the file's name says it."),
      Field("prerequisites", .list(of: .text), "Concepts or pages to know first, as paths."),
      Field("objectives", .list(of: .text), "What a reader can do afterwards."),
      Field("aliases", .list(of: .text), "Old addresses of the page, which lead to it."),
      Field("slug", .text, "The last part of the page's address instead of the file's name."),
      Field("template", .text, "The template to use instead of the one for this kind of page."),
      Field("image", .text, "A picture for previews elsewhere, as a path from this page."),
      Field("extra", .any, "Anything for templates of your own."),
    ])

  /// Reads a checked mapping. Values of a wrong type were reported by the check and are left out.
  package init(_ node: DataNode) {
    title = node["title"]?.text
    titleSpan = node["title"]?.span
    description = node["description"]?.text
    weight = node["weight"]?.integer
    isDraft = node["draft"]?.boolean ?? false
    isOnHome = node["home"]?.boolean ?? true
    date = node["date"]?.date
    publish = node["publish"]?.date
    expiry = node["expiry"]?.date
    updated = node["updated"]?.date
    tags = node["tags"]?.texts ?? []
    level = node["level"]?.text.flatMap(Level.init)
    minutes = node["minutes"]?.integer
    mode = node["mode"]?.text.flatMap(Mode.init)
    prerequisites = Self.located(node["prerequisites"])
    objectives = node["objectives"]?.texts ?? []
    aliases = Self.located(node["aliases"])
    slug = Self.located(node["slug"]).first
    template = Self.located(node["template"]).first
    image = Self.located(node["image"]).first
    extra = node["extra"]
  }

  private static func located(_ node: DataNode?) -> [Located] {
    guard let node else { return [] }
    let nodes = node.elements.isEmpty ? [node] : node.elements
    return nodes.compactMap { node in
      node.text.map { Located(text: $0, span: node.span) }
    }
  }
}

extension FrontMatter {
  /// Parts a page's text into front matter and body. A first line of `---` opens front matter, the
  /// next line of `---` closes it; nil front matter when there is none.
  package static func split(
    _ text: SourceText, into bag: inout DiagnosticBag
  ) -> (matter: SourceText?, body: SourceText) {
    guard let split = FrontMatterFence.split(text.bytes) else { return (nil, text) }
    guard let body = split.body else {
      bag.report(.unclosedFrontMatter(text.span(split.matter)))
      return (nil, text)
    }
    return (text.slice(split.matter), text.slice(body..<text.bytes.count))
  }

}
