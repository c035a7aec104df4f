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
      Without a choice of output, the execution table and the bill are printed. Ctrl-C ends a long \
      run and prints what had happened by then. Exit codes: 0 ran, 1 errors in the scenario, 2 the \
      machine failed, 64 wrong usage, 130 interrupted.
      """)

  @OptionGroup var reporting: ReportArguments

  @Flag(
    help: "Print JSON: the run, or with --metrics, --bill or --difference those.")
  var json = false

  @Flag(help: "Print the execution table.")
  var table = false

  @Flag(help: "Print the bill, and what servers for the same load would cost.")
  var bill = false

  @Flag(help: "Bills are for a month of such load.")
  var monthly = false

  @Flag(name: .customLong("no-free-tier"), help: "Bills without the monthly free tier.")
  var hasNoFreeTier = false

  @Flag(help: "Print the figures.")
  var metrics = false

  @Flag(help: "Print only what the variant changes.")
  var difference = false

  @Flag(help: "Run the scenario's grid and print it as JSON.")
  var grid = false

  @Option(
    help: ArgumentHelp(
      "Print only these figures of the grid, such as orders.cold-share,users.p99-latency.",
      valueName: "names"))
  var figures: String?

  @Option(
    help: ArgumentHelp(
      "Run the arrivals of a real function's log, JSON or CSV, and print both side by side.",
      valueName: "log"), completion: .file(extensions: ["json", "csv"]))
  var compare: String?

  @Option(
    help: ArgumentHelp("The function that the log is of. Default: the first.", valueName: "name"))
  var function: String?

  @Flag(help: "Print the JSON Schema of scenarios, and run nothing.")
  var schema = false

  @Option(
    help: ArgumentHelp(
      "Print the JSON Schema of an output, and run nothing.", valueName: "name"),
    completion: .list(SimulationFormats.all.map(\.name)))
  var schemaOf: String?

  @Option(
    help: ArgumentHelp(
      "Print one value, such as metrics.orders.cold-starts, bill.total or running@allocate.",
      valueName: "path"))
  var value: [String] = []

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

  func validate() throws {
    if difference, variant == nil {
      throw ValidationError("--difference needs a --variant to compare with")
    }
    if let requests, requests < 0 { throw ValidationError("--requests counts from 0") }
    if figures != nil, !grid { throw ValidationError("--figures chooses from a --grid") }
    if hasNoFreeTier, grid {
      throw ValidationError("--grid bills with what is free; --no-free-tier would change nothing")
    }
    if function != nil, compare == nil {
      throw ValidationError("--function says whose log --compare reads")
    }
  }

  func run() async throws {
    try await Reporter.run {
      if let schema = try wantedSchema() {
        return Terminal.print(schema + [UInt8(ascii: "\n")])
      }
      let text = SourceText(
        path: file, bytes: file == "-" ? Terminal.readInput() : try Disk.readStream(file))
      let reporter = Reporter(reporting, root: ".", given: text)
      var bag = DiagnosticBag()
      let beside = FileDoor.disk(Self.folder(of: file) + ".")
      let reader = ScenarioReader(
        books: BookFolders.books(beside: Self.folder(of: file), into: &bag)
      ) { name in
        SitePath.root.resolving(name).flatMap { $0.isHidden ? nil : try? beside.read($0) }
          .map { String(decoding: $0, as: UTF8.self) }
      }
      let read = reader.read(text, settings: try settings(), into: &bag)
      guard reporter.report(bag), let read else { throw ExitCode(1) }
      let adjusted = read.adjusted(by: .init(seed: seed, requestsMax: requests))
      let watch = RunWatch()
      let interrupt = Interrupt { watch.stop() }
      defer { interrupt.restore() }
      if grid { return try await printGrid(adjusted, reporter, watch) }
      if let compare { return try printComparison(compare, adjusted, watch) }
      try await printRun(adjusted, reporter, watch)
      if watch.isStopped { throw ExitCode(130) }
    }
  }

  private func wantedSchema() throws -> [UInt8]? {
    guard let name = schema ? "scenario" : schemaOf else { return nil }
    if let format = SimulationFormats.all.first(where: { $0.name == name }) {
      return format.bytes()
    }
    let known = SimulationFormats.all.map(\.name)
    throw ValidationError(
      "there is no format \"\(name)\"; " + (NearMiss.help(name, among: known) ?? ""))
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

  private func printRun(
    _ file: ScenarioFile, _ reporter: Reporter, _ watch: RunWatch
  ) async throws {
    let progress = Progress("\(watch.events / 1_000_000) M events", isQuiet: reporting.quiet)
    let jobs = ProcessInfo.processInfo.activeProcessorCount
    let scenarios = Replications.scenarios(file.scenario, count: file.replications)
    let chosen = try variant.map { try variantNamed($0, of: file) }
    var runs = await Parallel.map(scenarios, jobs: jobs) { Run($0, watch: watch) }
    let other = chosen.flatMap { chosen in
      runs.first.map { base in
        Run(chosen.scenario(beside: base) { Run($0, watch: watch) }, watch: watch)
      }
    }
    progress.finish()
    // Replications that were not begun when the work was stopped have nothing to say.
    if watch.isStopped { runs = runs.filter { $0.end.eventCount > 0 } }
    guard let base = runs.first else { return }
    var bag = DiagnosticBag()
    for run in runs + (other.map { [$0] } ?? []) {
      if bag.isEmpty, let stopped = file.diagnostic(of: run) { bag.report(stopped) }
    }
    guard reporter.report(bag) else { throw ExitCode(1) }
    let output = SimulationOutput(self, file: file, prices: chosen?.prices)
    if let chosen, let other {
      output.show(chosen.name, base, other)
      if difference { return }
      runs = [other]
    }
    if !value.isEmpty { return try output.showValues(runs[0]) }
    output.show(runs)
  }

  private func variantNamed(_ name: String, of file: ScenarioFile) throws -> Variant {
    if let variant = file.variants.first(where: { $0.name == name }) { return variant }
    if let rule = WrongRule(rawValue: name) { return Variant(file.scenario, believing: rule) }
    let known = file.variants.map(\.name) + WrongRule.allCases.map(\.rawValue)
    let near = NearMiss.help(name, among: known).map { "; \($0)" } ?? ""
    throw ValidationError("the scenario has no variant \"\(name)\"\(near)")
  }

  private func printGrid(
    _ file: ScenarioFile, _ reporter: Reporter, _ watch: RunWatch
  ) async throws {
    let count = file.grid.reduce(1) { $0 * $1.values.count }
    let progress = Progress("\(watch.runs) of \(count) runs", isQuiet: reporting.quiet)
    var bag = DiagnosticBag()
    let grid = await Grid.run(
      file, jobs: ProcessInfo.processInfo.activeProcessorCount, watch: watch, into: &bag)
    progress.finish()
    if watch.isStopped, grid == nil {
      Terminal.say("interrupted after \(watch.runs) of \(count) runs; nothing is printed\n")
      throw ExitCode(130)
    }
    guard reporter.report(bag), let grid else { throw ExitCode(1) }
    Terminal.print(grid.json(figures: try chosen(grid.figures)) + [UInt8(ascii: "\n")])
  }

  /// The figures of a grid that were asked for; none for all.
  private func chosen(_ known: [String]) throws -> [String] {
    let names = figures?.split(separator: ",").map(String.init) ?? []
    for name in names where !known.contains(name) {
      let near = NearMiss.help(name, among: known).map { "; \($0)" } ?? ""
      throw ValidationError("the grid has no figure \"\(name)\"\(near)")
    }
    return names
  }

  /// A log beside the run of its arrivals.
  private func printComparison(
    _ path: String, _ file: ScenarioFile, _ watch: RunWatch
  ) throws {
    let text = SourceText(path: path, bytes: try Disk.read(path))
    var bag = DiagnosticBag()
    let log = ReportLog.read(text, into: &bag)
    guard Reporter(reporting, root: ".", given: text).report(bag), let log else {
      throw ExitCode(1)
    }
    let functions = file.scenario.functions
    guard let name = function ?? functions.first, let place = file.scenario.index(of: name),
      functions.contains(name)
    else {
      let near = function.flatMap { NearMiss.help($0, among: functions) }.map { "; \($0)" } ?? ""
      throw ValidationError("the scenario has no function \"\(function ?? "")\"\(near)")
    }
    guard let scenario = ReportComparison.scenario(file.scenario, function: place, with: log)
    else {
      throw ValidationError(
        "no client of the scenario calls \"\(name)\": the log's arrivals need one")
    }
    let run = Run(scenario, watch: watch)
    Terminal.print(ReportComparison(log, run, function: name).text)
    if watch.isStopped { throw ExitCode(130) }
  }
}
