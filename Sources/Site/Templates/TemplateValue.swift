/// The value behind a name of a template.
///
/// A section over `flag(false)` or an empty list is left out, one over anything else is entered:
/// what is not there has no value at all.
package enum TemplateValue {
  case text(String)
  /// Text in bytes: markup that is printed by three braces.
  case bytes([UInt8])
  case number(Int)
  case flag(Bool)
  /// Markup too large to be carried about: written where the template wants it, never escaped.
  case markup((inout [UInt8]) -> Void)
  case scope(any TemplateScope)
  case open(any OpenScope)
  case list([TemplateValue])
}

/// A thing with members. They are made when a template asks for them. A class, because values are
/// handed about far more often than things are made.
package protocol TemplateScope: AnyObject {
  /// The value of a member; nil when there is none, so that a thing further out is asked.
  func member(_ name: TemplateName) -> TemplateValue?
}

/// A thing whose members have names that only its author knows.
package protocol OpenScope: AnyObject {
  func member(called word: String) -> TemplateValue?
}

extension TemplateValue {
  /// Text, unless there is none or it is empty: a section over empty text would be entered.
  static func present(_ text: String?) -> TemplateValue? {
    guard let text, !text.isEmpty else { return nil }
    return .text(text)
  }

  /// A list, unless it is empty.
  static func present(_ list: [TemplateValue]) -> TemplateValue? {
    list.isEmpty ? nil : .list(list)
  }

  /// Whether a section is entered once; nil for lists, whose elements decide.
  var isPresent: Bool {
    switch self {
    case .flag(let flag): flag
    case .list(let list): !list.isEmpty
    case .text, .bytes, .number, .markup, .scope, .open: true
    }
  }
}

/// A thing whose few members are made at once.
package final class TemplateFields: TemplateScope, ExpressibleByDictionaryLiteral {
  private let fields: [(name: TemplateName, value: TemplateValue?)]

  package init(dictionaryLiteral fields: (TemplateName, TemplateValue?)...) {
    self.fields = fields
  }

  package func member(_ name: TemplateName) -> TemplateValue? {
    // By place: an iterator would copy every value it passes.
    for place in fields.indices where fields[place].name == name { return fields[place].value }
    return nil
  }
}

extension TemplateValue {
  /// A thing with these members.
  static func fields(_ fields: TemplateFields) -> TemplateValue { .scope(fields) }
}
