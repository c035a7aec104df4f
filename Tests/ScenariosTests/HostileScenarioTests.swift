import Diagnostics
import Foundation
import Scenarios
import Simulation
import TestSupport
import Testing

/// Nothing that the grammar lets through ends the program, hangs, or gives a figure that cannot be.
@Suite struct HostileScenarioTests {
  private static var schema: [String: Any] {
    let json = try? JSONSerialization.jsonObject(with: Data(ScenarioGrammar.jsonSchema()))
    return json as? [String: Any] ?? [:]
  }

  @Test func everyScenarioEnds() {
    let schema = Self.schema
    var runs = 0
    for seed in 1...UInt64(Effort.isFull ? 5000 : 150) {
      let text = SchemaWalk.scenario(seed, schema)
      var bag = DiagnosticBag()
      let file = ScenarioReader().read(SourceText(path: "seed \(seed)", text), into: &bag)
      #expect(file != nil || bag.hasErrors, "seed \(seed) is refused without a word")
      guard let file else { continue }
      runs += 1
      expectSound(file, "seed \(seed)")
    }
    #expect(runs > 0, "the walk makes scenarios that run")
  }

  private func expectSound(_ file: ScenarioFile, _ name: String) {
    let run = Run(file.scenario)
    for service in run.metrics.services {
      for measure in service.measures {
        #expect(
          measure.value.isFinite && measure.value >= 0,
          "\(name): \(service.service).\(measure.id) is \(measure.value)")
      }
    }
    #expect(run.end.reason.isWhole || file.diagnostic(of: run) != nil)
    let costs = file.costs(run)
    #expect(costs.runBill.total >= .zero && costs.monthlyBill.total >= .zero, "\(name)")
    _ = ExecutionTable(Trace(run))
    var silent = file.scenario
    silent.focus = .nothing
    #expect(Run(silent).metrics == run.metrics, "\(name) is another run without a trace")
  }
}
