import Blocks
import Foundation
import MarkdownPages
import TestSupport
import Testing

/// Whoever adds a directive shows it in a fixture, or in a site that a test builds.
@Suite struct FixtureCoverageTests {
  @Test func everyDirectiveIsShown() throws {
    let tests = Fixture.root().deletingLastPathComponent().deletingLastPathComponent()
    var shown = ""
    for path in try FileManager.default.subpathsOfDirectory(atPath: tests.path) {
      let isFixture = path.contains("/Fixtures/") && path.hasSuffix(".md")
      guard isFixture || path.hasPrefix("SiteTests/") && path.hasSuffix(".swift") else { continue }
      shown += try String(contentsOf: tests.appendingPathComponent(path), encoding: .utf8)
    }
    let library = StandardBlocks()
    let forms: [Directive.Form] = [.container, .leaf, .inline]
    for name in Set(forms.flatMap { library.directiveNames($0) }).sorted() {
      let isShown = try shown.contains(Regex(":\(name)(?![a-z-])"))
      #expect(isShown, "no fixture shows the directive \(name)")
    }
  }
}
