extension FixedWidthInteger {
  /// The whole number nearest to `value`: `2.5` is 3. What lies beyond the type's ends is the end,
  /// and what is no number is zero, so no number that an author writes ends the program.
  package init(nearest value: Double) {
    let whole = value.rounded()
    if let exact = Self(exactly: whole) {
      self = exact
    } else if whole.isNaN {
      self = 0
    } else {
      self = whole < 0 ? .min : .max
    }
  }
}
