import Diagnostics
import Learning
import MarkdownPages
import Markup
import Simulation

/// `::tracker{run=first-request}`: the variables of a run, at the start, after each step that
/// changes one of them, and at the end.
struct TrackerBlock: DirectiveBlock {
  let form = Directive.Form.leaf
  let name = "tracker"
  let summary = "the variables of a run and how they change"
  let example = "::tracker{run=first-request variables=\"request 1, environment 1\"}"
  let attributes = Self.rules

  /// What may be said of a tracker, wherever it stands.
  static let rules = [
    RunLookup.attribute,
    AttributeRule("variables", .text, "which variables, in order; all when not given"),
    AttributeRule("caption", .text, "the words above the table"),
  ]

  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    let lookup = RunLookup(context: context)
    guard let run = lookup.run(for: directive.attributes, at: directive.nameSpan, &page) else {
      return .broken(page.diagnostics.items.last?.message ?? "")
    }
    let places = Self.places(run, directive.attributes, &page)
    let caption = directive.attributes.item("caption").map {
      RunWords(text: $0.value, run: run, span: $0.span)
    }
    return Self.html(Tracker(run.trace, variables: places), run, caption: caption, &page)
  }

  /// `<table class="tracker">` with a column for each step that changes something, under one head:
  /// `<th scope="colgroup" colspan="2">…After step…</th>`, `<th scope="col" data-number="3">3</th>`
  static func html(
    _ tracker: Tracker, _ run: LessonRun, caption: RunWords? = nil, within block: String? = nil,
    _ page: inout PageBuilder
  ) -> Fragment {
    let words = LessonWords.english
    var html = RunHTML.tableStart(
      class: "tracker",
      caption: caption ?? RunWords(text: words.tracker, run: run, span: .file("")),
      within: block, &page)
    appendHead(tracker.steps.map { run.number(of: $0) ?? 0 }, to: &html)
    html.append(literal: "<tbody>\n")
    for row in tracker.rows { append(row, tracker, run, to: &html) }
    html.append(literal: "</tbody>\n</table></div>\n")
    return html
  }

  /// One row of heads, or two when there are steps.
  private static func appendHead(_ numbers: [Int], to html: inout Fragment) {
    let words = LessonWords.english
    let span = numbers.isEmpty ? "" : " rowspan=\"2\""
    html.append(literal: "<thead>\n<tr>")
    for title in [words.variable, words.start] { append(head: title, span, to: &html) }
    if !numbers.isEmpty {
      html.append(literal: "<th class=\"tracker-steps\" scope=\"colgroup\" colspan=\"")
      html.bytes += String(numbers.count).utf8
      html.append(literal: "\"><span>")
      html.bytes.append(escaped: "\(words.after) \(words.step)")
      html.append(literal: "</span></th>")
    }
    append(head: words.final, span, to: &html)
    html.append(literal: "</tr>\n")
    if !numbers.isEmpty {
      html.append(literal: "<tr>")
      for number in numbers {
        append(head: String(number), " data-number=\"\(number)\"", to: &html)
      }
      html.append(literal: "</tr>\n")
    }
    html.append(literal: "</thead>\n")
  }

  private static func append(head: String, _ attributes: String, to html: inout Fragment) {
    html.append(literal: "<th scope=\"col\"")
    html.bytes += attributes.utf8
    html.append(literal: ">")
    html.bytes.append(escaped: head)
    html.append(literal: "</th>")
  }

  /// The places of the variables an author asks for; nil for all. Those the run does not have are
  /// reported.
  static func places(
    _ run: LessonRun, _ attributes: Attributes, _ page: inout PageBuilder
  ) -> [Int]? {
    guard let names = attributes.names("variables"), let item = attributes.item("variables")
    else { return nil }
    var places: [Int] = []
    for name in names {
      switch run.trace.names.place(name) {
      case .success(let place): places.append(place)
      case .failure(let problem):
        page.diagnostics.report(.noVariable(problem, name, run: run.name, at: item.span))
      }
    }
    return places
  }

  private static func append(
    _ row: Tracker.Row, _ tracker: Tracker, _ run: LessonRun, to html: inout Fragment
  ) {
    html.append(literal: "<tr")
    html.bytes.append(attribute: "data-variable", row.name)
    html.append(literal: "><th scope=\"row\">")
    html.bytes.append(escaped: row.name)
    html.append(literal: "</th><td>")
    RunHTML.append(cell: row.start, to: &html)
    html.append(literal: "</td>")
    for (step, value) in zip(tracker.steps, row.values) {
      html.append(literal: "<td")
      html.bytes.append(attribute: "data-step", step)
      html.append(literal: ">")
      if let value { RunHTML.append(cell: value, to: &html) }
      html.append(literal: "</td>")
    }
    html.append(literal: "<td class=\"final\">")
    RunHTML.append(cell: row.final, to: &html)
    html.append(literal: "</td></tr>\n")
  }
}
