import DataNodes
import Diagnostics
import Scenarios
import Testing

/// What is to be read again, by the day.
@Suite struct BookReviewTests {
  private static func prices(_ name: String, _ date: String, read: [String]) -> SourceText {
    let items = read.enumerated().map { index, day in
      "  a.b\(index): {service: A, title: B, unit: one, price: 1, source: list, read: \(day)}\n"
    }
    return SourceText(
      path: "\(name).prices.yaml", "name: \(name)\ndate: \(date)\nprices:\n\(items.joined())")
  }

  private static let rules = SourceText(
    path: "r.rules.yaml",
    """
    name: r
    date: 2026-01-31
    functions:
      accountLimit: {value: 1000, source: quotas, read: 2026-01-31, status: documented}
      laterRetryWaits: {value: [60 s], source: guide, read: 2026-01-31, status: documented}
      idleTimeout: {value: 600 s, source: measured, read: 2019-01-31, status: measured}
    """)

  private func said(_ texts: [SourceText], _ day: String) throws -> [String] {
    var bag = DiagnosticBag()
    BookReview.check(texts, today: try #require(CalendarDate(day)), into: &bag)
    return bag.items.map { "\($0.code.id): \($0.message)" }
  }

  @Test(arguments: [
    ("2026-04-29", 0), ("2026-04-30", 1), ("2026-07-30", 1), ("2026-07-31", 2), ("2027-01-31", 2),
  ])
  func pricesAgeInMonthsAndQuotasInHalfYears(_ day: String, _ count: Int) throws {
    let texts = [Self.prices("p", "2026-01-31", read: ["2026-01-31", "2026-12-01"]), Self.rules]
    #expect(try said(texts, day).count == count)
  }

  @Test func oneMessageNamesWhatWasReadFirst() throws {
    let text = Self.prices("p", "2026-01-31", read: ["2026-02-01", "2025-06-01", "2026-09-01"])
    #expect(
      try said([text], "2026-10-01") == [
        "book-overdue: 2 of 3 entries of p are to be read again; \"a.b1\" was last read on "
          + "2025-06-01"
      ])
  }

  @Test func lawsAreReadOnceAYear() throws {
    let half = try #require(try said([Self.rules], "2026-12-01").first)
    #expect(half.hasPrefix("book-overdue: 1 of 2 entries of r"))
    let whole = try #require(try said([Self.rules], "2027-01-31").first)
    #expect(whole.hasPrefix("book-overdue: 2 of 2 entries of r"))
  }

  @Test func olderBooksSayWhatWas() throws {
    let old = Self.prices("then", "2023-09-30", read: ["2023-09-30"])
    let new = Self.prices("now", "2026-09-30", read: ["2026-09-30"])
    #expect(try said([old, new], "2026-12-01") == [])
    #expect(try said([old], "2026-12-01").count == 1)
  }

  @Test(arguments: [
    ("2026-11-30", 3, "2027-02-28"), ("2023-11-30", 3, "2024-02-29"),
    ("2026-01-15", 12, "2027-01-15"),
    ("2026-12-31", 6, "2027-06-30"), ("2026-08-31", 4, "2026-12-31"),
  ])
  func monthsKeepTheDayOrTheLast(_ day: String, _ months: Int, _ later: String) throws {
    #expect(try #require(CalendarDate(day)).adding(months: months) == CalendarDate(later))
  }
}
