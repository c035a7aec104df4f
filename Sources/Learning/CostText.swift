import Markup
package import Simulation

/// Large numbers of requests as readers write and read them.
package enum CostText {
  private static let scales: [(word: String, sign: String, factor: Double)] = [
    ("billion", "bn", 1e9), ("million", "M", 1e6), ("thousand", "k", 1e3),
  ]

  /// `250 k`, `1.5 M`, `20 M`: at most three digits that count.
  package static func short(_ value: Double) -> String {
    let scale = scales.first { value.magnitude >= $0.factor * ($0.factor < 1e6 ? 10 : 1) }
    guard let scale else {
      return AmountText.grouped(value, places: value < 10 ? 2 : 0, trimmed: true)
    }
    let part = value / scale.factor
    let places = part < 10 ? 2 : part < 100 ? 1 : 0
    return AmountText.grouped(part, places: places, trimmed: true) + "\u{A0}" + scale.sign
  }

  /// `20 million`, `1.5 M`, `250000`; nil for anything else.
  package static func count(_ text: String) -> Int? {
    let words = text.split(separator: " ")
    guard let first = words.first, let number = Double(first), number.isFinite, number >= 0
    else { return nil }
    var factor = 1.0
    if words.count == 2 {
      guard let scale = scales.first(where: { words[1] == $0.word || words[1] == $0.sign })
      else { return nil }
      factor = scale.factor
    } else if words.count > 2 {
      return nil
    }
    let value = number * factor
    return value <= 1e12 ? Int(nearest: value) : nil
  }
}

extension LessonWords {
  /// `The way of request 1`
  package func wayOf(_ request: Int) -> String { "The way of request \(request)" }

  /// `on t3.small servers`
  package func servers(_ type: String) -> String { "on \(type) servers" }

  /// `The same load on 2 × t3.small, enough for 4 at once`
  package func alternative(_ costs: CostComparison) -> String {
    let most = "\(costs.peak) request" + (costs.peak == 1 ? "" : "s")
    return "The same load on \(costs.fleet) × \(costs.alternative.type), enough for \(most) at once"
  }

  /// Where both cost the same, as a sentence.
  package func meeting(
    _ costs: CostComparison, _ meeting: CostComparison.Meeting?, _ style: NumberStyle = .english
  ) -> String {
    guard let meeting else {
      return "At no load of this kind do servers cost less."
    }
    let point = meeting.point
    let requests = FigureText.value(.count(point.requestsPerMonth), style)
    let rate = FigureText.value(.number(point.requestsPerSecond, .mean), style)
    let amount = FigureText.value(
      .money(meeting.onServers.total, currency: meeting.onServers.currency), style)
    return "Both cost the same at \(requests) requests a month (\(rate)/s): \(amount), with "
      + "\(point.fleet) × \(costs.alternative.type)."
  }
}
