package import DataNodes

/// How fast a thing changes, which decides when it is to be read again.
package enum Pace: String, Sendable, CaseIterable {
  case price, quota, law
  /// What was, on its day: it stays true.
  case never

  /// After so many months it is to be read again; nil for what stays true.
  private var months: Int? {
    switch self {
    case .price: 3
    case .quota: 6
    case .law: 12
    case .never: nil
    }
  }

  /// The day from which on a thing that was read on `date` is to be read again.
  package func due(_ date: CalendarDate) -> CalendarDate? { months.map(date.adding) }
}
