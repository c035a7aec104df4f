import ArgumentParser
import Diagnostics
import Scenarios
import Simulation

/// The output of `coldstart simulate`, by what was asked for.
struct SimulationOutput {
  private let wants: SimulateCommand
  private let file: ScenarioFile
  /// Those of the run that is shown: a variant may have its own.
  private let prices: PriceBook

  init(_ wants: SimulateCommand, file: ScenarioFile, prices: PriceBook?) {
    self.wants = wants
    self.file = file
    self.prices = prices ?? file.prices
  }

  private var options: Bill.Options { Bill.Options(hasFreeTier: !wants.hasNoFreeTier) }

  private func costs(_ run: Run) -> CostComparison {
    CostComparison(run, prices, alternative: file.alternative, options: options)
  }

  /// What a variant changes; its run follows, unless only the change is wanted.
  func show(_ name: String, _ base: Run, _ other: Run) {
    let bills = (
      before: Bill(base.usage, file.prices, options), after: Bill(other.usage, prices, options)
    )
    let difference = Difference(base, other, bills: bills)
    if wants.json, wants.difference {
      return line(DifferenceJSON(name, of: base.scenario, difference).bytes())
    }
    guard !wants.json, wants.value.isEmpty else { return }
    Terminal.print(RunText.difference(name, difference))
  }

  /// The runs of one scenario: the first, and the estimates of all.
  func show(_ runs: [Run]) {
    let run = runs[0]
    let costs = costs(run)
    if wants.json {
      showJSON(runs, costs)
    } else {
      let isPlain = !wants.table && !wants.bill && !wants.metrics
      if wants.table || isPlain { Terminal.print(RunText.table(run)) }
      if wants.metrics { Terminal.print(RunText.metrics(runs)) }
      if wants.bill || isPlain {
        Terminal.print(RunText.bill(wants.monthly ? costs.monthlyBill : costs.runBill))
      }
      if wants.bill { Terminal.print(RunText.alternative(costs, isMonthly: wants.monthly)) }
    }
    for item in costs.runBill.notPriced {
      Terminal.say("note: \(prices.name) holds no price for \(item)\n")
    }
    if run.end.reason == .interrupted {
      Terminal.say("interrupted: this is what had happened by then\n")
    }
  }

  private func showJSON(_ runs: [Run], _ costs: CostComparison) {
    if wants.metrics { return line(MetricsJSON(runs).bytes()) }
    if wants.bill || wants.monthly {
      return line(CostJSON(runs[0], costs, isMonthly: wants.monthly).bytes())
    }
    line(RunJSON(runs[0], prices: prices, options: options).bytes())
  }

  /// Single values, each on a line of its own, for other programs.
  func showValues(_ run: Run) throws {
    let costs = costs(run)
    let bill = wants.monthly ? costs.monthlyBill : costs.runBill
    let facts = RunFacts(run, trace: Trace(run), bill: bill, costs: costs)
    for path in wants.value {
      switch facts.value(path) {
      case .success(let value): Terminal.print(value.plain + "\n")
      case .failure(let unknown):
        let help = NearMiss.help(unknown.part, among: unknown.known).map { "; \($0)" } ?? ""
        throw ValidationError("\"\(path)\": there is no \"\(unknown.part)\" in this run\(help)")
      }
    }
  }

  private func line(_ bytes: [UInt8]) { Terminal.print(bytes + [UInt8(ascii: "\n")]) }
}
