import Diagnostics
import Foundation
import MarkdownPages
import TestSupport
import Testing

/// Folders with a page, its HTML, what else is known of it, and what is reported.
@Suite struct PageGoldenTests {
  @Test(arguments: Fixture.all("pages"))
  func isWrittenAndReportedAsKept(_ fixture: Fixture) throws {
    let markdown = try fixture.text("page.md")
    let part = (try? fixture.text("part.md")) ?? ""
    let page = parsed(
      SourceText(path: "page.md", markdown), rawHTML: fixture.description.hasSuffix("-allowed"),
      files: ["part.md": part])
    let printer = DiagnosticPrinter(.human, limit: nil) { path in
      Array((path == "part.md" ? part : markdown).utf8)
    }
    let made = [
      ("page.html", page.html), ("page.txt", facts(page, markdown, part)),
      ("diagnostics.txt", printer.text(page.diagnostics.sorted())),
    ]
    for (name, content) in made {
      let difference = Golden.difference(content, fixture.url.appendingPathComponent(name))
      #expect(difference == nil, "\(difference ?? "")")
    }
  }

  private func facts(_ page: PageBuilder, _ markdown: String, _ part: String) -> String {
    var lines = ["title: \(page.page.title?.text ?? "(none)")", "summary: \(page.page.summary)"]
    lines.append("words: \(page.page.wordCount)")
    for heading in page.page.outline {
      lines.append("heading \(heading.level) #\(heading.id): \(text(heading.html))")
    }
    for reference in page.page.references {
      let file = Array((reference.span.path == "part.md" ? part : markdown).utf8)
      let place = text(file[reference.span.start..<reference.span.end])
      lines.append("\(reference.kind) \(reference.destination) from \(place.debugDescription)")
    }
    if !page.page.anchors.isEmpty {
      lines.append("anchors: " + page.page.anchors.joined(separator: " "))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
