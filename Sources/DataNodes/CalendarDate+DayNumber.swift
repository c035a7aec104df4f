extension CalendarDate {
  /// The day that lies so many days after 1970-01-01; the first or last day there is when the
  /// number is out of range.
  package init(dayNumber: Int) {
    // Years begin in March here, and eras of 400 years have equal lengths.
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
    self = Self.clamped(year: year, month: month < 10 ? month + 3 : month - 9, day: day)
  }

  private static func clamped(year: Int, month: Int, day: Int) -> CalendarDate {
    if let date = CalendarDate(year: year, month: month, day: day) { return date }
    return year < 1 ? first : last
  }

  private static let first = CalendarDate("0001-01-01") ?? CalendarDate(dayNumber: 0)
  private static let last = CalendarDate("9999-12-31") ?? CalendarDate(dayNumber: 0)
}
