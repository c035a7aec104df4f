import Foundation
import TestSupport
import Testing

/// Every case of the case file: closed forms, other simulators, published bills, documented
/// behaviour.
@Suite struct SimulatorCasesTests {
  /// What came out of every case, computed once, on all cores.
  static let results: [[String: CaseValue]?] = {
    let cases = SimulatorCase.chosen
    let slots = Mutexed([[String: CaseValue]?](repeating: nil, count: cases.count))
    DispatchQueue.concurrentPerform(iterations: cases.count) { index in
      let result = CaseRunner.run(cases[index])
      slots.with { $0[index] = result }
    }
    return slots.with { $0 }
  }()

  @Test(arguments: SimulatorCase.chosen.indices)
  func agreesWithTheCase(_ index: Int) throws {
    let sample = SimulatorCase.chosen[index]
    let ours = try #require(Self.results[index], "no runner knows \(sample.kind)")
    for row in CaseComparison(sample: sample).rows(ours) {
      let text = "\(sample.id) \(row.key): expected \(row.expected.shown)"
      #expect(row.isWithin, "\(text), ours \(row.ours?.shown ?? "none")")
    }
  }

  /// What a run is held against must itself be what was published, to the last digit of it.
  @Test func theAnalyticModelGivesItsPublishedFigures() throws {
    let samples = SimulatorCase.all.filter { $0.kind.hasPrefix("model/") }
    #expect(samples.count == 4)
    for sample in samples {
      let figures = try #require(AnalyticModel(sample)).figures
      for (key, expected) in sample.expected.members {
        let (wanted, value) = (try #require(expected.number), try #require(figures[key]))
        #expect(abs(wanted - value) < 1e-6, "\(sample.id) \(key): \(wanted), ours \(value)")
      }
    }
  }

  @Test func theFileIsThere() {
    #expect(SimulatorCase.all.count >= 173)
    #expect(SimulatorCase.all.count { $0.kind.hasPrefix("law/") } >= 80)
  }

  /// The page of the manual is made from these runs, in release, where they are full.
  @Test(.enabled(if: Effort.isFull))
  func theValidationPageTellsTheSame() {
    let page = ValidationPage.text(SimulatorCase.all, Self.results)
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let url = root.appendingPathComponent("content/contributing/validation.md")
    if let difference = Golden.difference(page, url) { Issue.record("\(difference)") }
  }
}
