import Markup

extension Schema {
  /// What is allowed, in words with an article: `text`, `a whole number from 1 to 5`.
  var expectation: String {
    switch kind {
    case .any: "any value"
    case .text: "text"
    case .string(let form): form?.name ?? "text"
    case .boolean: "true or false"
    case .integer(let range): "a whole number" + Self.limits(range, open: Int.min, Int.max)
    case .number(let range): "a number" + Self.limits(range, open: -Double.infinity, .infinity)
    case .date(let range): "a date such as 2026-01-31" + (range.map { Self.limits($0) } ?? "")
    case .choice(let choices): Self.oneOf(choices.map(\.name))
    case .list(let element, _): "a list (each entry: \(element.expectation))"
    case .map(let key, _): "a mapping with \(key.name) as key"
    case .object(let name, _, _): "a mapping that describes \(name)"
    case .alternatives(let alternatives): Self.either(alternatives.map(\.expectation))
    case .reference(let name): name
    }
  }

  /// ` from 1 to 5`, ` of at least 1`, ` of at most 5` or nothing.
  static func limits<Bound>(
    _ range: ClosedRange<Bound>, open low: Bound? = nil, _ high: Bound? = nil
  ) -> String {
    switch (range.lowerBound == low, range.upperBound == high) {
    case (true, true): ""
    case (false, true): " of at least \(plain(range.lowerBound))"
    case (true, false): " of at most \(plain(range.upperBound))"
    case (false, false): " from \(plain(range.lowerBound)) to \(plain(range.upperBound))"
    }
  }

  /// A bound without a needless fraction.
  private static func plain(_ bound: some Any) -> String {
    if let number = bound as? Double, number == number.rounded(), abs(number) < 1e15 {
      return String(Int(nearest: number))
    }
    return "\(bound)"
  }

  private static func oneOf(_ names: [String]) -> String {
    names.count == 1 ? names.joined() : "one of " + names.joined(separator: ", ")
  }

  private static func either(_ words: [String]) -> String {
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }.joined(separator: ", or ")
  }
}
