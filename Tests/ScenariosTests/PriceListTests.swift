import Diagnostics
import Foundation
import Scenarios
import Simulation
import TestSupport
import Testing

/// Small lists in the form of Amazon's, made into books.
@Suite struct PriceListTests {
  private static let base = PriceBook(
    name: "base", date: "2026-01-01",
    items: [
      PriceItem(
        id: "lambda.requests", service: "Lambda", title: "Requests", unit: "request",
        tiers: [.init(upTo: nil, price: Exact("0.0000003") ?? .zero)], source: "before",
        sourceDate: "2026-01-01"),
      PriceItem(
        id: "sqs.requests", service: "SQS", title: "Requests", unit: "request",
        tiers: [.init(upTo: nil, price: Exact("0.0000004") ?? .zero)], source: "before",
        sourceDate: "2026-01-01"),
    ])

  private func text(_ name: String) throws -> SourceText {
    let url = Fixture.root().appendingPathComponent("prices/\(name)")
    return SourceText(path: name, bytes: [UInt8](try Data(contentsOf: url)))
  }

  private func imported(
    _ texts: [SourceText], base: PriceBook? = nil, into bag: inout DiagnosticBag
  ) throws -> PriceListImport {
    let known = try #require(Books.builtIn.prices(Books.defaultName))
    var list = PriceListImport(base: base, known: known, region: "us-east-1")
    for text in texts { list.read(text, into: &bag) }
    return list
  }

  /// What was placed is the book; what was not is said, line by line.
  @Test func bothFormsBecomeOneBook() throws {
    var bag = DiagnosticBag()
    let texts = [try text("lambda.json"), try text("several.csv")]
    let list = try imported(texts, base: Self.base, into: &bag)
    #expect((list.placed, list.elsewhere, list.otherTerms) == (6, 2, 2))
    let written = PriceBookWriter.text(list.book(named: nil))
    let said = bag.items.map { diagnostic in
      let bytes = texts.first { $0.path == diagnostic.span?.path }?.bytes ?? []
      let place = LineIndex(bytes).position(of: diagnostic.span?.start ?? 0)
      return "\(diagnostic.span?.path ?? ""):\(place.line):\(place.column) "
        + "\(diagnostic.code.id): \(diagnostic.message)\n"
    }.joined()
    let folder = Fixture.root().appendingPathComponent("prices")
    for (text, name) in [(written, "book.yaml"), (said, "said.txt")] {
      let golden = folder.appendingPathComponent(name)
      if let difference = Golden.difference(text, golden) { Issue.record("\(difference)") }
    }
    var again = DiagnosticBag()
    let read = PriceBookReader.read(SourceText(path: "book.yaml", written), into: &again)
    #expect(again.isEmpty)
    #expect(read == list.book(named: nil))
  }

  @Test func everyBookIsWrittenAsItIsRead() {
    for book in Books.builtIn.prices {
      var bag = DiagnosticBag()
      let text = SourceText(path: "b.prices.yaml", PriceBookWriter.text(book))
      #expect(PriceBookReader.read(text, into: &bag) == book)
      #expect(bag.isEmpty)
    }
  }

  @Test(arguments: [
    ("{\"a\": 1}", "not-a-price-list"), ("a,b\n1,2\n", "not-a-price-list"),
    ("{\"a\": ", "data-syntax"), ("", "not-a-price-list"),
  ])
  func otherFilesAreRefused(_ text: String, _ code: String) throws {
    var bag = DiagnosticBag()
    let list = try imported([SourceText(path: "x", text)], into: &bag)
    #expect(bag.items.map(\.code.id) == [code])
    #expect(list.placed == 0)
  }

  /// Bounds are counted behind what is free, and Step Functions bills hours of memory where the
  /// list counts seconds.
  @Test func unitsAndFreeQuantitiesAreConverted() throws {
    let rows = [
      "OfferCode,AmazonStates", "Publication Date,2026-10-05T00:00:00Z",
      "SKU,TermType,StartingRange,EndingRange,Unit,PricePerUnit,Currency,usageType,Region Code",
      "S,OnDemand,0,36000,GB-Second,0,USD,StepFunctions-GB-Second,us-east-1",
      "S,OnDemand,36000,3636000,GB-Second,0.00001667,USD,StepFunctions-GB-Second,us-east-1",
      "S,OnDemand,3636000,Inf,GB-Second,0.00000833,USD,StepFunctions-GB-Second,us-east-1",
    ]
    var bag = DiagnosticBag()
    let text = SourceText(path: "x.csv", rows.joined(separator: "\r\n"))
    let item = try imported([text], into: &bag).book(named: "x").items.first
    #expect(bag.isEmpty)
    #expect(item?.free?.quantity == Exact(10))
    #expect(item?.tiers.map { $0.price.text() } == ["0.060012", "0.029988"])
    #expect(item?.tiers.first?.upTo == Exact(1000))
  }

  @Test func placesNameItemsThatTheNewestBookHas() throws {
    let book = try #require(Books.builtIn.prices(Books.defaultName))
    #expect(PriceListImport.items.count > 40)
    for id in PriceListImport.items where !id.hasSuffix("*") {
      #expect(book.item(id) != nil, "\(id)")
    }
  }

  @Test func differencesAreSaid() throws {
    let (before, after) = (
      try #require(Books.builtIn.prices("aws-2023-09")),
      try #require(Books.builtIn.prices("aws-2026-11"))
    )
    let text = PriceDifference(before, after).text
    #expect(text.contains("dynamodb.write "))
    #expect(text.contains("0.00000125 a unit -> 0.000000625 a unit (-50.0 %)"))
    #expect(text.contains("new: 0.0001397998 a GB"))
    #expect(text.contains("0.5 a GB; 5 free -> 0.5 a GB up to 10240, then 0.25 up to 30720"))
    #expect(PriceDifference(after, after).text == "Both charge the same.\n")
  }
}
