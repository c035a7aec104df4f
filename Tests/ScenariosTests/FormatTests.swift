import DataNodes
import Diagnostics
import Foundation
import Scenarios
import Simulation
import TestSupport
import Testing

/// What the simulator writes is what its published schemas say.
@Suite struct FormatTests {
  /// Every scenario of the manual and of the fixtures, by name.
  static let scenarios: [(name: String, text: String)] = {
    let folder = ManualTests.folder
    let pages = ["_index"] + Components.all.map(\.type)
    let examples = pages.flatMap { page -> [(name: String, text: String)] in
      let url = folder.appendingPathComponent(page + ".md")
      let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
      return text.matches(of: /```(?:yaml|simulation[^\n]*)\n((?s).*?)```/).map {
        (page, String($0.output.1))
      }
    }
    let fixtures = Fixture.all("runs").filter { $0.url.pathExtension == "yaml" }.compactMap {
      fixture in (try? String(contentsOf: fixture.url, encoding: .utf8)).map { ("\(fixture)", $0) }
    }
    return examples + fixtures
  }()

  private func complaints(_ bytes: [UInt8], _ format: String) throws -> [String] {
    let schema = try #require(SimulationFormats.all.first { $0.name == format }).schema
    var bag = DiagnosticBag()
    let node = DataParser.parse(SourceText(path: "\(format).json", bytes: bytes), into: &bag)
    if let node { _ = schema.check(node, into: &bag) } else { return ["no JSON"] }
    return bag.items.map(\.message)
  }

  /// The scenario, with a trace short enough to be checked in a moment.
  private func read(_ text: String) throws -> ScenarioFile {
    let settings = text.contains("\nlimits:") ? [] : [Setting(path: "limits.trace", value: "150")]
    return try #require(ScenarioReaderTests.read(text, settings: settings).0)
  }

  @Test(arguments: scenarios.map(\.text))
  func outputsAreOfTheirFormats(_ text: String) throws {
    let file = try read(text)
    let run = Run(file.scenario)
    let runs = [run] + Replications.scenarios(file.scenario, count: 2).dropFirst().map { Run($0) }
    #expect(try complaints(RunJSON(run, prices: file.prices).bytes(), "run") == [])
    #expect(try complaints(MetricsJSON([run]).bytes(), "metrics") == [])
    #expect(try complaints(MetricsJSON(runs).bytes(), "metrics") == [])
    for isMonthly in [false, true] {
      let cost = CostJSON(run, file.costs(run), isMonthly: isMonthly)
      #expect(try complaints(cost.bytes(), "bill") == [])
    }
    for rule in [WrongRule.neverRelease, .billIdle, .noLimit] {
      let other = Variant(file.scenario, believing: rule).run(beside: run)
      let bills = (Bill(run.usage, file.prices), Bill(other.usage, file.prices))
      let difference = Difference(run, other, bills: bills)
      let json = DifferenceJSON(rule.rawValue, of: file.scenario, difference)
      #expect(try complaints(json.bytes(), "difference") == [])
    }
  }

  @Test func gridsAreOfTheirFormat() async throws {
    let file = try read(
      """
      grid: {b.memory: [128 MB, 512 MB], seed: [1, 2]}
      services:
        a: {type: client, calls: b, at: [0 s, 1 s]}
        b: {type: function, work: 100 ms}
      """)
    var bag = DiagnosticBag()
    let grid = await Grid.run(file, jobs: 1, into: &bag)
    #expect(try complaints(try #require(grid).json(), "grid") == [])
  }

  @Test(arguments: [
    ("run", "version: 2"), ("grid", "version: 1\naxes: []\nfigures: [a]\nruns: [[x]]"),
    ("metrics", "version: 1\nscenario: \"a\"\nrules: \"b\"\nseed: 1"),
  ])
  func schemasRefuseOtherDocuments(_ format: String, _ text: String) throws {
    #expect(try complaints(Array(text.utf8), format) != [])
  }

  @Test func everyFormatIsNamedAndVersioned() throws {
    #expect(SimulationFormats.all.map(\.name) == SimulationFormats.all.map(\.name).sorted())
    for format in SimulationFormats.all {
      let json = try JSONSerialization.jsonObject(with: Data(format.bytes())) as? [String: Any]
      #expect(json?["$id"] as? String == format.id)
      #expect(format.version == nil || format.id.hasSuffix(":\(format.version ?? 0)"))
    }
  }
}
