import DataNodes
import Diagnostics
package import Simulation

/// A scenario with all that belongs to it, as its author wrote it.
package struct ScenarioFile: Sendable {
  package let scenario: Scenario
  package let prices: PriceBook
  /// Runs with different luck that the figures are taken from.
  package let replications: Int
  package let variants: [Variant]
  package let grid: [GridAxis]
  /// Servers that the same load is reckoned on.
  package let alternative: ServerAlternative
  let origin: Origin
  var adjustment = Adjustment()

  /// Where the file came from: what the runs of its grid are read from again.
  struct Origin: Sendable {
    /// The document with its settings, without variants and grid.
    let document: DataNode
    let reader: ScenarioReader
  }

  /// The changes made from outside, whatever the file says.
  package struct Adjustment: Hashable, Sendable {
    /// Where all luck comes from.
    package var seed: UInt64?
    /// Every client stops after so many requests.
    package var requestsMax: Int?

    package init(seed: UInt64? = nil, requestsMax: Int? = nil) {
      self.seed = seed
      self.requestsMax = requestsMax
    }

    func apply(to scenario: Scenario) -> Scenario {
      var scenario = scenario
      if let seed { scenario.seed = seed }
      if let requestsMax { scenario.limitRequests(to: requestsMax) }
      return scenario
    }
  }

  /// No service at all: what stands behind a run that an author states.
  package static let empty = ScenarioFile(
    scenario: Scenario(), prices: PriceBook(name: "none", date: ""), replications: 1, variants: [],
    grid: [],
    alternative: ServerAlternative(),
    origin: Origin(
      document: DataNode(.null, span: SourceSpan(path: "", start: 0, end: 0)),
      reader: ScenarioReader()))

  /// The prices around another scenario, without variants and grid.
  package func holding(_ scenario: Scenario) -> ScenarioFile {
    ScenarioFile(
      scenario: scenario, prices: prices, replications: 1, variants: [], grid: [],
      alternative: alternative, origin: origin)
  }

  /// The same with scenario, variants and grid changed from outside.
  package func adjusted(by adjustment: Adjustment) -> ScenarioFile {
    ScenarioFile(
      scenario: adjustment.apply(to: scenario), prices: prices, replications: replications,
      variants: variants.map {
        Variant(
          $0.name, adjustment.apply(to: $0.scenario), title: $0.title, prices: $0.prices)
      }, grid: grid, alternative: alternative, origin: origin, adjustment: adjustment)
  }

  /// What a run of this file costs, for itself and by the month, and what servers would.
  package func costs(_ run: Run) -> CostComparison {
    CostComparison(run, prices, alternative: alternative)
  }
}

/// A setting and the values it takes in a grid of runs.
package struct GridAxis: Hashable, Sendable {
  /// A path such as `orders.memory`.
  package let setting: String
  /// The values as written.
  package let values: [String]

  package init(setting: String, values: [String]) {
    self.setting = setting
    self.values = values
  }
}

/// A change to a scenario: `orders.memory` = `512 MB`.
package struct Setting: Hashable, Sendable {
  package let path: String
  package let value: String

  package init(path: String, value: String) {
    self.path = path
    self.value = value
  }

  /// Reads `orders.memory=512 MB`; nil without an equals sign or a path.
  package init?(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return nil }
    self.init(path: String(parts[0]), value: String(parts[1]))
  }
}
