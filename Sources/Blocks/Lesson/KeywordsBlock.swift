import Diagnostics
import Learning
import MarkdownPages

/// `:::keywords` around a table `| Keyword | Meaning |`, or `::keywords{terms="…"}` from the site's
/// glossary.
struct KeywordsBlock: DirectiveBlock {
  let form: Directive.Form
  let name = "keywords"
  let summary: String
  let attributes: [AttributeRule]
  let example: String

  /// Keywords that the author explains.
  static let written = KeywordsBlock(
    form: .container, summary: "the words of a subject, with what each means", attributes: [],
    example: ":::keywords\n\n| Word | Meaning |\n|---|---|\n| event | what happened |\n\n:::")

  /// Keywords that the glossary explains.
  static let fromGlossary = KeywordsBlock(
    form: .leaf, summary: "words of the glossary, with what each means",
    attributes: [
      AttributeRule("terms", .text, required: true, "terms of the glossary, such as `a, b`")
    ], example: "::keywords{terms=\"cold start\"}")

  private init(
    form: Directive.Form, summary: String, attributes: [AttributeRule], example: String
  ) {
    self.form = form
    self.summary = summary
    self.attributes = attributes
    self.example = example
  }

  /// `<dl class="keywords"><dt>event</dt><dd>what happened</dd>…`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let entries =
      form == .leaf
      ? terms(directive, context, &page)
      : CardTable(directive, columns: ["Keyword", "Meaning"], &page).rows
        .map { ($0[0].node, $0[1].node) }
    page.count("keyword", entries.count)
    let list = entries.map { word, meaning -> Node in
      .group([.line("dt", [], [word]), .line("dd", [], [meaning])])
    }
    page.page.pieces += list.map { .init("keyword", html: Fragment($0)) }
    let id = page.ownID(of: directive) ?? page.uniqueID(name)
    return .block("dl", [.class("keywords"), .id(id)], list)
  }

  private func terms(
    _ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder
  ) -> [(Node, Node)] {
    guard let item = directive.attributes.item("terms") else { return [] }
    return (directive.attributes.names("terms") ?? []).compactMap { name in
      guard let term = context.glossary[name] else {
        page.diagnostics.report(
          .unknownTerm(name, known: context.glossary.names, at: item.span))
        return nil
      }
      let target = page.reference(
        .init(
          kind: .link, destination: context.glossary.destination + "#" + term.id,
          span: item.span))
      return (.inline("a", [.link(reference: target)], term.name), .text(term.definition))
    }
  }
}
