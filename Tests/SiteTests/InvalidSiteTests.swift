import Diagnostics
import FileTrees
import Foundation
import Site
import TestSupport
import Testing

/// Every folder of `Fixtures/invalid` is a site with a mistake; what its author is told is kept
/// beside it.
@Suite struct InvalidSiteTests {
  @Test(arguments: Fixture.all("invalid")) func theAuthorIsTold(site: Fixture) async throws {
    var harness = SiteHarness(site)
    harness.baseURL = nil
    let result = try await harness.build()
    let printed = harness.printed(result.diagnostics)
    #expect(!result.diagnostics.isEmpty)
    let difference = Golden.difference(printed, site.url.appendingPathComponent("expected.txt"))
    #expect(difference == nil, "\(difference ?? "")")
  }

  /// The preview shows such a site until it was right once, so its pages can be made.
  @Test(arguments: Fixture.all("invalid")) func whatThereIsCanBeShown(site: Fixture) async throws {
    let result = try await SiteHarness(site).build()
    for entry in await result.tree(jobs: 2).entries {
      let isSame = try result.files[entry.path]?.bytes() == entry.bytes()
      #expect(isSame, "\(entry.path)")
    }
  }
}
