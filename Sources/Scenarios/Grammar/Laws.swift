package import DataNodes
package import Simulation

/// The notations of laws of duration and rules of faults.
package enum Laws {
  /// `120 ms`, `exponential 2 s`, `log-normal 200 ms sigma 0.5`, `uniform 1 s to 2 s`.
  package static func distribution(_ text: String) -> Distribution? {
    if let span = Units.duration(text) { return .constant(span) }
    let words = text.split(separator: " ").map(String.init)
    guard let law = words.first else { return nil }
    let rest = words.dropFirst().joined(separator: " ")
    switch law {
    case "constant": return Units.duration(rest).map { .constant($0) }
    case "exponential": return Units.duration(rest).map { .exponential(mean: $0) }
    case "uniform":
      let ends = parts(rest, " to ").compactMap(Units.duration)
      return ends.count == 2 && ends[0] <= ends[1] ? .uniform(ends[0], ends[1]) : nil
    case "log-normal":
      let halves = parts(rest, " sigma ")
      guard halves.count == 2, let median = Units.duration(halves[0]),
        let sigma = Double(halves[1]), (0...10).contains(sigma)
      else { return nil }
      return .logNormal(median: median, sigma: sigma)
    default: return nil
    }
  }

  /// `always`, `never`, `every 3`, `10 %`, `first 2 attempts`, `calls 2, 4`, `requests 2`.
  package static func rule(_ text: String) -> FaultPattern.Rule? {
    if let share = Units.share(text), text.hasSuffix("%") { return .probability(share) }
    let words = text.split { $0 == " " || $0 == "," }.map(String.init)
    switch (words.first, words.count) {
    case ("always", 1): return .always
    case ("never", 1): return .never
    case ("every", 2):
      return Int(words[1]).flatMap { $0 > 0 ? .every($0) : nil }
    case ("first", 3) where words[2].hasPrefix("attempt"):
      return Int(words[1]).flatMap { $0 > 0 ? .firstAttempts($0) : nil }
    case ("calls", _), ("call", _): return numbers(words).map { .calls($0) }
    case ("requests", _), ("request", _): return numbers(words).map { .requests($0) }
    default: return nil
    }
  }

  /// The numbers behind the first word, from 1 and rising; nil when there is anything else.
  private static func numbers(_ words: [String]) -> [Int]? {
    let numbers = words.dropFirst().compactMap { Int($0) }.filter { $0 > 0 }
    return numbers.count == words.count - 1 && !numbers.isEmpty ? Set(numbers).sorted() : nil
  }

  private static func parts(_ text: String, _ separator: String) -> [String] {
    text.split(separator: separator, maxSplits: 1).map(String.init)
  }
}

extension Schema {
  /// A duration, a law, or a list of measured durations.
  package static let law = oneOf([
    .string(
      "a duration (36500 d at most) or a law such as exponential 2 s, uniform 1 s to 2 s or "
        + "log-normal 200 ms sigma 0.5"
    ) { Laws.distribution($0) != nil },
    .list(of: .duration, count: 1...100_000),
  ])
}

extension DataNode {
  /// A law of duration.
  var law: Distribution? {
    let measured = elements.compactMap(\.duration)
    if !measured.isEmpty { return .empirical(measured) }
    return text.flatMap(Laws.distribution)
  }
}

extension Laws {
  /// A rule as an author would write it.
  static func text(_ rule: FaultPattern.Rule) -> String? {
    switch rule {
    case .never: nil
    case .always: "always"
    case .every(let count): "every \(count)"
    case .probability(let share): Units.percent(share)
    case .firstAttempts(let count): "first \(count) attempts"
    case .calls(let numbers): "calls " + numbers.map(String.init).joined(separator: ", ")
    case .requests(let numbers): "requests " + numbers.map(String.init).joined(separator: ", ")
    }
  }
}
