import Diagnostics
import Foundation
import Scenarios
import Simulation
import TestSupport
import Testing

@Suite struct ScenarioReaderTests {
  static func read(
    _ text: String, settings: [Setting] = []
  ) -> (ScenarioFile?, DiagnosticBag) {
    var bag = DiagnosticBag()
    let file = ScenarioReader().read(
      SourceText(path: "scenario.yaml", text), settings: settings, into: &bag)
    return (file, bag)
  }

  /// Scenarios of `Fixtures/runs` with the table, tracker, prose and bill they lead to.
  @Test(arguments: Fixture.all("runs").filter { $0.url.pathExtension == "yaml" })
  func tellsTheSameStory(_ fixture: Fixture) throws {
    let text = try String(contentsOf: fixture.url, encoding: .utf8)
    let (file, bag) = Self.read(text)
    #expect(bag.isEmpty, "\(bag.items.map(\.message))")
    let scenario = try #require(file)
    let run = Run(scenario.scenario)
    var story = RunText.table(run) + "\n" + RunText.bill(Bill(run.usage, scenario.prices)) + "\n"
    story += Transcript(Trace(run)).sentences.map { $0.text + "\n" }.joined()
    for variant in scenario.variants {
      let difference = Difference(run, variant.run(beside: run))
      story += "\n" + RunText.difference(variant.name, difference)
    }
    let golden = fixture.url.deletingPathExtension().appendingPathExtension("txt")
    if let difference = Golden.difference(story, golden) { Issue.record("\(difference)") }
  }

  /// Mistakes of `Fixtures/mistakes`, each with the messages it leads to.
  @Test(arguments: Fixture.all("mistakes").filter { $0.url.pathExtension == "yaml" })
  func saysWhatIsWrong(_ fixture: Fixture) throws {
    let text = try String(contentsOf: fixture.url, encoding: .utf8)
    let (file, bag) = Self.read(text)
    #expect(file == nil)
    let index = LineIndex(Array(text.utf8))
    let messages = bag.sorted().map { diagnostic in
      let place = index.position(of: diagnostic.span?.start ?? 0)
      return "\(place.line):\(place.column) \(diagnostic.code.id): \(diagnostic.message)\n"
        + diagnostic.help.map { "  \($0)\n" }.joined()
    }.joined()
    let golden = fixture.url.deletingPathExtension().appendingPathExtension("txt")
    if let difference = Golden.difference(messages, golden) { Issue.record("\(difference)") }
  }

  @Test func changesSettings() throws {
    let text = "services: {a: {type: client, calls: b}, b: {type: function, work: 1 s}}"
    let (file, _) = Self.read(
      text,
      settings: [.init(path: "b.memory", value: "512 MB"), .init(path: "seed", value: "7")])
    let scenario = try #require(file).scenario
    #expect(scenario.seed == 7)
    guard let function = scenario.services[1].kind.function else {
      Issue.record("the second service is a function")
      return
    }
    #expect(function.memory == 512)
    let (none, bag) = Self.read(text, settings: [.init(path: "c.memory", value: "1 GB")])
    #expect(none == nil || bag.hasErrors)
    #expect(bag.items.first?.code.id == "unknown-setting")
  }

  @Test func runsGridsInOrder() async throws {
    let (file, _) = Self.read(
      """
      until: 100 s
      grid: {b.memory: [128 MB, 1769 MB], a.every: [1 s, 2 s]}
      services:
        a: {type: client, calls: b, every: 1 s}
        b: {type: function, work: 100 ms, processorBound: true}
      """)
    let sweep = try #require(file)
    var bag = DiagnosticBag()
    let first = await Grid.run(sweep, jobs: 1, into: &bag)
    let second = await Grid.run(sweep, jobs: 4, into: &bag)
    let grid = try #require(first)
    #expect(grid.json() == second?.json())
    #expect(grid.cells.map(\.indices) == [[0, 0], [0, 1], [1, 0], [1, 1]])
    #expect(grid.cells.map { $0.metrics["b", "started"] } == [101, 51, 101, 51])
  }

  @Test func publishesItsGrammar() throws {
    let schema = try JSONSerialization.jsonObject(with: Data(ScenarioGrammar.jsonSchema()))
    #expect((schema as? [String: Any])?["title"] as? String == "A scenario of the simulator")
  }

  @Test func writesRunsAsJSON() throws {
    let (file, _) = Self.read(
      "services: {a: {type: client, calls: b}, b: {type: function, work: 1 s}}")
    let read = try #require(file)
    let bytes = RunJSON(Run(read.scenario), prices: read.prices).bytes()
    let json = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    #expect(json?["version"] as? Int == 1)
    let steps = json?["steps"] as? [[String: Any]]
    #expect(steps?.compactMap { $0["id"] as? String }.prefix(3) == ["send", "allocate", "run"])
  }
}
