import Diagnostics
import Foundation
import Scenarios
import Simulation
import Testing

@Suite struct BooksTests {
  /// The books of the repository, read as an author's.
  static func repositoryBooks(into bag: inout DiagnosticBag) throws -> Books {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("content/books")
    var books = Books()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
      books.add(SourceText(path: name, bytes: bytes), into: &bag)
    }
    return books
  }

  @Test func travelWithTheProgram() throws {
    var bag = DiagnosticBag()
    let books = try Self.repositoryBooks(into: &bag)
    #expect(bag.isEmpty)
    #expect(books.rules == Books.builtIn.rules)
    #expect(books.prices == Books.builtIn.prices)
    #expect(books.rules.map(\.name) == ["aws-2023-09", "aws-2025-08", "aws-2026-11"])
  }

  /// The laws that changed, each at the date from which it holds.
  @Test func followTheDates() throws {
    let books = Books.builtIn
    let (then, between, now) = (
      try #require(books.rules("aws-2023-09")), try #require(books.rules("aws-2025-08")),
      try #require(books.rules("aws-2026-11"))
    )
    let all = [then, between, now]
    #expect(all.map(\.functions.billsPackageInitialisation) == [false, true, true])
    #expect(all.map { $0.functions.laterPayloadMax >> 10 } == [256, 256, 1024])
    #expect(all.map { $0.queues.messageMax >> 10 } == [256, 1024, 1024])
    #expect(all.map { $0.buses.messageMax >> 10 } == [256, 256, 1024])
    #expect(all.map(\.functions.scalingRequests) == [0, 10_000, 10_000])
    #expect(all.map(\.functions.recursionThroughBuckets) == [false, true, true])
    #expect(all.map(\.gateways.restTimeoutRaisable) == [false, true, true])
    #expect(all.map { $0.functions.streamedMax >> 20 } == [20, 200, 200])
  }

  /// A free first year is for accounts opened before 15 July 2025.
  @Test(arguments: [
    ("aws-2023-09", 1, true), ("aws-2023-09", 13, false), ("aws-2025-08", 1, false),
    ("aws-2025-08", 3, true), ("aws-2025-08", 13, false), ("aws-2026-11", 1, false),
  ])
  func giveAFreeYearToThoseWhoHaveIt(_ name: String, _ month: Int, _ isFree: Bool) throws {
    let usage = Usage([.init("apigateway.http", Exact(500_000), service: "door")])
    let bill = Bill(
      usage, try #require(Books.builtIn.prices(name)), Bill.Options(accountMonth: month))
    #expect((bill.total == .zero) == isFree, "\(bill.total.text())")
  }

  @Test func holdTheRulesThatTheEngineAssumes() {
    #expect(Books.builtIn.rules("aws-2023-09") == RuleBook())
  }

  @Test func nameASourceAndADateForEveryPrice() {
    #expect(Books.builtIn.prices.count == 4)
    for book in Books.builtIn.prices {
      for item in book.items {
        #expect(!item.source.isEmpty && item.sourceDate.count == 10, "\(item.id)")
      }
    }
  }

  @Test func reportWhatTheyCannotUse() {
    var bag = DiagnosticBag()
    let text = """
      name: mine
      date: 2026-01-01
      prices:
        a.one: {service: A, title: One, unit: piece, source: price list, read: 2026-01-01}
        a.two:
          service: A
          title: Two
          unit: piece
          tiers: [{upTo: 2M, price: 1}, {upTo: 1M, price: 2}, {price: 3}]
          source: price list
          read: 2026-01-01
      """
    let book = PriceBookReader.read(SourceText(path: "mine.prices.yaml", text), into: &bag)
    #expect(book?.items.isEmpty == true)
    #expect(bag.items.map(\.code.id) == ["price-without-amount", "tiers-out-of-order"])
  }

  @Test func leaveUnknownItemsUnpriced() {
    let usage = Usage([.init("quantum.hours", Exact(3), service: "oracle")])
    let bill = Bill(usage, Books.builtIn.prices[0])
    #expect(bill.notPriced == ["quantum.hours"])
    #expect(bill.total == .zero)
  }
}
