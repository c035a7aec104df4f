/// The values of a node by type. Each is nil when the node is of another type; none
/// guesses. `Schema` checks the same rules and tells the author.
extension DataNode {
  /// Text: a quoted scalar, or an unquoted one that is neither a number nor a truth value.
  /// `no`, `1.2.3` and `2026-01-31` are text; `1.2`, `true` and `~` are not.
  package var string: String? {
    guard case .scalar(let text, let isQuoted) = content else { return nil }
    if isQuoted { return text }
    return CoreSchema.boolean(text) == nil && CoreSchema.decimal(text) == nil ? text : nil
  }

  /// Any scalar as it was written, numbers and truth values too: `1.10` stays `1.10`.
  package var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// A whole number without quotes: `12`, `-3`, `0xff`, `0o17`.
  package var integer: Int? { unquoted.flatMap(CoreSchema.integer) }

  /// A number without quotes: integers, `1.5`, `1e3`, `.inf`.
  package var decimal: Double? { unquoted.flatMap(CoreSchema.decimal) }

  /// `true` or `false` without quotes.
  package var boolean: Bool? { unquoted.flatMap(CoreSchema.boolean) }

  /// A day written as `2026-01-31`, with or without quotes.
  package var date: CalendarDate? { text.flatMap(CalendarDate.init) }

  /// A list of strings, or one string as a list of one; nil when anything in it is no string.
  package var strings: [String]? { oneOrMany(\.string) }

  /// The same for any scalars as they were written: `tags: [2026, swift]`.
  package var texts: [String]? { oneOrMany(\.text) }

  private var unquoted: String? {
    if case .scalar(let text, isQuoted: false) = content { text } else { nil }
  }

  private func oneOrMany(_ read: (DataNode) -> String?) -> [String]? {
    guard case .sequence(let elements) = content else { return read(self).map { [$0] } }
    var strings: [String] = []
    for element in elements {
      guard let string = read(element) else { return nil }
      strings.append(string)
    }
    return strings
  }
}
