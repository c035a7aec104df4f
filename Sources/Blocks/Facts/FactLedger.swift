package import DataNodes
package import Diagnostics

/// A value that lessons state, with where it comes from.
package struct Fact: Sendable, Hashable {
  /// How it is known.
  package enum Kind: String, Sendable, CaseIterable {
    case documented, measured, simulated, assumed, opinion
  }

  /// As lessons name it: `lambda.timeout.max`.
  package let name: String
  package let nameSpan: SourceSpan
  /// As readers see it, unit included: `15 minutes`.
  package let value: String
  package let kind: Kind
  /// What it is a value of: `the longest run of a function`.
  package let quantity: String
  /// Where it was found: an address, or words.
  package let source: String?
  /// What the source is called.
  package let title: String?
  /// The day on which it held.
  package let date: CalendarDate?
  /// The day from which on it is to be read again.
  package let reviewBy: CalendarDate?

  package init(
    name: String, nameSpan: SourceSpan, value: String, kind: Kind, quantity: String,
    source: String? = nil, title: String? = nil, date: CalendarDate? = nil,
    reviewBy: CalendarDate? = nil
  ) {
    self.name = name
    self.nameSpan = nameSpan
    self.value = value
    self.kind = kind
    self.quantity = quantity
    self.source = source
    self.title = title
    self.date = date
    self.reviewBy = reviewBy
  }
}

/// The facts of a site, by name.
package struct FactLedger: Sendable {
  /// Sorted by name, every name once.
  package let facts: [Fact]
  private let places: [String: Int]

  package init(_ facts: [Fact] = []) {
    self.facts = facts.sorted { $0.name < $1.name }
    places = Dictionary(
      self.facts.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  package subscript(name: String) -> Fact? { places[name].map { facts[$0] } }
}
