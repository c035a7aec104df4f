import Diagnostics
import Foundation
import Scenarios
import Simulation
import TestSupport

/// Cases that are scenarios as authors write them: read, run, and asked by the paths of the manual.
///
/// Besides those paths there are `month.total` and `month.ITEM`, what `--monthly` bills.
enum ScenarioCases {
  /// What came out, by the paths that are expected; with several seeds the mean, and beside it
  /// half the interval that holds the mean with 95 in 100.
  static func run(_ sample: SimulatorCase) -> [String: CaseValue]? {
    let lines = sample.inputs["scenario"]?.list.compactMap(\.text) ?? []
    guard let file = read(lines.joined(separator: "\n") + "\n") else { return nil }
    let seeds = max(1, Int(sample.input("seeds", 1) ?? 1))
    let options = Bill.Options(hasFreeTier: sample.inputs["free_tier"]?.bool ?? true)
    let paths = sample.expected.members.keys.sorted()
    var values: [String: [Double]] = [:]
    for seed in 1...seeds {
      let run = Run(file.adjusted(by: .init(seed: UInt64(seed), requestsMax: nil)).scenario)
      let asked = Asked(run, file, options)
      for path in paths { values[path, default: []].append(asked.value(path) ?? .nan) }
    }
    var figures: [String: CaseValue] = [:]
    for (path, samples) in values {
      let estimate = Estimate(samples)
      figures[path] = .number(estimate.mean)
      if seeds > 1 { figures[path + "_error"] = .number(estimate.error) }
    }
    return figures
  }

  private static func read(_ text: String) -> ScenarioFile? {
    var bag = DiagnosticBag()
    let file = ScenarioReader().read(SourceText(path: "case.yaml", text), into: &bag)
    return bag.hasErrors ? nil : file
  }

  /// A run and its bills.
  private struct Asked {
    let facts: RunFacts
    let month: Bill

    init(_ run: Run, _ file: ScenarioFile, _ options: Bill.Options) {
      let costs = CostComparison(
        run, file.prices, alternative: file.alternative, options: options)
      facts = RunFacts(run, trace: Trace(run), bill: costs.runBill, costs: costs)
      month = costs.monthlyBill
    }

    func value(_ path: String) -> Double? {
      if path == "month.total" { return month.total.asDouble }
      if path.hasPrefix("month.") {
        return month.amount(of: String(path.dropFirst("month.".count))).asDouble
      }
      switch facts.value(path) {
      case .success(let value): return Double(value.plain)
      case .failure: return nil
      }
    }
  }
}

/// The mean of independent values, and how far it may be off by chance.
struct Estimate {
  let mean: Double
  /// The standard error of the mean; 0 for one value.
  let error: Double
  /// Student's t for ten values: 95 in 100, and 999 in 1,000.
  static let usual = 2.262
  static let wide = 4.781

  init(_ values: [Double]) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    error = count > 1 ? (squares / (count - 1) / count).squareRoot() : 0
  }
}
