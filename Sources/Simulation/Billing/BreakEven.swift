/// Where two ways to pay cost the same.
package enum BreakEven {
  /// The least whole number in `range` at which `left` costs at least as much as `right`, found by
  /// bisection; nil when it never does. Both must not fall as the number grows. O(log range).
  package static func first(
    in range: ClosedRange<Int>, where isReached: (Int) -> Bool
  ) -> Int? {
    guard isReached(range.upperBound) else { return nil }
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if isReached(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Requests a month at which the bill of a use per request, unrounded, reaches `amount`.
  package static func requests(
    perRequest usage: Usage, _ book: PriceBook, reaching amount: Exact,
    options: Bill.Options = Bill.Options(hasFreeTier: false)
  ) -> Int? {
    first(in: 1...1_000_000_000_000) { count in
      Bill.unrounded(usage.times(count), book, options) >= amount
    }
  }
}

extension Usage {
  /// The same use, so many times.
  package func times(_ count: Int) -> Usage {
    Usage(entries.map { $0.with($0.quantity * Exact(count)) })
  }
}

extension Bill {
  /// The sum before any rounding to the cent, for finding where two bills meet.
  package static func unrounded(_ usage: Usage, _ book: PriceBook, _ options: Options) -> Exact {
    Bill(usage, book, options).lines.reduce(.zero) { sum, line in
      sum + line.quantity * (line.price ?? .zero)
    }
  }
}
