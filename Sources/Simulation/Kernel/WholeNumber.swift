extension FixedWidthInteger {
  /// The whole part of `value`, kept inside what the type holds; 0 for what is no number. The one
  /// way from a computed number to a whole one: a plain conversion ends the program when the
  /// number does not fit, and what an author writes decides whether it does.
  package init(clamped value: Double) {
    let whole = value.rounded(.towardZero)
    self = Self(exactly: whole) ?? (whole > 0 ? .max : whole < 0 ? .min : 0)
  }

  /// Adds, and stays at the greatest value where the sum would not fit.
  mutating func add(clamped other: Self) {
    let (sum, overflow) = addingReportingOverflow(other)
    self = overflow ? (other > 0 ? .max : .min) : sum
  }
}
