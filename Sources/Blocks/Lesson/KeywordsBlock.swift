import Diagnostics
import Learning
import MarkdownPages
import Markup

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
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    let entries =
      form == .leaf
      ? terms(directive, context, &page)
      : CardTable(directive, columns: ["Keyword", "Meaning"], &page).rows
        .map { ($0[0].html, $0[1].html) }
    page.count("keyword", entries.count)
    let list = entries.map { Self.entry($0, $1) }
    page.page.pieces += list.map { .init("keyword", html: $0) }
    let own =
      directive.attributes.id.map { page.ownID($0, directive.span) } ?? page.uniqueID(name)
    var html = Fragment()
    html.append(literal: "<dl class=\"keywords\"")
    html.bytes.append(attribute: "id", own)
    html.append(literal: ">\n")
    for entry in list { html.append(entry) }
    html.append(literal: "</dl>\n")
    return html
  }

  private func terms(
    _ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder
  ) -> [(Fragment, Fragment)] {
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
      var word = Fragment(Array("<a href=\"".utf8))
      word.append(hole: .href(reference: target))
      word.append(literal: "\">")
      word.append(escaped: term.name)
      word.append(literal: "</a>")
      var meaning = Fragment()
      meaning.append(escaped: term.definition)
      return (word, meaning)
    }
  }

  private static func entry(_ word: Fragment, _ meaning: Fragment) -> Fragment {
    var html = Fragment()
    html.append(literal: "<dt>")
    html.append(word)
    html.append(literal: "</dt>\n<dd>")
    html.append(meaning)
    html.append(literal: "</dd>\n")
    return html
  }
}
