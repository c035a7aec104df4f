import Diagnostics
import Learning
import MarkdownPages

/// ```` ```simulation {#first-request} ````: a scenario that the page's other blocks show.
struct SimulationFence: FenceBlock {
  let name = "simulation"
  let summary = "a system and its traffic, run when the site is built"
  let example = """
    ```simulation {#first-request}
    services:
      browser: {type: client, calls: orders, requests: 1}
      orders: {type: function}
    ```
    """
  let attributes = [
    AttributeRule("title", .text, "the words of the disclosure that shows the scenario"),
    AttributeRule("open", .flag, "shows the scenario without being asked"),
    AttributeRule("hidden", .flag, "does not show the scenario in the page"),
  ]
  let defines = true

  /// The name of a fence without an id.
  static let standardName = "run"

  func define(_ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder) {
    let name = fence.attributes.id ?? Self.standardName
    guard page[PageRuns.self][name] == nil else {
      return page.diagnostics.report(.runDefinedTwice(name, at: fence.languageSpan))
    }
    RunLookup(context: context).define(name, fence.body, &page)
  }

  /// `<details class="scenario" id="…"><summary>Scenario</summary>…` with the YAML as code.
  func render(_ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let attributes = fence.attributes
    guard attributes["hidden"] == nil else { return .none }
    return .line(
      "details",
      [
        .class("details scenario"), .id(page.ownID(of: fence)),
        .flag("open", attributes["open"] != nil),
      ],
      [
        .line("summary", [], attributes["title"] ?? context.words[.scenario]),
        CodeBlock.shown(fence.body.bytes, language: "yaml"),
      ])
  }
}
