/// The class of a piece of code. The theme has one colour for each class but `plain`.
package enum TokenClass: UInt8, Sendable, CaseIterable {
  /// Identifiers, white space, ordinary brackets: text without a span.
  case plain
  case keyword, type, function, string, number, comment, property
  case `operator`
  case constant, variable, tag, attribute, punctuation, inserted, deleted, meta

  /// `<span class="t-keyword">`; nothing for plain text.
  var openTag: StaticString {
    switch self {
    case .plain: ""
    case .keyword: "<span class=\"t-keyword\">"
    case .type: "<span class=\"t-type\">"
    case .function: "<span class=\"t-function\">"
    case .string: "<span class=\"t-string\">"
    case .number: "<span class=\"t-number\">"
    case .comment: "<span class=\"t-comment\">"
    case .property: "<span class=\"t-property\">"
    case .operator: "<span class=\"t-operator\">"
    case .constant: "<span class=\"t-constant\">"
    case .variable: "<span class=\"t-variable\">"
    case .tag: "<span class=\"t-tag\">"
    case .attribute: "<span class=\"t-attribute\">"
    case .punctuation: "<span class=\"t-punctuation\">"
    case .inserted: "<span class=\"t-inserted\">"
    case .deleted: "<span class=\"t-deleted\">"
    case .meta: "<span class=\"t-meta\">"
    }
  }
}

/// A run of code of one class: from the end of the token before it to `end`.
struct Token: Sendable {
  let end: Int
  let kind: TokenClass
}
