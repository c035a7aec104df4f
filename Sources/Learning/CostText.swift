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

extension Words {
  /// `The same load on 2 × t3.small, enough for 4 at once`
  package func alternative(_ costs: CostComparison) -> String {
    self[.sameLoadOn, count: costs.peak].filling([
      "fleet": String(costs.fleet), "type": costs.alternative.type,
    ])
  }

  /// Where both cost the same, as a sentence.
  package func meeting(_ costs: CostComparison, _ meeting: CostComparison.Meeting?) -> String {
    guard let meeting else { return self[.neverMeet] }
    let point = meeting.point
    let total = RunValue.money(meeting.onServers.total, currency: meeting.onServers.currency)
    return self[
      .meetAt,
      [
        "requests": number(point.requestsPerMonth),
        "rate": FigureText.value(.number(point.requestsPerSecond, .mean), numbers),
        "amount": FigureText.value(total, numbers), "fleet": String(point.fleet),
        "type": costs.alternative.type,
      ]]
  }
}
