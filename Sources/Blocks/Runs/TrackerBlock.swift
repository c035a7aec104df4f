import Diagnostics
import Learning
import MarkdownPages
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

  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let lookup = RunLookup(context: context)
    guard let run = lookup.run(for: directive.attributes, at: directive.nameSpan, &page) else {
      return .broken(page.diagnostics.items.last?.message ?? "")
    }
    let places = Self.places(run, directive.attributes, &page)
    let caption = directive.attributes.item("caption").map {
      RunWords(text: $0.value, run: run, span: $0.span)
    }
    return Self.node(Tracker(run.trace, variables: places), run, caption: caption, &page)
  }

  /// `<table class="tracker">` with a column for each step that changes something, under one head:
  /// `<th scope="colgroup" colspan="2">…After step…</th>`, `<th scope="col" data-number="3">3</th>`
  static func node(
    _ tracker: Tracker, _ run: LessonRun, caption: RunWords? = nil, within block: String? = nil,
    _ page: inout PageBuilder
  ) -> Node {
    let words = run.words
    let standard = RunWords(text: words[.tracker], run: run, span: .file(""))
    return RunTable(class: "tracker", caption: caption ?? standard, within: block, &page).node(
      [
        head(tracker.steps.map { run.number(of: $0) ?? 0 }, words),
        .block("tbody", [], tracker.rows.map { row($0, tracker) }),
      ], words)
  }

  /// One row of heads, or two when there are steps.
  private static func head(_ numbers: [Int], _ words: Words) -> Node {
    let span = Attribute.set("rowspan", numbers.isEmpty ? nil : "2")
    func title(_ word: Word) -> Node { .inline("th", [.set("scope", "col"), span], words[word]) }
    let steps = Node.inline(
      "th",
      [
        .class("tracker-steps"), .set("scope", "colgroup"), .set("colspan", String(numbers.count)),
      ], [.inline("span", [], words[.afterStep])])
    let columns = numbers.map { number in
      Node.inline(
        "th", [.set("scope", "col"), .set("data-number", String(number))], String(number))
    }
    return .block(
      "thead", [],
      [
        .line(
          "tr", [],
          [title(.variable), title(.startValue)] + (numbers.isEmpty ? [] : [steps]) + [
            title(.finalValue)
          ]),
        numbers.isEmpty ? .none : .line("tr", [], columns),
      ])
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

  private static func row(_ row: Tracker.Row, _ tracker: Tracker) -> Node {
    let values = zip(tracker.steps, row.values).map { step, value in
      Node.inline("td", [.set("data-step", step)], [value.map(RunTable.value) ?? .none])
    }
    return .line(
      "tr", [.set("data-variable", row.name)],
      [
        RunTable.head(row.name, scope: "row"),
        .inline("td", [], [RunTable.value(row.start)]),
      ] + values + [.inline("td", [.class("final")], [RunTable.value(row.final)])])
  }
}
