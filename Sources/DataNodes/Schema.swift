/// A grammar: the one place that its check, its JSON Schema and its table in the
/// manual are made from.
///
/// ```swift
/// let page = Schema.object("front matter", [
///   Field("title", .text, required: true, "What the page is called."),
///   Field("level", .choice(["beginner", "advanced"]), "Who it is written for."),
///   Field("minutes", .integer(in: 1...600), "How long it takes to read.", example: "12"),
/// ])
/// ```
package struct Schema: Sendable {
  indirect enum Kind: Sendable {
    case any, text, boolean
    case string(Form?)
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    case date(ClosedRange<CalendarDate>?)
    case choice([Choice])
    case list(Schema, count: ClosedRange<Int>)
    case map(key: Form, Schema)
    case object(name: String, [Field], isOpen: Bool)
    case alternatives([Schema])
    case reference(String)
  }

  /// A form that some text must have.
  struct Form: Sendable {
    /// With its article, for messages: `a path`.
    let name: String
    /// A regular expression for the JSON Schema.
    let pattern: String?
    let check: @Sendable (String) -> Bool
  }

  /// A name that a value may be.
  struct Choice: Sendable {
    let name: String
    let description: String?
  }

  let kind: Kind
  /// What `reference` may name, in the order of the manual.
  let definitions: [Definition]

  struct Definition: Sendable {
    let name: String
    let schema: Schema
  }

  private init(_ kind: Kind, definitions: [Definition] = []) {
    self.kind = kind
    self.definitions = definitions
  }

  /// Anything at all.
  package static let any = Schema(.any)
  /// Text in the strict sense: `title: 12` is refused and `title: "12"` is not.
  package static let string = Schema(.string(nil))
  /// Any scalar, taken as it is written: `tags: [2026, swift]`.
  package static let text = Schema(.text)
  /// `true` or `false`.
  package static let boolean = Schema(.boolean)
  /// A whole number.
  package static let integer = Schema(.integer(Int.min...Int.max))
  /// A number, whole or not.
  package static let number = Schema(.number(-.infinity ... .infinity))
  /// A day such as `2026-01-31`.
  package static let date = Schema(.date(nil))

  /// Text of a form.
  /// - Parameters:
  ///   - name: the form with its article, for messages: `a path`.
  ///   - pattern: a regular expression that says the same in the JSON Schema, where one can.
  ///   - check: whether a text has the form.
  package static func string(
    _ name: String, pattern: String? = nil, check: @escaping @Sendable (String) -> Bool
  ) -> Schema {
    Schema(.string(Form(name: name, pattern: pattern, check: check)))
  }

  /// A whole number in a range, both ends included.
  package static func integer(in range: ClosedRange<Int>) -> Schema { Schema(.integer(range)) }

  /// A whole number with a lower end only.
  package static func integer(atLeast least: Int) -> Schema { Schema(.integer(least...Int.max)) }

  /// A number in a range, both ends included; an infinite end is open.
  package static func number(in range: ClosedRange<Double>) -> Schema { Schema(.number(range)) }

  /// A day in a range, both ends included.
  package static func date(in range: ClosedRange<CalendarDate>) -> Schema { Schema(.date(range)) }

  /// One of some names.
  package static func choice(_ names: [String]) -> Schema {
    Schema(.choice(names.map { Choice(name: $0, description: nil) }))
  }

  /// One of some names, each with what it means.
  package static func choice(_ names: [(name: String, description: String)]) -> Schema {
    Schema(.choice(names.map { Choice(name: $0.name, description: $0.description) }))
  }

  /// A list of values of one kind.
  package static func list(
    of element: Schema, count: ClosedRange<Int> = 0...Int.max
  ) -> Schema {
    Schema(.list(element, count: count))
  }

  /// A value, or a list of such values: `tags: swift` and `tags: [swift, linux]`.
  package static func oneOrMany(_ element: Schema) -> Schema {
    .oneOf([element, .list(of: element)])
  }

  /// A mapping whose keys are free names.
  /// - Parameters:
  ///   - key: what a key names, with its article: `a term`.
  ///   - check: whether a key has the form it must have.
  package static func map(
    of value: Schema, key: String = "a name", pattern: String? = nil,
    check: @escaping @Sendable (String) -> Bool = { _ in true }
  ) -> Schema {
    Schema(.map(key: Form(name: key, pattern: pattern, check: check), value))
  }

  /// A mapping with known keys.
  /// - Parameters:
  ///   - name: what it describes, for messages: `front matter`, `a service`.
  ///   - isOpen: whether unknown keys are let through.
  package static func object(_ name: String, _ fields: [Field], isOpen: Bool = false) -> Schema {
    Schema(.object(name: name, fields, isOpen: isOpen))
  }

  /// Whatever one of these allows. Mappings are told apart by their keys and by fields of the kind
  /// `choice`; list the more special ones first.
  package static func oneOf(_ alternatives: [Schema]) -> Schema {
    Schema(.alternatives(alternatives))
  }

  /// What `defining` calls by this name; grammars that contain themselves need it.
  package static func reference(_ name: String) -> Schema { Schema(.reference(name)) }

  /// This schema with names for what its references mean. Only the root's definitions count.
  package func defining(_ definitions: [(name: String, schema: Schema)]) -> Schema {
    let more = definitions.map { Definition(name: $0.name, schema: $0.schema) }
    return Schema(kind, definitions: self.definitions + more)
  }

  /// The fields of an object, none for any other schema.
  package var fields: [Field] {
    if case .object(_, let fields, _) = kind { fields } else { [] }
  }
}

/// A key of an object.
package struct Field: Sendable {
  package let name: String
  package let schema: Schema
  package let isRequired: Bool
  /// One or two sentences of Markdown: what the key is for.
  package let description: String
  /// What holds when the key is absent, as it would be written.
  package let defaultText: String?
  /// A value as it would be written.
  package let example: String?
  /// For a key that still works: what to write instead, such as `use "weight"`.
  package let deprecated: String?

  package init(
    _ name: String, _ schema: Schema, required: Bool = false, _ description: String,
    default defaultText: String? = nil, example: String? = nil, deprecated: String? = nil
  ) {
    self.name = name
    self.schema = schema
    isRequired = required
    self.description = description
    self.defaultText = defaultText
    self.example = example
    self.deprecated = deprecated
  }
}
