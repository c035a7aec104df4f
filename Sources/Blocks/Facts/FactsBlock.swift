import DataNodes
import Diagnostics
import Learning
import MarkdownPages
import Markup

/// `::facts{prefix=lambda}`: the ledger as a table.
struct FactsBlock: DirectiveBlock {
  let form = Directive.Form.leaf
  let name = "facts"
  let summary = "the facts of the site's ledger as a table"
  let example = "::facts{prefix=lambda}"
  let attributes = [
    AttributeRule("prefix", .text, "only facts whose names begin so")
  ]

  /// `<table class="facts-table">` with one `<tr id="…">` a fact.
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    let prefix = directive.attributes["prefix"] ?? ""
    let facts = context.facts.facts.filter { $0.name.hasPrefix(prefix) }
    guard !facts.isEmpty else {
      let problem = Diagnostic.unknownFact(
        prefix, known: context.facts.facts.map(\.name), at: directive.span)
      page.diagnostics.report(problem)
      return .broken(problem.message)
    }
    let words = LessonWords.english
    var html = RunHTML.tableStart(class: "facts-table", caption: words.title("facts"))
    html.append(literal: "<thead>\n<tr>")
    for name in ["fact name", "quantity", "fact value", "source", "review by"] {
      html.append(literal: "<th scope=\"col\">")
      html.append(escaped: words.title(name))
      html.append(literal: "</th>")
    }
    html.append(literal: "</tr>\n</thead>\n<tbody>\n")
    for fact in facts {
      html.append(literal: "<tr><th scope=\"row\"><code>")
      html.append(escaped: fact.name)
      html.append(literal: "</code></th><td>")
      html.append(escaped: fact.quantity)
      html.append(literal: "</td><td>")
      html.append(escaped: fact.value)
      html.append(literal: "</td><td>")
      html.append(fact.badge)
      html.append(literal: " ")
      html.append(fact.origin)
      html.append(literal: "</td><td>")
      html.append(escaped: fact.reviewBy?.description ?? "")
      html.append(literal: "</td></tr>\n")
    }
    html.append(literal: "</tbody>\n</table></div>\n")
    return html
  }
}
