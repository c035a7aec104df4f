import Scenarios
package import Simulation

/// Where a run and the same run under another rule part: the proof that a belief does not hold.
package struct Divergence: Sendable {
  /// The first step at which they are not in the same state.
  package struct Moment: Sendable {
    /// The place of the step in both traces, from 0.
    package let place: Int
    /// What happens; nil when the run is over.
    package let actual: Step?
    /// What would happen under the other rule; nil when that run is over.
    package let believed: Step?
    /// Variables that differ after it.
    package let variables: [Difference.Words]
  }

  package let moment: Moment?
  /// Figures and totals that differ.
  package let figures: [Difference.Words]

  /// Whether nothing tells the two apart.
  package var isNone: Bool { moment == nil && figures.isEmpty }

  /// Compares two runs step by step, then by their figures and bills. O(steps × variables).
  package init(_ actual: LessonRun, _ believed: LessonRun) {
    moment = Self.moment(actual.trace, believed.trace)
    let difference = Difference(actual.run, believed.run)
    var figures = difference.figures.map { figure in
      let unit = actual.run.unit(of: figure.service, figure.id)
      return Difference.Words(
        name: "\(figure.service): \(FigureText.name(figure.id))",
        actual: FigureText.value(figure.before, unit),
        believed: FigureText.value(figure.after, unit))
    }
    let bills = [actual, believed].map { run in
      let bill = Bill(run.run.usage, run.file.prices, Bill.Options(hasFreeTier: false))
      return bill.lines.reduce(Exact(0)) { $0 + ($1.price ?? Exact(0)) * $1.quantity }
    }
    if bills[0] != bills[1] {
      let texts = bills.map { $0.rounded(places: 9).text() + " " + actual.file.prices.currency }
      figures.append(Difference.Words(name: "bill", actual: texts[0], believed: texts[1]))
    }
    self.figures = figures
  }

  private static func moment(_ left: Trace, _ right: Trace) -> Moment? {
    var (before, after) = (left.variables.map(\.start), right.variables.map(\.start))
    // A variable is found by name and service: the runs need not have the same ones.
    let shared = left.variables.enumerated().compactMap { place, variable in
      right.variable(variable.name, of: variable.service).map { (place, $0) }
    }
    for place in 0..<max(left.steps.count, right.steps.count) {
      let actual = place < left.steps.count ? left.steps[place] : nil
      let believed = place < right.steps.count ? right.steps[place] : nil
      for change in actual?.changes ?? [] { before[change.variable] = change.value }
      for change in believed?.changes ?? [] { after[change.variable] = change.value }
      let variables = shared.filter { before[$0.0] != after[$0.1] }.map { own, other in
        Difference.Words(
          name: left.variables[own].name, actual: before[own].text, believed: after[other].text)
      }
      if variables.isEmpty, let actual, let believed, actual.isLike(believed) { continue }
      return Moment(place: place, actual: actual, believed: believed, variables: variables)
    }
    return nil
  }
}

extension Difference {
  /// Something that differs, in words.
  package struct Words: Hashable, Sendable {
    package let name: String
    package let actual: String
    package let believed: String

    package init(name: String, actual: String, believed: String) {
      self.name = name
      self.actual = actual
      self.believed = believed
    }
  }
}

extension Step {
  /// Whether the same happens at the same time to the same thing.
  fileprivate func isLike(_ other: Step) -> Bool {
    kind == other.kind && service == other.service && request == other.request
      && subject == other.subject && time == other.time
  }
}

extension Run {
  fileprivate func unit(of service: String, _ figure: String) -> Measure.Unit {
    metrics.services.first { $0.service == service }?.measures.first { $0.id == figure }?.unit
      ?? .count
  }
}
