import Diagnostics
import Foundation
import Scenarios
import Simulation
import TestSupport
import Testing

/// A folder for each kind of service: a scenario with what it leads to, and a wrong one with what
/// is said about it.
@Suite struct ComponentFixtureTests {
  @Test(arguments: Components.all.map(\.type))
  func tellsWhatHappens(_ type: String) throws {
    let (file, bag) = try read(type, "scenario.yaml")
    #expect(bag.isEmpty, "\(bag.items.map(\.message))")
    let read = try #require(file)
    #expect(read.scenario.services.contains { $0.kind.type == type })
    let run = Run(read.scenario)
    let story =
      RunText.table(run) + "\n" + RunText.metrics([run]) + "\n"
      + RunText.bill(Bill(run.usage, read.prices))
    let golden = Fixture.root().appendingPathComponent("\(type)/run.txt")
    if let difference = Golden.difference(story, golden) { Issue.record("\(difference)") }
  }

  @Test(arguments: Components.all.map(\.type))
  func saysWhatIsWrong(_ type: String) throws {
    let (file, bag) = try read(type, "wrong.yaml")
    #expect(file == nil)
    let text = try String(contentsOf: url(type, "wrong.yaml"), encoding: .utf8)
    let index = LineIndex(Array(text.utf8))
    let messages = bag.sorted().map { diagnostic in
      let place = index.position(of: diagnostic.span?.start ?? 0)
      return "\(place.line):\(place.column) \(diagnostic.code.id): \(diagnostic.message)\n"
        + diagnostic.help.map { "  \($0)\n" }.joined()
    }.joined()
    let golden = url(type, "wrong.txt")
    if let difference = Golden.difference(messages, golden) { Issue.record("\(difference)") }
  }

  private func url(_ type: String, _ name: String) -> URL {
    Fixture.root().appendingPathComponent("\(type)/\(name)")
  }

  private func read(_ type: String, _ name: String) throws -> (ScenarioFile?, DiagnosticBag) {
    let text = try String(contentsOf: url(type, name), encoding: .utf8)
    var bag = DiagnosticBag()
    let file = ScenarioReader().read(SourceText(path: name, text), into: &bag)
    return (file, bag)
  }
}
