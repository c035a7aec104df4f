import Markup

/// A scale from what is measured to places along a line, with the marks readers count by.
package struct ChartAxis: Sendable {
  /// A mark with its label.
  package struct Tick: Hashable, Sendable {
    package let value: Double
    package let label: String

    package init(_ value: Double, _ label: String) {
      self.value = value
      self.label = label
    }
  }

  /// What the line's two ends stand for; the second is greater than the first.
  package let from: Double
  package let to: Double
  package let ticks: [Tick]

  package init(from: Double, to: Double, ticks: [Tick]) {
    self.from = from
    self.to = to > from ? to : from + 1
    self.ticks = ticks
  }

  /// An axis for counts or amounts from 0 to at least `greatest`, with about `wanted` marks at
  /// round numbers.
  package static func amounts(
    upTo greatest: Double, wanted: Int = 5, label: (Double) -> String
  ) -> ChartAxis {
    let greatest = greatest.isFinite ? max(greatest, 1e-9) : 1
    let step = roundStep(greatest / Double(wanted))
    let count = Int(nearest: (greatest / step).rounded(.up))
    let ticks = (0...max(1, count)).map { Tick(Double($0) * step, label(Double($0) * step)) }
    return ChartAxis(from: 0, to: Double(max(1, count)) * step, ticks: ticks)
  }

  /// The same for whole things: no mark stands between two of them.
  package static func counts(upTo greatest: Int) -> ChartAxis {
    let greatest = min(greatest, 1 << 53)
    let step = max(1, Int(nearest: roundStep(Double(max(1, greatest)) / 4).rounded(.up)))
    let count = max(1, (greatest + step - 1) / step)
    let ticks = (0...count).map { Tick(Double($0 * step), String($0 * step)) }
    return ChartAxis(from: 0, to: Double(count * step), ticks: ticks)
  }

  /// An axis for seconds of a run, with marks at the times people count in.
  package static func time(from: Double, to: Double, wanted: Int = 6) -> ChartAxis {
    let span = max(to - from, 1e-9)
    let step = timeStep(span / Double(wanted))
    var ticks: [Tick] = []
    var number = (from / step - 1e-9).rounded(.up)
    while number * step <= to + span * 1e-9 {
      ticks.append(Tick(number * step, timeLabel(number * step, step)))
      number += 1
    }
    return ChartAxis(from: from, to: to, ticks: ticks)
  }

  /// Where a value lies between the ends: 0...1, and beyond for values outside.
  package func place(_ value: Double) -> Double { (value - from) / (to - from) }

  /// The least 1, 2 or 5 times a power of ten that is not below `step`.
  private static func roundStep(_ step: Double) -> Double {
    var power = 1.0
    while power * 10 <= step { power *= 10 }
    while power > step { power /= 10 }
    for factor in [1.0, 2, 5, 10] where power * factor >= step * (1 - 1e-12) {
      return power * factor
    }
    return power * 10
  }

  private static func timeStep(_ step: Double) -> Double {
    guard step > 5 else { return roundStep(step) }
    let known: [Double] = [
      10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400,
      172_800, 604_800,
    ]
    return known.first { $0 >= step } ?? roundStep(step / 86_400) * 86_400
  }

  private static func timeLabel(_ seconds: Double, _ step: Double) -> String {
    if seconds == 0 { return "0" }
    if step < 1e-3 { return number(seconds * 1e6) + " µs" }
    if step < 1, seconds < 1 { return number(seconds * 1e3) + " ms" }
    if step < 60 { return number(seconds) + " s" }
    if step < 3600 { return number(seconds / 60) + " min" }
    return step < 86_400 ? number(seconds / 3600) + " h" : number(seconds / 86_400) + " d"
  }

  /// At most three decimals, none for nothing.
  package static func number(_ value: Double) -> String {
    let thousandths = Int(nearest: value * 1000)
    var fraction = String(thousandths % 1000)
    fraction = String(repeating: "0", count: 3 - fraction.count) + fraction
    while fraction.last == "0" { fraction.removeLast() }
    return String(thousandths / 1000) + (fraction.isEmpty ? "" : "." + fraction)
  }
}
