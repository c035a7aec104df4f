import Diagnostics
import Learning
import MarkdownPages
import Scenarios
import Synchronization

/// The runs of one page by name, and what the page shows of them.
struct PageRuns: PageKey, Sendable {
  static let initial = PageRuns()

  /// A name that stands for a run.
  struct Entry: Sendable {
    let name: String
    /// Nil when its scenario has errors, which are reported.
    let run: LessonRun?
  }

  /// In the order in which they were defined or first used.
  private(set) var entries: [Entry] = []
  private var places: [String: Int] = [:]
  /// Rows that exist in the page, as `LessonRun.anchor(of:)` names them.
  var rows: Set<String> = []
  /// Links to rows, to be checked when the page is complete.
  var links: [(anchor: String, step: String, run: String, span: SourceSpan)] = []

  /// Services of a run by column, where the author drew them.
  var columns: [String: [[String]]] = [:]

  /// The run that is meant where none is named; nil for the page's first.
  var meant: String?

  /// What the cells of runs say, by the run's name.
  private var cells: [String: RunCells] = [:]

  /// What the cells of a run say, found out once.
  mutating func cells(of run: LessonRun) -> RunCells {
    if let known = cells[run.name] { return known }
    let made = RunCells(run)
    cells[run.name] = made
    return made
  }

  subscript(name: String) -> Entry? { places[name].map { entries[$0] } }

  /// Adds a run under its name; of two with one name the first counts.
  mutating func add(_ entry: Entry) {
    if places[entry.name] == nil { places[entry.name] = entries.count }
    entries.append(entry)
  }
}

/// How a block comes to the run it is about.
struct RunLookup {
  let context: BlockContext

  /// The attribute of every block that shows a run.
  static let attribute = AttributeRule(
    "run", .text,
    "the run: the id of a `simulation` fence of the page, or the name of a file in `simulations/`; "
      + "when not given, the page's first")

  /// The run a block names, or the page's first; nil is reported.
  func run(for attributes: Attributes, at span: SourceSpan, _ page: inout PageBuilder)
    -> LessonRun?
  {
    guard let item = attributes.item("run") else {
      let runs = page[PageRuns.self]
      let meant = runs.meant.flatMap { runs[$0] } ?? runs.entries.first
      if let meant { return meant.run }
      page.diagnostics.report(.noRun(at: span))
      return nil
    }
    return run(named: item.value, at: item.span, &page)
  }

  /// The same for a block that shows more than steps; a run that is stated is reported.
  func simulation(for attributes: Attributes, at span: SourceSpan, _ page: inout PageBuilder)
    -> LessonRun?
  {
    guard let run = run(for: attributes, at: span, &page) else { return nil }
    guard run.isStated else { return run }
    page.diagnostics.report(.runIsStated(run.name, at: attributes.item("run")?.span ?? span))
    return nil
  }

  /// The run with this name: one of the page's, else of a file beside it; nil is reported.
  func run(named name: String, at span: SourceSpan, _ page: inout PageBuilder) -> LessonRun? {
    if let known = page[PageRuns.self][name] { return known.run }
    guard let text = page.read("simulations/\(name).yaml") else {
      page.diagnostics.report(
        .unknownRun(name, known: page[PageRuns.self].entries.map(\.name), at: span))
      return nil
    }
    define(name, text, folder: "simulations/", &page)
    return page[PageRuns.self][name]?.run
  }

  /// Reads a scenario and runs it under a name of the page. Files the scenario names are looked for
  /// in `folder`, which ends in a slash or is empty.
  func define(
    _ name: String, _ text: SourceText, folder: String = "", _ page: inout PageBuilder
  ) {
    let asked = Mutex<[String]>([])
    let files = page.files
    let reader = ScenarioReader(books: context.books) { file in
      asked.withLock { $0.append(folder + file) }
      return files(folder + file).map { String(decoding: $0.bytes, as: UTF8.self) }
    }
    let file = reader.read(text, into: &page.diagnostics)
    for path in asked.withLock({ $0 }) { _ = page.read(path) }
    let run = file.map { LessonRun(name, $0, in: context.runs, words: context.words) }
    if let run, let stopped = run.file.diagnostic(of: run.run) { page.diagnostics.report(stopped) }
    page[PageRuns.self].add(PageRuns.Entry(name: name, run: run))
  }
}
