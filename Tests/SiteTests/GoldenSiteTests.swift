import Foundation
import Site
import TestSupport
import Testing

/// Every folder of `Fixtures/sites` is a site with a plain theme of its own; all it becomes is kept
/// in one file: each path with its text. What templates see, and every output, is in it.
@Suite struct GoldenSiteTests {
  @Test(arguments: Fixture.all("sites")) func theWholeSiteIsAsKept(fixture: Fixture) async throws {
    let harness = SiteHarness(fixture)
    let result = try await harness.build()
    var text = harness.printed(result.diagnostics)
    for path in await result.paths where !path.hasPrefix("assets/") {
      text += "=== \(path)\n\(try result.text(path) ?? "")\n"
    }
    let difference = Golden.difference(text, fixture.url.appendingPathComponent("expected.txt"))
    #expect(difference == nil, "\(difference ?? "")")
  }
}
