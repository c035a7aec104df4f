import Diagnostics
import Learning
import MarkdownPages
import Markup

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
  func render(_ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder) -> Fragment {
    guard fence.attributes["hidden"] == nil else { return Fragment() }
    var html = Fragment()
    html.append(literal: "<details class=\"details scenario\"")
    if let id = fence.attributes.id {
      html.bytes.append(attribute: "id", page.ownID(id, fence.span))
    }
    html.append(literal: fence.attributes["open"] == nil ? "><summary>" : " open><summary>")
    html.bytes.append(escaped: fence.attributes["title"] ?? LessonWords.english.scenario)
    html.append(literal: "</summary>\n")
    html.append(CodeBlock.shown(fence.body.bytes, language: "yaml"))
    html.append(literal: "</details>\n")
    return html
  }
}
