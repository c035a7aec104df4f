/// Holds what came out against what a case expects, within the case's tolerance.
struct CaseComparison {
  /// One figure of a case.
  struct Row: Sendable {
    let key: String
    let expected: CaseValue
    let ours: CaseValue?
    let isWithin: Bool
    /// How the figure came about, where that is not said by its name.
    let note: String?
    /// Half the interval that holds the true mean with 95 in 100; nil for what has no chance in it.
    var interval: Double?

    /// Whether that interval holds what is expected.
    var isInInterval: Bool? {
      guard let interval, let wanted = expected.number, let value = ours?.number else { return nil }
      return abs(wanted - value) <= interval
    }
  }

  let sample: SimulatorCase

  func rows(_ ours: [String: CaseValue]) -> [Row] {
    // Standard errors describe the measurement; they are no figure of the system.
    let figures = sample.expected.members.filter { $0.value != .null && !$0.key.hasSuffix("_se") }
    let isEstimate = sample.tolerance["interval"]?.bool == true
    return figures.sorted { $0.key < $1.key }.map { key, expected in
      let value = ours[key]
      let error = ours[key + "_error"]?.number
      let isWithin =
        value.map {
          isEstimate ? holds(expected, $0, error) : agrees(expected, $0, key)
        } ?? false
      return Row(
        key: key, expected: expected, ours: value,
        isWithin: isWithin || isInRange(expected, key, ours), note: ours[key + "_note"]?.text,
        interval: isEstimate ? error.map { $0 * Estimate.usual } : nil)
    }
  }

  /// Whether a mean of several runs lies so near that 999 in 1,000 such means would.
  private func holds(_ expected: CaseValue, _ ours: CaseValue, _ error: Double?) -> Bool {
    guard let wanted = expected.number, let value = ours.number, let error else { return false }
    return abs(wanted - value) <= error * Estimate.wide + 1e-9 * abs(wanted)
  }

  /// Whether a measured mean of few looks is one that our measurements give too.
  private func isInRange(
    _ expected: CaseValue, _ key: String, _ ours: [String: CaseValue]
  ) -> Bool {
    guard let wanted = expected.number, let least = ours[key + "_least"]?.number,
      let greatest = ours[key + "_greatest"]?.number
    else { return false }
    return least <= wanted && wanted <= greatest
  }

  /// How far a number may lie from the expected one.
  private func allowance(_ key: String, _ expected: Double, scale: Double) -> Double {
    let rules = sample.tolerance
    if let own = rules["abs_per_key"]?[key]?.number { return own * Effort.slack }
    if let absolute = rules["abs"]?.number { return absolute }
    // A count of cold starts is as uncertain as their share.
    let relative =
      rules["rel_\(key)"]?.number
      ?? (key == "cold_starts" ? rules["rel_cold_start_probability"]?.number : nil)
      ?? rules["rel"]?.number ?? 0
    let allowance = max(relative * scale, rules["abs_floor"]?.number ?? 0)
    return allowance * Effort.slack + 1e-9 * scale
  }

  private func agrees(_ expected: CaseValue, _ ours: CaseValue, _ key: String) -> Bool {
    switch (expected, ours) {
    case (.number(let wanted), .number(let value)):
      let isProbability = key.hasPrefix("p_") || key.hasSuffix("probability")
      let floor = isProbability && wanted < 1e-6 ? 1e-4 : 0
      return abs(wanted - value) <= max(allowance(key, wanted, scale: abs(wanted)), floor)
    case (.list(let wanted), .list(let values)):
      // Small parts of a distribution are held against its largest part.
      guard wanted.count == values.count else { return false }
      let scale = wanted.compactMap(\.number).map(abs).max() ?? 0
      return zip(wanted, values).allSatisfy { left, right in
        guard let a = left.number, let b = right.number else { return left == right }
        return abs(a - b) <= allowance(key, a, scale: max(abs(a), scale))
      }
    case (.object(let wanted), .object(let values)):
      return wanted.allSatisfy { member in
        values[member.key].map { agrees(member.value, $0, key) } ?? false
      }
    default: return expected == ours
    }
  }
}
