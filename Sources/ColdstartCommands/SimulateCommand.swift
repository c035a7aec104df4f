import ArgumentParser
import Diagnostics
import FileTrees
import Foundation
import Parallelism
import Scenarios
import Simulation

/// `coldstart simulate`: one scenario, run from the terminal.
struct SimulateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Run a scenario and print what happened.",
    discussion: """
      Without a choice of output, the execution table and the bill are printed. Exit codes: 0 ran, \
      1 errors in the scenario, 2 the machine failed, 64 wrong usage.
      """)

  @OptionGroup var reporting: ReportArguments

  @Flag(help: "Print the run as JSON.")
  var json = false

  @Flag(help: "Print the execution table.")
  var table = false

  @Flag(help: "Print the bill.")
  var bill = false

  @Flag(help: "Print the figures.")
  var metrics = false

  @Flag(help: "Run the scenario's grid and print it as JSON.")
  var grid = false

  @Flag(help: "Print the JSON Schema of scenarios, and run nothing.")
  var schema = false

  @Option(
    help: ArgumentHelp(
      "Change a setting, such as orders.memory=\"512 MB\". Repeatable.", valueName: "key=value"))
  var set: [String] = []

  @Option(
    help: ArgumentHelp(
      "Run a variant of the scenario, or a wrong rule, and what it changes.",
      valueName: "name"))
  var variant: String?

  @Option(help: ArgumentHelp("Where all luck comes from.", valueName: "number"))
  var seed: UInt64?

  @Option(help: ArgumentHelp("Stop every client after so many requests.", valueName: "count"))
  var requests: Int?

  @Argument(
    help: ArgumentHelp("A scenario, or - for standard input.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var file = "-"

  func run() async throws {
    try await Reporter.run {
      if schema {
        return Terminal.print(ScenarioGrammar.jsonSchema() + [UInt8(ascii: "\n")])
      }
      let text = SourceText(
        path: file, bytes: file == "-" ? Terminal.readInput() : try Disk.read(file))
      let reporter = Reporter(reporting, root: ".", given: text)
      var bag = DiagnosticBag()
      let reader = ScenarioReader(books: books(into: &bag)) { [file] name in
        (try? Disk.read(Self.folder(of: file) + name)).map { String(decoding: $0, as: UTF8.self) }
      }
      let read = reader.read(text, settings: try settings(), into: &bag)
      guard reporter.report(bag), let read else { throw ExitCode(1) }
      let adjusted = read.adjusted(by: .init(seed: seed, requestsMax: requests))
      if grid { return try await printGrid(adjusted, reporter) }
      try await printRun(adjusted)
    }
  }

  private static func folder(of file: String) -> String {
    file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
  }

  private func settings() throws -> [Setting] {
    try set.map { text in
      guard let setting = Setting(text) else {
        throw ValidationError("\"\(text)\" is no setting: write key=value")
      }
      return setting
    }
  }

  /// The books of the program, and those beside the scenario in `books/` or `content/books/`.
  private func books(into bag: inout DiagnosticBag) -> Books {
    var books = Books.builtIn
    for folder in [Self.folder(of: file) + "books", "content/books"] {
      let names = (try? Disk.names(in: folder)) ?? []
      for name in names.sorted() {
        guard let bytes = try? Disk.read(folder + "/" + name) else { continue }
        books.add(SourceText(path: folder + "/" + name, bytes: bytes), into: &bag)
      }
    }
    return books
  }

  private func printRun(_ file: ScenarioFile) async throws {
    let jobs = ProcessInfo.processInfo.activeProcessorCount
    let scenarios = Replications.scenarios(file.scenario, count: file.replications)
    var runs = await Parallel.map(scenarios, jobs: jobs) { Run($0) }
    guard let base = runs.first else { return }
    if let variant {
      let other = try variantNamed(variant, of: file).run(beside: base)
      if !json { Terminal.print(RunText.difference(variant, base, other)) }
      runs = [other]
    }
    let run = runs[0]
    let cost = Bill(run.usage, file.prices)
    if json {
      return Terminal.print(RunJSON(run, prices: file.prices).bytes() + [UInt8(ascii: "\n")])
    }
    let isPlain = !table && !bill && !metrics
    if table || isPlain { Terminal.print(RunText.table(run)) }
    if metrics { Terminal.print(RunText.metrics(runs)) }
    if bill || isPlain { Terminal.print(RunText.bill(cost)) }
    for item in cost.notPriced {
      Terminal.say("note: \(file.prices.name) holds no price for \(item)\n")
    }
  }

  private func variantNamed(_ name: String, of file: ScenarioFile) throws -> Variant {
    if let variant = file.variants.first(where: { $0.name == name }) { return variant }
    if let rule = WrongRule(rawValue: name) { return Variant(file.scenario, believing: rule) }
    let known = file.variants.map(\.name) + WrongRule.allCases.map(\.rawValue)
    let near = NearMiss.help(name, among: known).map { "; \($0)" } ?? ""
    throw ValidationError("the scenario has no variant \"\(name)\"\(near)")
  }

  private func printGrid(_ file: ScenarioFile, _ reporter: Reporter) async throws {
    var bag = DiagnosticBag()
    let grid = await Grid.run(
      file, jobs: ProcessInfo.processInfo.activeProcessorCount, into: &bag)
    guard reporter.report(bag), let grid else { throw ExitCode(1) }
    Terminal.print(grid.json() + [UInt8(ascii: "\n")])
  }
}
