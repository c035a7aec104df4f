package import Scenarios
package import Simulation

/// A run with the name a page knows it by, and everything that is read from it.
package struct LessonRun: Sendable {
  /// As authors write it: `first-request`.
  package let name: String
  package let file: ScenarioFile
  package let run: Run
  package let trace: Trace
  package let wording: Wording
  /// The prices it is billed by.
  package let prices: PriceBook
  /// What is said about it.
  package let words: Words
  /// Whether an author wrote its steps down: then there is nothing but its trace.
  package let isStated: Bool
  private let library: RunLibrary

  /// The run of a scenario, made by `library` or found in it. `name` begins the anchors of its
  /// steps.
  package init(
    _ name: String, _ file: ScenarioFile, in library: RunLibrary, words: Words = .english
  ) {
    self.init(name, file, file.scenario, file.prices, in: library, words)
  }

  private init(
    _ name: String, _ file: ScenarioFile, _ scenario: Scenario, _ prices: PriceBook,
    in library: RunLibrary, _ words: Words
  ) {
    self.prices = prices
    self.words = words
    self.name = name
    self.file = file
    wording = words.wording.casting(scenario)
    self.library = library
    run = library.run(scenario)
    trace = library.trace(scenario)
    isStated = false
  }

  /// A run that an author states step by step.
  package init(
    stated name: String, _ trace: Trace, wording: Wording, in library: RunLibrary, words: Words
  ) {
    self.name = name
    self.words = words
    self.trace = trace
    self.wording = wording
    self.library = library
    file = .empty
    prices = file.prices
    run = library.run(file.scenario)
    isStated = true
  }

  /// Who acts in a run.
  package struct Service: Sendable {
    package let name: String
    package let title: String
    /// The kind of service, `function`; `stated` where an author states the run.
    package let kind: String
  }

  /// In the order of the scenario, or of their first steps.
  package var services: [Service] {
    guard isStated else {
      return run.metrics.services.map {
        Service(name: $0.service, title: $0.title, kind: $0.kind)
      }
    }
    var seen: Set<String> = []
    return trace.steps.filter { !$0.service.isEmpty && seen.insert($0.service).inserted }.map {
      Service(name: $0.service, title: $0.actor, kind: "stated")
    }
  }

  /// The title of the service with this name.
  package func title(of service: String) -> String { wording.cast.title(of: service) }

  /// What steps can be called: what can happen in runs, or the names that an author gave.
  package var stepKinds: [String] {
    guard isStated else { return StepKind.allCases.filter { $0 != .stated }.map(\.id) }
    var seen: Set<Substring> = []
    return trace.steps.map(\.name).filter { seen.insert($0).inserted }.map(String.init)
  }

  /// What the run costs.
  package var bill: Bill { bill(hasFreeTier: true) }

  /// The same with or without what is free each month.
  package func bill(hasFreeTier: Bool) -> Bill {
    Bill(run.usage, prices, Bill.Options(hasFreeTier: hasFreeTier))
  }

  /// What such load costs, as it was run and on servers.
  package func costs(hasFreeTier: Bool = true) -> CostComparison {
    CostComparison(
      run, prices, alternative: file.alternative,
      options: Bill.Options(hasFreeTier: hasFreeTier))
  }

  /// Everything that can be asked of the run by name.
  package func facts(hasFreeTier: Bool = true) -> RunFacts {
    let costs = costs(hasFreeTier: hasFreeTier)
    return RunFacts(run, trace: trace, bill: costs.runBill, costs: costs)
  }

  /// The names of everything `variant(_:)` knows: the author's variants, then the wrong rules.
  package var variantNames: [String] {
    isStated ? [] : file.variants.map(\.name) + WrongRule.allCases.map(\.rawValue)
  }

  /// The same scenario on the same luck with something changed: a variant of the author's, or a
  /// wrong rule believed. Nil when there is none of this name.
  package func variant(_ name: String) -> LessonRun? {
    guard !isStated else { return nil }
    let own = file.variants.first { $0.name == name }
    let wrong = WrongRule(rawValue: name).map { Variant(file.scenario, believing: $0) }
    return (own ?? wrong).map { variant in
      LessonRun(
        "\(self.name)-\(name)", file, variant.scenario(beside: run, running: library.run),
        variant.prices ?? file.prices, in: library, words)
    }
  }

  /// The name readers see of an author's variant.
  package func title(ofVariant name: String) -> String {
    file.variants.first { $0.name == name }?.title ?? name
  }

  /// The number readers see of a step, from 1; nil when the run has no such step.
  package func number(of step: String) -> Int? { trace.index(of: step).map { $0 + 1 } }

  /// The id of the row that shows a step: `first-request-allocate-2`.
  package func anchor(of step: String) -> String {
    "\(name)-" + String(step.map { $0 == "#" ? "-" : $0 })
  }
}

extension LessonRun {
  /// The run, and as many more on other luck as the scenario asks for.
  package var repetitions: [Run] { library.runs(file) }
}
