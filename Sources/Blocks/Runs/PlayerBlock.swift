import Diagnostics
import Learning
import MarkdownPages
import Simulation

/// `::player{run=first-request}`: a run to step through. The form with an end, `:::player … :::`,
/// holds a drawing of the system or words about it, which stand above the tables.
struct PlayerBlock: DirectiveBlock {
  let form: Directive.Form
  let name = "player"
  let summary = "a run to step through: its table and tracker with controls"
  var example: String {
    form == .leaf
      ? "::player{run=first-request columns=\"number, action, resource, user\"}"
      : ":::player{run=first-request title=\"One request\"}\n\nWatch what is made.\n\n:::"
  }
  let attributes =
    ExecutionTableBlock.rules + [
      AttributeRule("variables", .text, "which variables are followed, in order; all if not given"),
      AttributeRule("title", .text, "what the player shows, in a few words"),
    ]

  /// `<x-player class="player" id="player-first-request" data-run="first-request">…` with what is
  /// inside, the execution table, the tracker and the player's data.
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let attributes = directive.attributes
    let lookup = RunLookup(context: context)
    guard let run = lookup.run(for: attributes, at: directive.nameSpan, &page) else {
      return .broken(page.diagnostics.items.last?.message ?? "")
    }
    return Self.node(run, attributes, around: directive.content, at: directive.span, &page)
  }

  /// The player of a run with what `attributes` ask for.
  static func node(
    _ run: LessonRun, _ attributes: Attributes, around inside: Node, at span: SourceSpan,
    _ page: inout PageBuilder
  ) -> Node {
    let request = RunTableRequest(run, attributes, &page)
    let table = request.table(of: run)
    let places = TrackerBlock.places(run, attributes, &page)
    let id =
      attributes.id.map { page.ownID($0, span) }
      ?? page.uniqueID("player-" + run.name)
    let model = PlayerModel(
      run, id: id.text, title: attributes["title"] ?? run.words[.player],
      rows: table.rows.map(\.steps), variables: places,
      columns: page[PageRuns.self].columns[run.name])
    let tables = [
      ExecutionTableBlock.node(table, request, run, within: model.title, &page),
      TrackerBlock.node(Tracker(run.trace, variables: places), run, within: model.title, &page),
    ]
    let content: [Node] = [
      PlayerHTML.head(model.title), PlayerHTML.live(model, run), StageStills.node(model, run),
      PlayerHTML.folded([inside] + tables, run),
    ]
    return page.publish(
      ActiveElement(
        kind: .player, id: id, title: model.title, run: run.name, json: Fragment(model.json)),
      around: content, run.words)
  }
}
