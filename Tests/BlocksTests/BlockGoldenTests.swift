import Diagnostics
import Foundation
import MarkdownPages
import TestSupport
import Testing

/// Folders with a page, its HTML and what is reported about it. Other files of a folder are those
/// beside the page.
@Suite struct BlockGoldenTests {
  private static let made: Set<String> = ["page.md", "page.html", "diagnostics.txt"]

  @Test(arguments: Fixture.all("pages"))
  func isWrittenAndReportedAsKept(_ fixture: Fixture) throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: fixture.url.path)
      .filter { !fixture.url.appendingPathComponent($0).hasDirectoryPath }
    var files: [String: String] = [:]
    for name in names where !Self.made.contains(name) && name.contains(".") {
      files[name] = try fixture.text(name)
    }
    let markdown = try fixture.text("page.md")
    let page = page(markdown, files: files)
    let all = files.merging(["page.md": markdown]) { first, _ in first }
    let printer = DiagnosticPrinter(.human, limit: nil) { path in all[path].map { Array($0.utf8) } }
    for (name, content) in [
      ("page.html", page.html), ("diagnostics.txt", printer.text(page.diagnostics.sorted())),
    ] {
      let difference = Golden.difference(content, fixture.url.appendingPathComponent(name))
      #expect(difference == nil, "\(difference ?? "")")
    }
  }
}
