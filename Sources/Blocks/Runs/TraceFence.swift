import Diagnostics
import Learning
import MarkdownPages

/// ```` ```trace {#handshake} ````: a run that its author states as a table of steps and a tracker.
struct TraceFence: FenceBlock {
  let name = "trace"
  let summary = "a run stated step by step where nothing simulates it, shown as a player"
  let example = """
    ```trace {#handshake title="Two agree"}
    | Step  | Who     | What happens      | connection |
    |-------|---------|-------------------|------------|
    | ask   | Browser | The browser asks  | opening    |
    | agree | Server  | The server agrees | open       |

    | Variable   | Start  | ask     | agree | Final |
    |------------|--------|---------|-------|-------|
    | connection | closed | opening | open  | open  |
    ```
    """
  let attributes =
    ExecutionTableBlock.rules.filter { $0.name != "run" } + [
      AttributeRule("variables", .text, "which variables are followed, in order; all if not given"),
      AttributeRule("title", .text, "what the player shows, in a few words"),
      AttributeRule("hidden", .flag, "shows nothing here: other blocks of the page do"),
    ]
  let defines = true

  /// The name of a fence without an id.
  private static let standardName = "trace"

  func define(_ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder) {
    let name = fence.attributes.id ?? Self.standardName
    guard page[PageRuns.self][name] == nil else {
      return page.diagnostics.report(.runDefinedTwice(name, at: fence.languageSpan))
    }
    let run = StatedTraceReader.read(
      fence.body, name: name, in: context.runs, words: context.words, at: fence.languageSpan,
      into: &page.diagnostics)
    page[PageRuns.self].add(PageRuns.Entry(name: name, run: run))
  }

  /// The player of the run, which is `player-NAME`; nothing where it is hidden.
  func render(_ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    guard fence.attributes["hidden"] == nil else { return .none }
    guard let run = page[PageRuns.self][fence.attributes.id ?? Self.standardName]?.run else {
      return .broken(page.diagnostics.items.last?.message ?? "")
    }
    // The id names the run; the player has one that is made of it.
    var attributes = fence.attributes
    attributes.id = nil
    return PlayerBlock.node(run, attributes, around: .none, at: fence.span, &page)
  }
}
