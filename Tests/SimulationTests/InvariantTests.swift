import Simulation
import TestSupport
import Testing

/// What must not change when only the looking does, over scenarios made by chance.
@Suite struct InvariantTests {
  private static let seeds = 1...TestSupport.Effort.rounds(25, full: 150)

  @Test(arguments: seeds)
  func keepingATraceChangesNothing(_ seed: Int) {
    let scenario = RandomSystem.scenario(UInt64(seed))
    var untraced = scenario
    untraced.focus = .nothing
    let (first, second) = (Run(scenario), Run(untraced))
    #expect(first.metrics == second.metrics)
    #expect(first.usage == second.usage)
    #expect(second.entries.isEmpty)
  }

  /// A warm-up forgets statistics and nothing else: the same things happen.
  @Test(arguments: seeds)
  func warmingUpChangesNothingThatHappens(_ seed: Int) {
    let scenario = RandomSystem.scenario(UInt64(seed))
    var warm = scenario
    warm.warmUp = .seconds(20)
    func happened(_ scenario: Scenario) -> [String] {
      Run(scenario).entries.map { "\($0.time.seconds) \($0.step) \($0.request) \($0.subject)" }
    }
    #expect(happened(scenario) == happened(warm))
  }

  @Test(arguments: seeds)
  func everyRequestIsSomewhere(_ seed: Int) throws {
    let run = Run(RandomSystem.scenario(UInt64(seed)))
    for service in run.metrics.services where service.kind == "client" {
      let ended = (service["answered"] ?? 0) + (service["failed"] ?? 0)
      #expect(service["requests"] == ended + (service["waiting"] ?? 0), "seed \(seed)")
    }
  }

  @Test(arguments: seeds)
  func noFigureIsNegativeOrNone(_ seed: Int) {
    let run = Run(RandomSystem.scenario(UInt64(seed)))
    for service in run.metrics.services {
      for measure in service.measures {
        let text = "seed \(seed): \(service.service).\(measure.id) is \(measure.value)"
        #expect(measure.value.isFinite && measure.value >= 0, "\(text)")
      }
    }
    for entry in run.usage.entries { #expect(entry.billed >= entry.quantity) }
  }
}
