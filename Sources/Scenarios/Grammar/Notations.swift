import DataNodes
import Markup
import Simulation

// Notations of values with a unit, for any grammar.

extension Notation where Value == SimDuration {
  /// `180 ms`, `2 min`, `0 s`.
  static var duration: Self { duration(.duration) }

  /// The same with a lower end.
  static func duration(atLeast least: SimDuration) -> Self { duration(.duration(atLeast: least)) }

  private static func duration(_ schema: Schema) -> Self {
    Self(schema, write: { $0 == .forever ? nil : TimeText.written($0) }, read: \.duration)
  }
}

extension Notation where Value == SimTime {
  /// A time since the start of the run.
  static var instant: Self {
    Notation<SimDuration, Scope>.duration.map(
      { .start + $0 }, back: { $0 == .never ? nil : $0 - .start })
  }
}

extension Notation where Value == Double {
  /// `0.9/s`, `6/min`: events a second.
  static var rate: Self { Self(.rate, write: { "\(Units.plain($0))/s" }, read: \.rate) }

  /// A share of 1: `10 %`, `0.1`.
  static var share: Self { Self(.share, write: Units.percent, read: \.share) }

  /// A share of 1 % or more to aim at.
  static var aim: Self { Self(.aim, write: Units.percent, read: \.share) }

  /// A size as gigabytes.
  static var gigabytes: Self {
    Notation<Int, Scope>.size.map(
      { Double($0) / 1_073_741_824 }, back: { Int(nearest: $0 * 1_073_741_824) })
  }
}

extension Notation where Value == Int {
  /// `512 MB`, `64 KB`: bytes.
  static var size: Self { Self(.size, write: Units.size, read: \.bytes) }

  /// The same for what travels with a request, which is counted in 32 bits.
  static var payload: Self { Self(.payload, write: Units.size, read: \.bytes) }

  /// A size as whole megabytes, rounded down.
  static var megabytes: Self { size.map({ $0 >> 20 }, back: { $0 << 20 }) }
}

extension Notation where Value == Distribution {
  /// A duration, a law, or a list of measured durations.
  static var law: Self { Self(.law, write: Laws.text, read: \.law) }
}

extension Units {
  /// Bytes as an author would write them, in the greatest unit without a fraction.
  static func size(_ bytes: Int) -> String? {
    let units = [(30, "GB"), (20, "MB"), (10, "KB")]
    let unit = units.first { bytes > 0 && bytes % (1 << $0.0) == 0 }
    return unit.map { "\(bytes >> $0.0) \($0.1)" } ?? "\(bytes) B"
  }

  /// A share of 1 as a percentage.
  static func percent(_ share: Double) -> String { "\(plain((share * 1e6).rounded() / 1e4)) %" }

  /// A number without a needless fraction.
  static func plain(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? "\(Int(nearest: number))" : "\(number)"
  }
}

extension Laws {
  /// A law as an author would write it; nil for measured durations.
  static func text(_ law: Distribution) -> String? {
    switch law {
    case .constant(let span): TimeText.written(span)
    case .exponential(let mean): "exponential \(TimeText.written(mean))"
    case .uniform(let low, let high):
      "uniform \(TimeText.written(low)) to \(TimeText.written(high))"
    case .logNormal(let median, let sigma):
      "log-normal \(TimeText.written(median)) sigma \(Units.plain(sigma))"
    case .empirical: nil
    }
  }
}

extension TimeText {
  /// A duration in one unit, as `Units.duration` reads it: `90 s`, `1.5 s`, `6 h`.
  static func written(_ span: SimDuration) -> String {
    let units: [(Int64, String)] = [
      (86_400_000_000_000, "d"), (3_600_000_000_000, "h"), (60_000_000_000, "min"),
      (1_000_000_000, "s"), (1_000_000, "ms"), (1000, "us"),
    ]
    let count = span.nanoseconds
    guard count > 0 else { return "0 s" }
    let unit = units.first { count % $0.0 == 0 } ?? (1, "ns")
    return "\(count / unit.0) \(unit.1)"
  }
}
