package import DataNodes
import Simulation

/// Forms of values that carry a unit.
extension Schema {
  /// `180 ms`, `2 min`, `0 s`.
  package static let duration = Schema.string(
    "a duration such as 180 ms, 3 s or 10 min", pattern: "^[0-9.]+ ?(ns|us|µs|ms|s|min|h|d)$"
  ) { Units.duration($0) != nil }

  /// `0.9/s`, `6/min`.
  package static let rate = Schema.string(
    "a rate such as 0.9/s or 6/min", pattern: "^[0-9.]+ ?(/| per )(ms|s|min|h|d)$"
  ) { Units.rate($0) != nil }

  /// `512 MB`, `64 KB`.
  package static let size = Schema.string(
    "a size such as 512 MB or 64 KB", pattern: "^[0-9.]+ ?(B|KB|MB|GB)$"
  ) { Units.bytes($0) != nil }

  /// `0 9 ? * MON-FRI *`.
  package static let cron = Schema.string(
    "six fields such as 0 9 ? * MON-FRI *: minutes, hours, day, month, weekday, year"
  ) { CronExpression($0) != nil }

  /// `10 %`, `0.1`.
  package static let share = oneOf([
    .number(in: 0...1),
    .string("a share such as 10 %", pattern: "^[0-9.]+ ?%$") { Units.share($0) != nil },
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
