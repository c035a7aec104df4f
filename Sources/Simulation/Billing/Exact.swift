/// A decimal number with fifteen places, exact where money and metered amounts are: sums never
/// drift, and a cent is a cent on every machine.
package struct Exact: Hashable, Comparable, Sendable {
  /// The number × 10^15.
  private let units: Int128
  private static let one: Int128 = 1_000_000_000_000_000

  private init(units: Int128) { self.units = units }

  /// A whole number.
  package init(_ whole: Int) { units = Int128(whole) * Self.one }

  package static let zero = Exact(0)
  /// What does not fit stays at the ends: some 10^23.
  private static let greatest = Exact(units: .max)
  private static let least = Exact(units: -.max)

  /// A number from its two halves, as `words` gives them.
  package init(high: UInt64, low: UInt64) {
    units = Int128(truncatingIfNeeded: UInt128(high) << 64 | UInt128(low))
  }

  /// The number as two halves, for keeping it as bytes.
  package var words: (high: UInt64, low: UInt64) {
    let pattern = UInt128(truncatingIfNeeded: units)
    return (UInt64(truncatingIfNeeded: pattern >> 64), UInt64(truncatingIfNeeded: pattern))
  }

  /// `numerator` / `denominator`, rounded to the fifteenth place.
  package init(_ numerator: Int, over denominator: Int) {
    precondition(denominator > 0, "a denominator is positive")
    let scaled = Int128(numerator) * Self.one
    units = Self.quotient(scaled, Int128(denominator))
  }

  /// The number nearest to a measured value; infinities become 0.
  package init(measured value: Double) {
    guard value.isFinite, abs(value) < 1e20 else {
      units = 0
      return
    }
    let whole = value.rounded(.towardZero)
    let part = ((value - whole) * 1e15).rounded()
    units = Int128(whole) * Self.one + Int128(part)
  }

  /// Reads `0.0000166667`, `-12`, `1e6`, `400_000`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    var digits: Int128 = 0
    var places = 0
    var isNegative = false
    var exponent = 0
    var hasPoint = false
    var hasDigit = false
    var rest = Substring(text)
    if rest.first == "-" {
      isNegative = true
      rest.removeFirst()
    }
    while let character = rest.first, character != "e", character != "E" {
      rest.removeFirst()
      if character == "_" { continue }
      if character == ".", !hasPoint {
        hasPoint = true
        continue
      }
      guard let digit = character.wholeNumberValue, character.isASCII, digits < Self.one * Self.one
      else { return nil }
      digits = digits * 10 + Int128(digit)
      hasDigit = true
      if hasPoint { places += 1 }
    }
    if !rest.isEmpty {
      guard let value = Int(rest.dropFirst()), abs(value) < 20 else { return nil }
      exponent = value
    }
    guard hasDigit, let scaled = Self.shifted(digits, by: 15 - places + exponent) else {
      return nil
    }
    units = isNegative ? -scaled : scaled
  }

  private static func shifted(_ digits: Int128, by places: Int) -> Int128? {
    var value = digits
    for _ in 0..<max(0, places) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
    }
    for _ in 0..<max(0, -places) { value = quotient(value, 10) }
    return value
  }

  /// Rounds half away from zero.
  private static func quotient(_ numerator: Int128, _ denominator: Int128) -> Int128 {
    let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    guard rest.magnitude >= (denominator - denominator / 2).magnitude else { return whole }
    return numerator >= 0 ? whole + 1 : whole - 1
  }

  package static func < (left: Exact, right: Exact) -> Bool { left.units < right.units }

  package static func + (left: Exact, right: Exact) -> Exact {
    let (sum, isTooLarge) = left.units.addingReportingOverflow(right.units)
    return isTooLarge ? (right.units > 0 ? greatest : least) : Exact(units: sum)
  }

  package static func - (left: Exact, right: Exact) -> Exact {
    let (difference, isTooLarge) = left.units.subtractingReportingOverflow(right.units)
    return isTooLarge ? (right.units < 0 ? greatest : least) : Exact(units: difference)
  }

  /// The product, rounded to the fifteenth place.
  package static func * (left: Exact, right: Exact) -> Exact {
    let (product, overflow) = left.units.multipliedReportingOverflow(by: right.units)
    if !overflow { return Exact(units: quotient(product, one)) }
    // Beyond 10^23 the last six places of the larger factor carry nothing that is billed.
    let (large, small) =
      left.units.magnitude > right.units.magnitude ? (left, right) : (right, left)
    let coarse = quotient(large.units, 1_000_000)
    let (second, isTooLarge) = coarse.multipliedReportingOverflow(by: small.units)
    guard isTooLarge else { return Exact(units: quotient(second, one / 1_000_000)) }
    return (large.units < 0) == (small.units < 0) ? greatest : least
  }

  /// The number divided by a whole one.
  package func divided(by divisor: Int) -> Exact {
    precondition(divisor > 0, "a divisor is positive")
    return Exact(units: Self.quotient(units, Int128(divisor)))
  }

  /// The number times a measured factor.
  package func scaled(by factor: Double) -> Exact { Exact(measured: asDouble * factor) }

  /// Rounded to cents, half a cent away from zero.
  package var inCents: Exact { rounded(places: 2) }

  /// Rounded to so many places, half away from zero.
  package func rounded(places: Int) -> Exact {
    var step = Self.one
    for _ in 0..<min(max(places, 0), 15) { step /= 10 }
    let (product, isTooLarge) = Self.quotient(units, step).multipliedReportingOverflow(by: step)
    return isTooLarge ? self : Exact(units: product)
  }

  /// The next whole number at or above.
  package var roundedUp: Exact {
    let rest = units % Self.one
    return rest <= 0 ? Exact(units: units - rest) : Exact(units: units - rest) + Exact(1)
  }

  /// The next multiple of `step`, which is above 0, at or above.
  package func roundedUp(toStepsOf step: Exact) -> Exact {
    let rest = units % step.units
    return rest <= 0 ? Exact(units: units - rest) : Exact(units: units - rest + step.units)
  }

  /// The nearest floating-point number, for statistics and charts.
  package var asDouble: Double { Double(units) / 1e15 }

  /// With at least `places` and no needless decimals: `2.33`, `0.0000166667`, `3000000`.
  package func text(places least: Int = 0) -> String {
    let magnitude = units.magnitude
    let whole = magnitude / UInt128(Self.one)
    var decimals = String(magnitude % UInt128(Self.one))
    decimals = String(repeating: "0", count: 15 - decimals.count) + decimals
    while decimals.count > least, decimals.last == "0" { decimals.removeLast() }
    let sign = units < 0 ? "-" : ""
    return decimals.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(decimals)"
  }
}
