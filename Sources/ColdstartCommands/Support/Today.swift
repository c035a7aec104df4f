import ArgumentParser
import DataNodes
import Foundation

/// The day a build takes for today: the one place where the machine's clock is read.
enum Today {
  /// `--now`, else `SOURCE_DATE_EPOCH` (seconds since 1970, as reproducible builds set it), else
  /// the day in UTC.
  static func day(now: String?) throws -> CalendarDate {
    if let now {
      guard let day = CalendarDate(now) else {
        throw ValidationError("--now takes a day such as 2026-01-31, not \"\(now)\".")
      }
      return day
    }
    if let epoch = Terminal.environment("SOURCE_DATE_EPOCH"), !epoch.isEmpty {
      guard let seconds = Int(epoch) else {
        throw ValidationError("SOURCE_DATE_EPOCH is \"\(epoch)\", which is no number of seconds.")
      }
      return day(seconds: seconds)
    }
    return day(seconds: time(nil))
  }

  private static func day(seconds: Int) -> CalendarDate {
    let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
    return CalendarDate(dayNumber: rest < 0 ? days - 1 : days)
  }

  /// This day as front matter has it: `2026-11-30`.
  static func written() throws -> String { try day(now: nil).description }
}
