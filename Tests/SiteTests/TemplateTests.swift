import Foundation
import Site
import TestSupport
import Testing

/// Every folder of `Fixtures/templates` is a site whose home page is rendered by a template of its
/// own: what Mustache's tags, partials, indentation and escapes come to is kept beside it.
@Suite struct TemplateTests {
  @Test(arguments: Fixture.all("templates")) func theHomePageIsAsKept(
    fixture: Fixture
  ) async throws {
    let harness = SiteHarness(fixture)
    let result = try await harness.build()
    let text = harness.printed(result.diagnostics) + (try result.text("index.html") ?? "")
    let difference = Golden.difference(text, fixture.url.appendingPathComponent("expected.txt"))
    #expect(difference == nil, "\(difference ?? "")")
  }
}
