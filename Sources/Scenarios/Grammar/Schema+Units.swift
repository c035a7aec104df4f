package import DataNodes
package import Simulation

/// Forms of values that carry a unit.
extension Schema {
  private static let durationPattern = "^[0-9.]+ ?(ns|us|µs|ms|s|min|h|d)$"

  /// `180 ms`, `2 min`, `0 s`; at most a hundred years.
  package static let duration = Schema.string(
    "a duration such as 180 ms, 3 s or 10 min, 36500 d at most", pattern: durationPattern
  ) { Units.duration($0) != nil }

  /// The same with a lower end: what happens again and again needs time in between.
  package static func duration(atLeast least: SimDuration) -> Schema {
    .string(
      "a duration of \(TimeText.duration(least)) to 36500 d", pattern: durationPattern
    ) { text in Units.duration(text).map { $0 >= least } ?? false }
  }

  /// `0.9/s`, `6/min`.
  package static let rate = Schema.string(
    "a rate such as 0.9/s or 6/min, 1000000/ms at most",
    pattern: "^[0-9.]+ ?(/| per )(ms|s|min|h|d)$"
  ) { Units.rate($0) != nil }

  /// `512 MB`, `64 KB`.
  package static let size = Schema.string(
    "a size such as 512 MB or 64 KB", pattern: "^[0-9.]+ ?(B|KB|MB|GB)$"
  ) { Units.bytes($0) != nil }

  /// A size that travels with a request: counted in 32 bits.
  package static let payload = Schema.string(
    "a size such as 64 KB or 3 MB, 4 GB at most", pattern: "^[0-9.]+ ?(B|KB|MB|GB)$"
  ) { text in Units.bytes(text).map { $0 <= 4 << 30 } ?? false }

  /// `0 9 ? * MON-FRI *`.
  package static let cron = Schema.string(
    "six fields such as 0 9 ? * MON-FRI *: minutes, hours, day, month, weekday, year"
  ) { CronExpression($0) != nil }

  /// `10 %`, `0.1`.
  package static let share = oneOf([
    .number(in: 0...1),
    .string("a share such as 10 %", pattern: "^[0-9.]+ ?%$") { Units.share($0) != nil },
  ])

  /// A share to aim at: 1 % or more.
  package static let aim = oneOf([
    .number(in: 0.01...1),
    .string("a share of 1 % to 100 %", pattern: "^[0-9.]+ ?%$") { text in
      Units.share(text).map { $0 >= 0.01 } ?? false
    },
  ])

  /// `0.20 per 1M`, `400k`.
  package static let quantity = oneOf([
    .number,
    .string(
      "a number such as 400k, 1M or 0.20 per 1M",
      pattern: "^[0-9.]+[kMG]?( per [0-9.]+[kMG]?)?$"
    ) { Units.quantity($0) != nil },
  ])
}
