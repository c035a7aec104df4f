import Blocks
import DataNodes
import Diagnostics
import MarkdownPages
import Markup

func text(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

/// The terms that pages in these tests may use.
let glossary: Glossary = {
  var glossary = Glossary()
  glossary.terms = [
    .init(
      name: "cold start", id: "cold-start", definition: "The first call in a new environment.",
      aliases: ["cold starts"]),
    .init(name: "p99", id: "p99", definition: "What 99 of 100 requests stay below: < 1 s."),
  ]
  return glossary
}()

/// The facts that pages in these tests may state.
let facts = FactLedger([
  Fact(
    name: "lambda.timeout.max", nameSpan: .file("facts/lambda.yaml"), value: "15\u{A0}minutes",
    kind: .documented, quantity: "the longest run of a function",
    source: "https://example.org/limits", title: "Quotas",
    date: CalendarDate("2025-08-20"), reviewBy: CalendarDate("2026-08-20")),
  Fact(
    name: "team.size", nameSpan: .file("facts/team.yaml"), value: "six", kind: .assumed,
    quantity: "people in a team"),
])

/// A page with the standard blocks; `files` are those beside it.
func page(
  _ source: String, files: [String: String] = [:], drawings: Drawings = .auto
) -> PageBuilder {
  var context = BlockContext()
  context.glossary = glossary
  context.facts = facts
  context.codes = BlocksCodes.all
  context.drawings = drawings
  return MarkdownParser.parse(
    SourceText(path: "page.md", source), library: StandardBlocks(context),
    builder: PageBuilder { name in files[name].map { SourceText(path: name, $0) } })
}

extension PageBuilder {
  /// The body with links and images as the author wrote them.
  var html: String {
    text(
      page.body.filled { hole, bytes in
        switch hole {
        case .href(let number): bytes.append(address: page.references[number].destination.utf8)
        case .site, .row, .own: break
        case .image(let number, _):
          bytes.append(literal: "src=\"")
          bytes.append(address: page.references[number].destination.utf8)
          bytes.append(literal: "\"")
        }
      })
  }

  /// Codes of what was reported, in order.
  var codes: [String] { diagnostics.sorted().map(\.code.id) }
}
