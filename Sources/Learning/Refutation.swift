import Scenarios
package import Simulation

/// The difference of a run from the same run under a rule that is believed: the proof that the
/// belief does not hold.
package struct Refutation: Sendable {
  /// Something that differs, as readers see it.
  package struct Row: Hashable, Sendable {
    package let name: String
    package let actual: String
    package let believed: String
  }

  /// The number of the first step that differs, from 1; nil when only figures do.
  package let step: Int?
  /// What differs at that step, else the figures and the bill that differ; empty when nothing
  /// tells the two apart, and the run refutes nothing.
  package let rows: [Row]

  /// Compares two runs step by step, then by their figures and by what they cost, unrounded: a
  /// short run costs less than a cent. O(steps).
  package init(_ actual: LessonRun, _ believed: LessonRun) {
    let words = actual.words
    let difference = Difference(actual.run, believed.run)
    guard let divergence = difference.divergence else {
      step = nil
      rows = Self.figures(difference, actual, believed)
      return
    }
    step = divergence.index + 1
    let steps = (divergence.before, divergence.after)
    let action = Row(
      name: words[.column, "action"], actual: Self.text(steps.0, actual, words),
      believed: Self.text(steps.1, believed, words))
    let causes = [steps.0, steps.1].map { step in
      step.flatMap { actual.wording.cause(of: $0) } ?? "–"
    }
    let cause = Row(name: words[.column, "cause"], actual: causes[0], believed: causes[1])
    let variables = divergence.variables.map {
      Row(
        name: Self.name($0, actual), actual: actual.wording.text($0.before),
        believed: actual.wording.text($0.after))
    }
    rows = [action, cause].filter { $0.actual != $0.believed } + variables
  }

  /// A variable that one of the runs follows, as readers see it.
  private static func name(
    _ variable: Difference.Divergence.Variable, _ run: LessonRun
  ) -> String {
    let own = run.trace.variables.first {
      $0.name == variable.name && $0.service == variable.service
    }
    return own.map(run.wording.name) ?? variable.name
  }

  /// `600 s: orders releases environment 1`
  private static func text(_ step: Step?, _ run: LessonRun, _ words: Words) -> String {
    guard let step else { return words[.runIsOver] }
    return "\(words.duration(step.time - .start)): \(run.wording.action(step))"
  }

  private static func figures(
    _ difference: Difference, _ actual: LessonRun, _ believed: LessonRun
  ) -> [Row] {
    let words = actual.words
    let figures = difference.figures.map { figure in
      let unit = actual.run.unit(of: figure.service, figure.id)
      return Row(
        name: "\(figure.service): \(words[.figure, figure.id])",
        actual: words.figure(figure.before, unit),
        believed: words.figure(figure.after, unit))
    }
    let totals = [actual, believed].map(Self.cost)
    guard totals[0] != totals[1] else { return figures }
    // A short run costs less than a cent; what costs more is written as bills are.
    let cent = Exact(1, over: 100)
    let places = totals.allSatisfy { $0 >= cent } ? 2 : 9
    let texts = totals.map {
      words.numbers.rewritten($0.rounded(places: places).text()) + " " + actual.prices.currency
    }
    let name = words[.billInFull]
    return figures + [Row(name: name, actual: texts[0], believed: texts[1])]
  }

  /// The sum of all lines before they are rounded to cents, as if there were no free tier.
  private static func cost(_ run: LessonRun) -> Exact {
    run.bill(hasFreeTier: false).lines.reduce(Exact(0)) { sum, line in
      sum + (line.price ?? Exact(0)) * line.quantity
    }
  }
}

extension Run {
  /// The unit of a figure; a count where there is no such figure.
  package func unit(of service: String, _ figure: String) -> Measure.Unit {
    metrics.services.first { $0.service == service }?.measures.first { $0.id == figure }?.unit
      ?? .count
  }
}
