import DataNodes
import Diagnostics
import Foundation
import Scenarios
import Simulation
import TestSupport
import Testing

/// The manual's pages about simulations: their examples run, and their tables are the grammar's.
@Suite struct ManualTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("content/authoring/simulations")

  @Test func everyComponentHasItsPage() {
    for component in Components.all {
      let page = Self.folder.appendingPathComponent(component.type + ".md")
      #expect(FileManager.default.fileExists(atPath: page.path), "\(component.type)")
    }
  }

  /// What a reader must find on the page of a component besides its keys.
  @Test(arguments: Components.all.map(\.type))
  func everyPageHasARunAndSaysWhatItLeavesOut(_ type: String) throws {
    let page = Self.folder.appendingPathComponent(type + ".md")
    let text = try String(contentsOf: page, encoding: .utf8)
    #expect(text.contains("```simulation"), "\(type).md shows no run")
    #expect(text.contains("::metrics") || text.contains("::player"), "\(type).md shows no figures")
    #expect(text.contains("Left out: "), "\(type).md does not say what is left out")
  }

  @Test(arguments: ["_index"] + Components.all.map(\.type))
  func everyExampleRuns(_ name: String) throws {
    let page = Self.folder.appendingPathComponent(name + ".md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let examples = text.matches(of: /```(?:yaml|simulation[^\n]*)\n((?s).*?)```/).map {
      String($0.output.1)
    }
    #expect(!examples.isEmpty)
    for example in examples {
      var bag = DiagnosticBag()
      let file = ScenarioReader().read(SourceText(path: name, example), into: &bag)
      #expect(bag.isEmpty, "\(name): \(bag.items.map(\.message))")
      let run = Run(try #require(file).scenario)
      #expect(run.end.eventCount > 2)
      #expect(run.end.reason != .eventLimit)
    }
  }

  @Test func theTableOfAScenarioIsItsGrammars() {
    let difference = ManualTable.difference(
      ScenarioGrammar.frame.markdownTable(), in: Self.folder.appendingPathComponent("_index.md"),
      below: "## Keys of a scenario")
    if let difference { Issue.record("\(difference)") }
  }

  @Test(arguments: Components.all.map(\.type))
  func everyTableIsTheGrammars(_ type: String) throws {
    let component = try #require(Components.all.first { $0.type == type })
    let page = Self.folder.appendingPathComponent(type + ".md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let parts = text.components(separatedBy: "\n## Keys\n")
    #expect(parts.count == 2, "the page ends in its keys")
    let wanted = parts[0] + "\n## Keys\n\n" + component.schema.markdownTable()
    if let difference = Golden.difference(wanted, page) { Issue.record("\(difference)") }
  }
}
