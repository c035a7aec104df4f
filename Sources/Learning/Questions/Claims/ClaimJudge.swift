import Scenarios
import Simulation

/// A value of a run with the kind of thing it is.
enum QuantityValue: Hashable {
  case word(String)
  case number(Double, Measure.Unit)
  case money(Exact, currency: String)

  /// As readers see it.
  var text: String {
    switch self {
    case .word(let word): word
    case .number(let value, let unit): FigureText.value(value, unit)
    case .money(let amount, let currency): "\(amount.text(places: 2)) \(currency)"
    }
  }

  /// The number in the unit that writing uses: cents are not, seconds are.
  var number: Double? {
    switch self {
    case .word(let word): Double(word)
    case .number(let value, _): value
    case .money(let amount, _): amount.asDouble
    }
  }
}

/// Decides claims by a run and its variants.
struct ClaimJudge {
  let run: LessonRun
  /// The run of a variant by its name.
  let variant: (String) -> LessonRun?

  /// Whether a claim holds. Throws when its sides cannot be compared.
  func holds(_ claim: Claim, in text: Substring) throws(ClaimProblem) -> Bool {
    switch claim {
    case .not(let inner): return try !holds(inner, in: text)
    case .all(let claims):
      for claim in claims where try !holds(claim, in: text) { return false }
      return true
    case .presence(let step, let isThere, let name):
      return (self.run(name)?.trace.index(of: step) != nil) == isThere
    case .order(let first, let second, let name):
      guard let trace = self.run(name)?.trace, let left = trace.index(of: first),
        let right = trace.index(of: second)
      else { return false }
      return left < right
    case .comparison(let left, let relation, let right):
      guard case .path(let path, let name) = left, let run = self.run(name),
        let value = Self.value(path, in: run)
      else { return false }
      switch right {
      case .value(let written):
        guard let result = Self.compare(value, relation, written) else { throw .mismatch(text) }
        return result
      case .path(let other, let otherName):
        guard let otherRun = self.run(otherName), let second = Self.value(other, in: otherRun)
        else { return false }
        return Self.compare(value, relation, second)
      }
    }
  }

  private func run(_ name: String?) -> LessonRun? { name.map(variant) ?? run }

  /// What a run says; nil when it has no such thing.
  static func value(_ path: RunQuantity, in run: LessonRun) -> QuantityValue? {
    let trace = run.trace
    switch path {
    case .variable(let variable, let moment):
      guard let variable = trace.variable(variable.id),
        let place = place(moment, trace)
      else { return nil }
      let value = trace.state(after: place)[variable]
      if case .number(let number) = value { return .number(Double(number), .count) }
      return .word(value.text)
    case .figure(let service, let id):
      let measures = run.run.metrics.services.first { $0.service == service }?.measures
      return measures?.first { $0.id == id }.map { .number($0.value, $0.unit) }
    case .billTotal(let isFree):
      let bill = run.bill(hasFreeTier: isFree)
      return .money(bill.total, currency: bill.currency)
    case .billItem(let item, let isFree):
      let bill = run.bill(hasFreeTier: isFree)
      return .money(bill.amount(of: item), currency: bill.currency)
    case .price(let item):
      let bill = run.bill(hasFreeTier: false)
      let line = bill.lines.last { $0.item == item }
      return line?.price.map { .money($0, currency: bill.currency) }
    case .count(let kind):
      return .number(Double(trace.steps.filter { $0.name == kind }.count), .count)
    case .time(let step):
      return trace.index(of: step).map { .number(trace.steps[$0].time.seconds, .seconds) }
    case .cause(let step):
      return trace.index(of: step).map { .word(trace.steps[$0].cause.id) }
    }
  }

  private static func place(_ moment: RunQuantity.Moment, _ trace: Trace) -> Int? {
    switch moment {
    case .after(let step): trace.index(of: step)
    case .before(let step): trace.index(of: step).map { $0 - 1 }
    case .start: -1
    case .end: trace.steps.count - 1
    }
  }

  // Comparing.

  /// Nil when the words are no value of this kind. Numbers are equal when they are in as many
  /// digits as are written.
  static func compare(
    _ value: QuantityValue, _ relation: Claim.Relation, _ written: String
  ) -> Bool? {
    switch value {
    case .word(let word):
      switch relation {
      case .equal: return word == written
      case .unequal: return word != written
      default: return nil
      }
    case .number(let number, let unit):
      guard let (wanted, step) = self.number(written, unit) else { return nil }
      return ordered(number, relation, wanted, within: step / 2 * 1.000_001)
    case .money(let amount, _):
      guard let wanted = Exact(written.filter { !"$, ".contains($0) && !$0.isLetter }) else {
        return nil
      }
      return ordered(amount.asDouble, relation, wanted.asDouble, within: wanted.asDouble * 1e-9)
    }
  }

  private static func compare(
    _ left: QuantityValue, _ relation: Claim.Relation, _ right: QuantityValue
  ) -> Bool {
    if let left = left.number, let right = right.number {
      return ordered(left, relation, right, within: 1e-9)
    }
    return relation == .equal ? left == right : relation == .unequal && left != right
  }

  private static func ordered(
    _ left: Double, _ relation: Claim.Relation, _ right: Double, within step: Double
  ) -> Bool {
    let isEqual = abs(left - right) <= step
    switch relation {
    case .equal: return isEqual
    case .unequal: return !isEqual
    case .less: return left < right && !isEqual
    case .greater: return left > right && !isEqual
    case .lessOrEqual: return left < right || isEqual
    case .greaterOrEqual: return left > right || isEqual
    }
  }

  /// A written number in the unit's own measure, and how much its last digit counts.
  static func number(_ written: String, _ unit: Measure.Unit) -> (Double, step: Double)? {
    let text = written.filter { $0 != "," }
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
    guard let number = Double(digits) else { return nil }
    let places = digits.split(separator: ".").dropFirst().first?.count ?? 0
    var step = unit == .count ? 1e-9 : 1.0
    if unit != .count { for _ in 0..<places { step /= 10 } }
    let factor: Double
    switch (String(text.dropFirst(digits.count).filter { $0 != " " }), unit) {
    case ("%", .share): factor = 0.01
    case ("ms", .seconds): factor = 1e-3
    case ("µs", .seconds), ("us", .seconds): factor = 1e-6
    case ("s", .seconds), ("ms", .milliseconds), ("h", .hours), ("", _): factor = 1
    case ("min", .seconds): factor = 60
    case ("h", .seconds): factor = 3600
    case ("s", .milliseconds): factor = 1000
    case ("GB-s", .gigabyteSeconds): factor = 1
    default: return nil
    }
    return (number * factor, step * factor)
  }
}
