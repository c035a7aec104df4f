import Markup

extension Notation where Value == String {
  /// Any scalar as it is written.
  package static var text: Self { Self(.text, write: { $0.isEmpty ? nil : $0 }, read: \.text) }

  /// Text of a form, with the schema that checks it.
  package static func text(_ schema: Schema) -> Self {
    Self(schema, write: { $0.isEmpty ? nil : $0 }, read: \.text)
  }
}

extension Notation where Value == Bool {
  /// `true` or `false`.
  package static var boolean: Self { Self(.boolean, write: { "\($0)" }, read: \.boolean) }
}

extension Notation where Value == Int {
  package static var integer: Self { Self(.integer, write: { "\($0)" }, read: \.integer) }

  /// A whole number in a range; a default outside of it stands for the absence of the key.
  package static func integer(in range: ClosedRange<Int>) -> Self {
    Self(
      .integer(in: range), write: { range.contains($0) ? "\($0)" : nil }, read: \.integer)
  }
}

extension Notation where Value == Double {
  /// A number in a range.
  package static func number(in range: ClosedRange<Double>) -> Self {
    Self(.number(in: range), write: { range.contains($0) ? plain($0) : nil }, read: \.decimal)
  }

  /// A number without a needless fraction.
  private static func plain(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? "\(Int(nearest: number))" : "\(number)"
  }
}

extension Notation where Value == CalendarDate {
  package static var date: Self { Self(.date, write: { $0.description }, read: \.date) }
}

extension Notation where Value == DataNode {
  /// The node itself, for what is read elsewhere.
  package static func node(_ schema: Schema) -> Self { Self(schema) { $0 } }
}

extension Notation
where Value: RawRepresentable & CaseIterable & SendableMetatype, Value.RawValue == String {
  /// One of the names of an enumeration.
  package static var choice: Self {
    Self(.choice(Value.allCases.map(\.rawValue)), write: { $0.rawValue }) {
      $0.text.flatMap(Value.init)
    }
  }
}

extension Notation {
  /// One of some values by their names.
  package static func choice(_ values: [(name: String, value: Value)]) -> Self
  where Value: Equatable & Sendable {
    Self(
      .choice(values.map(\.name)), write: { value in values.first { $0.value == value }?.name }
    ) { node in values.first { $0.name == node.text }?.value }
  }

  /// A value that is written as one word.
  package static func word(_ word: String, _ value: Value) -> Self
  where Value: Equatable & Sendable {
    choice([(word, value)])
  }
}
