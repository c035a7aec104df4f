import Diagnostics
import Foundation
import Scenarios
import Simulation
import TestSupport
import Testing

/// Scenarios of `Fixtures/laws`, each with what is right about it, reckoned by hand or read in the
/// provider's documentation. A line `#= metrics.work.started 1` says what a run must give;
/// `± 0.1` behind it says how near, and nothing means to the last digit shown. Besides the paths of
/// runs there are `usage.ITEM` and `month.ITEM`, the quantities of the bill and of a month's, and
/// `says`, a code that must be reported. An underscore stands for a space.
@Suite struct LawTests {
  private struct Expectation {
    let path: String
    let value: String
    let tolerance: Double

    init?(_ line: Substring) {
      guard line.hasPrefix("#= ") else { return nil }
      let words = line.dropFirst(3).split(separator: " ").map(String.init)
      guard words.count >= 2 else { return nil }
      (path, value) = (words[0].replacing("_", with: " "), words[1])
      tolerance = words.count == 4 && words[2] == "±" ? Double(words[3]) ?? 0 : 0
    }

    func holds(_ found: String) -> Bool {
      guard let found = Double(found), let wanted = Double(value) else { return found == value }
      return abs(found - wanted) <= max(tolerance, 1e-6 * abs(wanted))
    }
  }

  @Test(
    arguments: Fixture.all("laws").filter {
      $0.url.pathExtension == "yaml" && (Effort.isFull || !$0.description.hasPrefix("long-"))
    })
  func holds(_ fixture: Fixture) throws {
    let text = try String(contentsOf: fixture.url, encoding: .utf8)
    let expectations = text.split(separator: "\n").compactMap(Expectation.init)
    #expect(!expectations.isEmpty)
    var bag = DiagnosticBag()
    let file = ScenarioReader().read(SourceText(path: fixture.description, text), into: &bag)
    let codes = Set(expectations.filter { $0.path == "says" }.map(\.value))
    #expect(Set(bag.items.map(\.code.id)) == codes, "\(bag.items.map(\.message))")
    let wanted = expectations.filter { $0.path != "says" }
    guard !wanted.isEmpty else { return }
    let read = try #require(file)
    let facts = Facts(read)
    for expectation in wanted {
      let found = facts.value(expectation.path)
      #expect(
        expectation.holds(found), "\(expectation.path): \(found) instead of \(expectation.value)")
    }
  }

  /// What a run says under the names of expectations.
  private struct Facts {
    let run: Run
    let month: Bill
    let facts: RunFacts

    init(_ file: ScenarioFile) {
      run = Run(file.scenario)
      let costs = file.costs(run)
      month = costs.monthlyBill
      facts = RunFacts(run, trace: Trace(run), bill: costs.runBill, costs: costs)
    }

    func value(_ path: String) -> String {
      if path.hasPrefix("usage.") {
        return run.usage.quantity(of: String(path.dropFirst(6))).text()
      }
      if path.hasPrefix("month.") {
        let item = path.dropFirst(6)
        let lines = month.lines.filter { $0.item == item }
        return lines.reduce(Exact.zero) { $0 + $1.quantity }.text()
      }
      switch facts.value(path) {
      case .success(let value): return value.plain
      case .failure(let unknown): return "unknown \(unknown.part)"
      }
    }
  }
}
