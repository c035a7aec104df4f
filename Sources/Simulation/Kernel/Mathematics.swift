/// The few functions a trace depends on, written out: the last bit of a system's own `log` differs
/// between machines, and one bit is enough to change which event comes first.
/// Only operations that IEEE 754 defines exactly are used, in a fixed order.
package enum Mathematics {
  /// ln 2 in two parts: the first has trailing zeros, so a small integer times it is exact.
  private static let ln2High = 6.93147180369123816490e-01
  private static let ln2Low = 1.90821492927058770002e-10

  /// The natural logarithm of a positive, normal number; absolute error below 1e-15 near 1.
  ///
  /// The number is split into m × 2^k with m in [√½, √2); ln m = 2 artanh((m−1)/(m+1)).
  @inline(__always)
  package static func log(_ x: Double) -> Double {
    let shifted = x.bitPattern &- 0x3FE6_A09E_667F_3BCD
    let k = Double(Int64(bitPattern: shifted) >> 52)
    let mantissa = (shifted & 0x000F_FFFF_FFFF_FFFF) &+ 0x3FE6_A09E_667F_3BCD
    let m = Double(bitPattern: mantissa)
    let s = (m - 1) / (m + 1)
    let z = s * s
    let z2 = z * z
    let z4 = z2 * z2
    // The series of artanh, summed in pairs so that the processor can overlap them.
    let low = (1.0 / 3 + z * (1.0 / 5)) + z2 * (1.0 / 7 + z * (1.0 / 9))
    let high = (1.0 / 11 + z * (1.0 / 13)) + z2 * (1.0 / 15 + z * (1.0 / 17))
    let tail = 1.0 / 19 + z * (1.0 / 21)
    let series = low + z4 * (high + z4 * tail)
    return k * ln2High + (2 * s + (2 * s * z * series + k * ln2Low))
  }

  /// e to the power of `x`; 0 below -745 and infinity above 709.
  package static func exp(_ x: Double) -> Double {
    guard x > -745 else { return 0 }
    guard x < 709.7 else { return .infinity }
    let k = (x * 1.4426950408889634).rounded()
    let r = (x - k * ln2High) - k * ln2Low
    var term = 1.0
    var sum = 1.0
    for n in 1...17 {
      term *= r / Double(n)
      sum += term
    }
    return scaled(sum, by: Int(k))
  }

  /// `x` to the power of `y`, for positive `x`.
  package static func power(_ x: Double, _ y: Double) -> Double { exp(y * log(x)) }

  /// The cosine of `turns` full turns.
  package static func cosine(turns: Double) -> Double {
    let part = turns - turns.rounded()
    let angle = part * 6.283185307179586
    let square = angle * angle
    var term = 1.0
    var sum = 1.0
    for n in 1...14 {
      term *= -square / Double((2 * n - 1) * (2 * n))
      sum += term
    }
    return sum
  }

  /// The value below which a standard normal variable stays with probability `p` in 0..<1, by the
  /// rational approximations of algorithm AS 241 (relative error about 1e-16).
  package static func normalQuantile(_ p: Double) -> Double {
    let q = p - 0.5
    if abs(q) <= 0.425 {
      let r = 0.180625 - q * q
      return q * ratio(r, NormalTable.centre)
    }
    let tail = q < 0 ? p : 1 - p
    guard tail > 0 else { return q < 0 ? -38 : 38 }
    let r = (-log(tail)).squareRoot()
    let value = r <= 5 ? ratio(r - 1.6, NormalTable.shoulder) : ratio(r - 5, NormalTable.far)
    return q < 0 ? -value : value
  }

  /// `value` as a span, kept inside what fits: for draws, which are never negative.
  @inline(__always)
  static func span(_ nanoseconds: Double) -> SimDuration {
    SimDuration(nanoseconds: Int64(min(nanoseconds + 0.5, 9.2e18)))
  }

  /// `value` as whole nanoseconds, kept inside 0...Int64.max.
  static func nanoseconds(_ value: Double) -> Int64 {
    guard value > 0 else { return 0 }
    return value >= 9.2e18 ? .max : Int64(value.rounded())
  }

  private static func scaled(_ value: Double, by exponent: Int) -> Double {
    if exponent < -1000 { return scaled(value * 0x1p-600, by: exponent + 600) }
    if exponent > 1000 { return scaled(value * 0x1p600, by: exponent - 600) }
    return value * Double(bitPattern: UInt64(1023 + exponent) << 52)
  }

  private static func ratio(_ r: Double, _ table: NormalTable) -> Double {
    polynomial(r, table.above) / polynomial(r, table.below)
  }

  private static func polynomial(_ x: Double, _ coefficients: [Double]) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }
}

/// Coefficients of AS 241 (M. J. Wichura, 1988), lowest power first.
private struct NormalTable: Sendable {
  let above: [Double]
  let below: [Double]

  static let centre = NormalTable(
    above: [
      3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3,
      1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
      3.3430575583588128105e4, 2.5090809287301226727e3,
    ],
    below: [
      1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
      2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
      5.2264952788528545610e3,
    ])
  static let shoulder = NormalTable(
    above: [
      1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550,
      3.64784832476320460504, 1.27045825245236838258, 2.41780725177450611770e-1,
      2.27238449892691845833e-2, 7.74545014278341407640e-4,
    ],
    below: [
      1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
      1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
      1.05075007164441684324e-9,
    ])
  static let far = NormalTable(
    above: [
      6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
      2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
      2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ],
    below: [
      1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
      7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
      2.04426310338993978564e-15,
    ])
}
