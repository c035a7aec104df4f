/// A schedule by the calendar, in the six fields of EventBridge: minutes, hours, day of the month,
/// month, day of the week, year; in UTC.
///
/// `0 9 ? * MON-FRI *` is nine o'clock on working days. Lists (`1,15`), ranges (`1-5`), steps
/// (`0/15`), `L` (the last day, or `6L` the last Friday), `15W` (the working day nearest to the
/// 15th) and `2#1` (the first Monday) are known. One of the two fields for days is `?`.
package struct CronExpression: Hashable, Sendable {
  /// As it was written.
  package let text: String
  private let minutes: [Bool]
  private let hours: [Bool]
  private let months: [Bool]
  private let years: [Bool]
  private let days: Days

  private enum Days: Hashable, Sendable {
    case everyDay
    case ofMonth([Bool])
    case last
    case workingDayNearest(Int)
    case ofWeek([Bool])
    case lastOfWeek(Int)
    case ofWeekInMonth(day: Int, count: Int)
  }

  private static let firstYear = 1970
  private static let yearCount = 230
  private static let monthNames = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
  ]
  private static let dayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]

  /// Reads an expression; nil for what is none.
  package init?(_ text: String) {
    let fields = text.split(separator: " ").map { $0.uppercased() }
    guard fields.count == 6, (fields[2] == "?") != (fields[4] == "?"),
      let minutes = Self.set(fields[0], 0...59), let hours = Self.set(fields[1], 0...23),
      let months = Self.set(fields[3], 1...12, names: Self.monthNames),
      let years = Self.set(
        fields[5], Self.firstYear...(Self.firstYear + Self.yearCount - 1)),
      let days = fields[2] == "?" ? Self.ofWeek(fields[4]) : Self.ofMonth(fields[2])
    else { return nil }
    self.text = text
    (self.minutes, self.hours, self.months, self.years) = (minutes, hours, months, years)
    self.days = days
  }

  private static func ofMonth(_ field: String) -> Days? {
    if field == "*" { return .everyDay }
    if field == "L" { return .last }
    if field.hasSuffix("W") {
      return Int(field.dropLast()).flatMap { (1...31).contains($0) ? .workingDayNearest($0) : nil }
    }
    return set(field, 1...31).map { .ofMonth($0) }
  }

  private static func ofWeek(_ field: String) -> Days? {
    if field == "*" { return .everyDay }
    if field == "L" { return .lastOfWeek(7) }
    if field.hasSuffix("L") { return number(field.dropLast(), dayNames).map { .lastOfWeek($0) } }
    let parts = field.split(separator: "#")
    if parts.count == 2, let day = number(parts[0], dayNames), let count = Int(parts[1]) {
      return (1...7).contains(day) && (1...5).contains(count)
        ? .ofWeekInMonth(day: day, count: count) : nil
    }
    return set(field, 1...7, names: dayNames).map { .ofWeek($0) }
  }

  /// The values a field allows, by their distance from the least.
  private static func set(
    _ field: String, _ range: ClosedRange<Int>, names: [String] = []
  ) -> [Bool]? {
    var allowed = [Bool](repeating: false, count: range.count)
    for part in field.split(separator: ",", omittingEmptySubsequences: false) {
      guard let values = values(part, range, names) else { return nil }
      for value in values { allowed[value - range.lowerBound] = true }
    }
    return allowed
  }

  private static func values(
    _ part: Substring, _ range: ClosedRange<Int>, _ names: [String]
  ) -> StrideThrough<Int>? {
    let halves = part.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = halves.first, halves.count <= 2 else { return nil }
    let step = halves.count == 2 ? Int(halves[1]) : 1
    guard let step, step > 0 else { return nil }
    if first == "*" { return stride(from: range.lowerBound, through: range.upperBound, by: step) }
    let ends = first.split(separator: "-", omittingEmptySubsequences: false)
    guard let low = number(ends[0], names), range.contains(low), ends.count <= 2 else {
      return nil
    }
    guard ends.count == 2 else {
      return stride(from: low, through: halves.count == 2 ? range.upperBound : low, by: step)
    }
    guard let high = number(ends[1], names), range.contains(high), high >= low else {
      return nil
    }
    return stride(from: low, through: high, by: step)
  }

  private static func number(_ text: Substring, _ names: [String]) -> Int? {
    names.firstIndex(of: String(text)).map { $0 + 1 } ?? Int(text)
  }

  /// The first minute at or after `minute` that is meant, both counted from the start of 1970; nil
  /// when there is none.
  package func next(from minute: Int) -> Int? {
    var day = minute >= 0 ? minute / 1440 : (minute - 1439) / 1440
    var since = minute - day * 1440
    let lastDay = Civil.dayNumber(year: Self.firstYear + Self.yearCount, month: 1, day: 1)
    while day < lastDay {
      if allows(day: day), let found = firstMinute(from: since) { return day * 1440 + found }
      (day, since) = (day + 1, 0)
    }
    return nil
  }

  private func firstMinute(from start: Int) -> Int? {
    (start..<1440).first { hours[$0 / 60] && minutes[$0 % 60] }
  }

  private func allows(day number: Int) -> Bool {
    let date = Civil(dayNumber: number)
    guard years.indices.contains(date.year - Self.firstYear), years[date.year - Self.firstYear],
      months[date.month - 1]
    else { return false }
    let last = Civil.length(year: date.year, month: date.month)
    let week = Civil.dayOfWeek(number)
    switch days {
    case .everyDay: return true
    case .ofMonth(let allowed): return allowed[date.day - 1]
    case .last: return date.day == last
    case .workingDayNearest(let day): return date.day == Self.nearest(day, date, number, last)
    case .ofWeek(let allowed): return allowed[week - 1]
    case .lastOfWeek(let day): return week == day && date.day > last - 7
    case .ofWeekInMonth(let day, let count):
      return week == day && (date.day - 1) / 7 + 1 == count
    }
  }

  /// The day from Monday to Friday nearest to `day`, in the same month.
  private static func nearest(_ day: Int, _ date: Civil, _ number: Int, _ last: Int) -> Int {
    let wanted = min(day, last)
    let week = Civil.dayOfWeek(number + wanted - date.day)
    if week == 7 { return wanted > 1 ? wanted - 1 : wanted + 2 }
    if week == 1 { return wanted < last ? wanted + 1 : wanted - 2 }
    return wanted
  }
}

/// A day of the calendar, by its number from 1970-01-01.
struct Civil: Hashable {
  let year: Int
  let month: Int
  let day: Int

  init(dayNumber: Int) {
    // Years begin in March here, and eras of 400 years have equal lengths.
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * march + 2) / 5 + 1
    month = march < 10 ? march + 3 : march - 9
    year = yearOfEra + era * 400 + (march >= 10 ? 1 : 0)
  }

  static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  static func length(year: Int, month: Int) -> Int {
    let next = month == 12 ? (year + 1, 1) : (year, month + 1)
    return dayNumber(year: next.0, month: next.1, day: 1)
      - dayNumber(year: year, month: month, day: 1)
  }

  /// 1 for Sunday to 7 for Saturday; the first day of 1970 was a Thursday.
  static func dayOfWeek(_ dayNumber: Int) -> Int { ((dayNumber + 4) % 7 + 7) % 7 + 1 }
}
