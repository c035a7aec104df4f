/// A value of a run, with what is needed to write it.
package enum RunValue: Hashable, Sendable {
  /// A figure with its unit.
  case number(Double, Measure.Unit)
  /// A whole number: of a variable, a request, a step.
  case count(Int)
  /// A name or a state: `idle`, `no-idle-environment`.
  case word(String)
  /// An amount of a currency, such as `USD`.
  case money(Exact, currency: String)
  /// A span of simulated time, or an instant as the time since the start.
  case duration(SimDuration)

  /// The value of a variable.
  init(_ value: TraceValue) {
    switch value {
    case .number(let number): self = .count(number)
    case .word, .name: self = .word(value.text)
    }
  }

  /// The value for programs: a plain number without unit (seconds for times), or the word.
  package var plain: String {
    switch self {
    case .number(let value, _): Self.decimal(value)
    case .count(let count): String(count)
    case .word(let word): word
    case .money(let amount, _): amount.text(places: 2)
    case .duration(let span): Exact(Int(span.nanoseconds)).divided(by: 1_000_000_000).text()
    }
  }

  private static func decimal(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
  }
}

/// A name that leads nowhere in a run.
package struct UnknownRunPath: Error, Hashable, Sendable {
  /// The part that is not known: `cold-start` of `metrics.api.cold-start`.
  package let part: String
  /// What stands before it, with its separator: `metrics.api.`.
  package let prefix: String
  /// What could stand there, in the order of the run.
  package let known: [String]
  /// Whether the part leads to each of `known`, as several services have such a variable.
  package let isAmbiguous: Bool

  init(part: String, prefix: String, known: [String], isAmbiguous: Bool = false) {
    self.part = part
    self.prefix = prefix
    self.known = known
    self.isAmbiguous = isAmbiguous
  }
}
