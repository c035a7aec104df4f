package import Simulation

/// Reads amounts as authors write them, with their unit.
package enum Units {
  /// `180 ms`, `1.5s`, `2 min`, `6 h`, `4 d`, `250 us`; nil for anything else.
  package static func duration(_ text: String) -> SimDuration? {
    guard let (number, unit) = split(text) else { return nil }
    let nanoseconds: Double? =
      switch unit {
      case "ns": 1
      case "us", "µs": 1e3
      case "ms": 1e6
      case "s": 1e9
      case "min": 60e9
      case "h": 3600e9
      case "d": 86_400e9
      case "": number == 0 ? 0 : nil
      default: nil
      }
    guard let nanoseconds, number >= 0, number * nanoseconds <= Self.longest else { return nil }
    return .seconds(number * nanoseconds / 1e9)
  }

  /// Nanoseconds of the longest duration an author may write, a hundred years.
  private static let longest = 36_500 * 86_400e9
  /// The greatest rate, a second.
  private static let fastest = 1e9

  /// Events per second: `0.9/s`, `6/min`, `100/h`, `10 per s`.
  package static func rate(_ text: String) -> Double? {
    let parts = text.replacing(" per ", with: "/").split(separator: "/")
    guard parts.count == 2, let number = Double(trimmed(parts[0])), number >= 0 else {
      return nil
    }
    let unit: Double? =
      switch trimmed(parts[1]) {
      case "ms": 1e-3
      case "s": 1
      case "min": 60
      case "h": 3600
      case "d": 86_400
      default: nil
      }
    return unit.map { number / $0 }.flatMap { $0 <= fastest ? $0 : nil }
  }

  /// Bytes: `512 MB`, `64 KB`, `1.5 GB`, `300 B`; a kilobyte has 1,024.
  package static func bytes(_ text: String) -> Int? {
    guard let (number, unit) = split(text), number >= 0 else { return nil }
    let factor: Double? =
      switch unit {
      case "B": 1
      case "KB", "kB", "KiB": 1024
      case "MB", "MiB": 1_048_576
      case "GB", "GiB": 1_073_741_824
      case "": number == 0 ? 0 : nil
      default: nil
      }
    guard let factor, number * factor < 1e18 else { return nil }
    return Int(clamped: (number * factor).rounded())
  }

  /// A share of 1: `10 %`, `0.1`.
  package static func share(_ text: String) -> Double? {
    guard let (number, unit) = split(text) else { return nil }
    let share: Double? = unit == "%" ? number / 100 : unit.isEmpty ? number : nil
    return share.flatMap { (0...1).contains($0) ? $0 : nil }
  }

  /// A decimal with a suffix for thousands: `0.0000166667`, `1M`, `400k`, `7.5G`; and a price for
  /// many: `0.20 per 1M`.
  package static func quantity(_ text: String) -> Exact? {
    let parts = text.replacing(" per ", with: "/").split(separator: "/")
    guard let first = parts.first, let number = scaled(trimmed(first)) else { return nil }
    guard parts.count == 2 else { return parts.count == 1 ? number : nil }
    guard let count = scaled(trimmed(parts[1])), count > .zero,
      let divisor = Int(count.text())
    else { return nil }
    return number.divided(by: divisor)
  }

  private static func scaled(_ text: String) -> Exact? {
    let factors: [Character: Int] = ["k": 1_000, "M": 1_000_000, "G": 1_000_000_000]
    guard let last = text.last, let factor = factors[last] else { return Exact(text) }
    return Exact(text.dropLast()).map { $0 * Exact(factor) }
  }

  private static func split(_ text: String) -> (Double, String)? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "_") }
    guard let number = Double(digits.filter { $0 != "_" }) else { return nil }
    return (number, trimmed(text.dropFirst(digits.count)))
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
