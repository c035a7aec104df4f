import Markup
package import Simulation

/// How a language writes numbers.
package struct NumberStyle: Hashable, Sendable {
  /// Between a whole part and a fraction.
  package let decimal: String
  /// Between groups of three digits.
  package let group: String

  package static let english = NumberStyle(decimal: ".", group: ",")

  package init(decimal: String, group: String) {
    self.decimal = decimal
    self.group = group
  }

  /// The style of a language such as `en`, `de-CH` or `fr`: by its first part, English where
  /// nothing else is known. Source: CLDR 45.
  package init(language: String) {
    switch language.split(separator: "-").first.map({ $0.lowercased() }) {
    case "de", "nl", "es", "it", "pt", "id", "tr", "da", "el":
      self.init(decimal: ",", group: language == "de-CH" ? "’" : ".")
    case "fr": self.init(decimal: ",", group: "\u{202F}")
    case "cs", "fi", "nb", "no", "pl", "ru", "sv", "uk", "sk", "hu", "bg":
      self.init(decimal: ",", group: "\u{A0}")
    default: self = .english
    }
  }

  /// A text that was written in English, in this style.
  func rewritten(_ english: String) -> String {
    guard self != .english else { return english }
    return english.reduce(into: "") { text, character in
      switch character {
      case ".": text += decimal
      case ",": text += group
      default: text.append(character)
      }
    }
  }
}

/// Figures as readers see them: with a unit, with as many digits as mean something.
package enum FigureText {
  /// What a run says about one thing.
  package static func value(_ value: RunValue, _ style: NumberStyle = .english) -> String {
    switch value {
    case .number(let number, let unit): style.rewritten(Self.value(number, unit))
    case .count(let count): style.rewritten(AmountText.grouped(Double(count), places: 0))
    case .word(let word): name(word)
    case .money(let amount, let currency): style.rewritten(money(amount, currency))
    case .duration(let span): style.rewritten(TimeText.duration(span))
    }
  }

  /// `$0.20`, `€12.00`, `CHF 3.50`.
  package static func money(_ amount: Exact, _ currency: String) -> String {
    let sign = ["USD": "$", "EUR": "€", "GBP": "£"][currency]
    return (sign ?? currency + "\u{A0}") + AmountText.grouped(amount.asDouble, places: 2)
  }

  /// `cold-starts` as `cold starts`.
  package static func name(_ id: String) -> String {
    String(id.map { $0 == "-" ? " " : $0 })
  }

  /// A value with its unit: `12`, `2.5 %`, `180 ms`, `0.45`.
  package static func value(_ value: Double, _ unit: Measure.Unit) -> String {
    switch unit {
    case .count, .units: AmountText.grouped(value, places: value == value.rounded() ? 0 : 1)
    case .share: AmountText.grouped(value * 100, places: 2, trimmed: true) + " %"
    case .seconds:
      value.magnitude < 9e9
        ? duration(SimDuration(nanoseconds: Int64(nearest: value * 1e9))) : "∞"
    case .milliseconds: AmountText.grouped(value, places: 0) + " ms"
    case .mean: AmountText.grouped(value, places: 3, trimmed: true)
    case .gigabyteSeconds: AmountText.grouped(value, places: 3, trimmed: true) + " GB-s"
    case .hours: AmountText.grouped(value, places: 2, trimmed: true) + " h"
    }
  }

  /// A duration with three digits that count: `146 ms`, `1.23 s`.
  package static func duration(_ span: SimDuration) -> String {
    var (value, scale) = (span.nanoseconds.magnitude, Int64(1))
    while value >= 10_000 { (value, scale) = (value / 10, scale * 10) }
    if value >= 1000 { scale *= 10 }
    let rounded = (min(span.nanoseconds, .max - scale) + scale / 2) / scale * scale
    return TimeText.duration(SimDuration(nanoseconds: rounded))
  }
}
