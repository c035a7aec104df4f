import DataNodes
import Diagnostics
import Learning
import MarkdownPages

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
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let prefix = directive.attributes["prefix"] ?? ""
    let facts = context.facts.facts.filter { $0.name.hasPrefix(prefix) }
    guard !facts.isEmpty else {
      let problem = Diagnostic.unknownFact(
        prefix, known: context.facts.facts.map(\.name), at: directive.span)
      page.diagnostics.report(problem)
      return .broken(problem.message)
    }
    let words = context.words
    let heads: [Word] = [.factName, .quantity, .factValue, .source, .reviewBy]
    let rows = facts.map { fact -> Node in
      .line(
        "tr", [],
        [
          .inline("th", [.set("scope", "row")], [.inline("code", [], fact.name)]),
          .inline("td", [], fact.quantity), .inline("td", [], fact.value),
          .inline("td", [], [fact.badge(words), .text(" ")] + fact.origin),
          .inline("td", [], fact.reviewBy?.description ?? ""),
        ])
    }
    return RunTable(class: "facts-table", caption: .text(words[.facts])).node(
      [
        .block("thead", [], [.line("tr", [], heads.map { RunTable.head(words[$0]) })]),
        .block("tbody", [], rows),
      ], words)
  }
}
