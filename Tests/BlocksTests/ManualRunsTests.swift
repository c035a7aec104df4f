import Blocks
import Foundation
import MarkdownPages
import TestSupport
import Testing

/// The manual's pages about simulations, players and labs show everything that can be shown of a
/// run.
@Suite struct ManualRunsTests {
  private static let text: String = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appendingPathComponent("content/authoring")
    let simulations = folder.appendingPathComponent("simulations").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: simulations)) ?? []
    let pages = names.sorted().map { "simulations/" + $0 } + ["players.md", "labs.md"]
    return pages.compactMap {
      try? String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
    }.joined(separator: "\n")
  }()

  /// The lines that are blocks of their own, without the listings that show how they are written.
  private static let live: String = {
    var isListing = false
    return text.split(separator: "\n").filter { line in
      if line.hasPrefix("```") { isListing.toggle() }
      return !isListing
    }.joined(separator: "\n")
  }()

  /// Blocks that are about a run, whatever page they are made for.
  private static let shown = [
    "execution-table", "tracker", "transcript", "bill", "metrics", "chart", "difference", "value",
    "step", "process-flow", "player", "lab", "system",
  ]

  @Test(arguments: shown)
  func aPageShows(_ name: String) {
    #expect(StandardBlocks.directives.contains { $0.name == name })
    #expect(Self.live.contains(":\(name)"))
  }

  @Test func everyKindOfChartIsShown() throws {
    let chart = try #require(StandardBlocks.directives.first { $0.name == "chart" })
    let rule = try #require(chart.attributes.first { $0.name == "kind" })
    guard case .oneOf(let kinds) = rule.value else {
      Issue.record("kinds of charts are a list")
      return
    }
    #expect(kinds.count >= 8)
    for kind in kinds { #expect(Self.live.contains("kind=\(kind)"), "\(kind)") }
  }
}
