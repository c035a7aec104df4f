extension CalendarDate {
  /// The same day so many months later, or the last day of a month that has no such day.
  package func adding(months: Int) -> CalendarDate {
    let number = year * 12 + month - 1 + months
    for day in stride(from: day, through: max(1, day - 3), by: -1) {
      if let date = CalendarDate(year: number / 12, month: number % 12 + 1, day: day) {
        return date
      }
    }
    return self
  }
}
