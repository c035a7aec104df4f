/// A day of the Gregorian calendar, without time and time zone.
package struct CalendarDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// 1 to 9999.
  package let year: Int
  /// 1 to 12.
  package let month: Int
  /// 1 to the length of the month.
  package let day: Int

  /// A day; nil when the calendar has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Self.length(ofMonth: month, in: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// A day from `2026-01-31`; nil for any other form and for days that do not exist.
  package init?(_ iso: String) {
    let bytes = Array(iso.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
      let day = Self.number(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Days since 1970-01-01, negative before. Two days' difference is how far they lie apart.
  package var dayNumber: Int {
    // Years begin in March here, so that a leap day is the last of its year.
    let shifted = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }

  /// Day of the week, 0 for Sunday to 6 for Saturday.
  package var weekday: Int { ((dayNumber + 4) % 7 + 7) % 7 }

  /// `2026-01-31`.
  package var description: String {
    String(unsafeUninitializedCapacity: 10) { bytes in
      Self.write(year, 4, into: bytes, at: 0)
      bytes[4] = UInt8(ascii: "-")
      Self.write(month, 2, into: bytes, at: 5)
      bytes[7] = UInt8(ascii: "-")
      Self.write(day, 2, into: bytes, at: 8)
      return 10
    }
  }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }

  /// The last digits of a number, zeros before it.
  private static func write(
    _ number: Int, _ width: Int, into bytes: UnsafeMutableBufferPointer<UInt8>, at start: Int
  ) {
    var rest = number
    for place in (start..<start + width).reversed() {
      bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
  }
}
