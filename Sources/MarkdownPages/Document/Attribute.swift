/// An attribute of an element. One without a value to write is not written.
package struct Attribute: Sendable {
  /// The value behind the name.
  package enum Value: Sendable {
    /// The attribute is not there.
    case absent
    /// The name alone.
    case flag
    case text(String)
    /// A value that is filled in when more is known.
    case slot(Hole.Content)
    /// The whole attribute is filled in, or left out, when more is known.
    case wholeSlot(Hole.Content)
  }

  package let name: StaticString
  package let value: Value

  package init(_ name: StaticString, _ value: Value) {
    self.name = name
    self.value = value
  }

  /// `name="text"`; nothing for nil.
  package static func set(_ name: StaticString, _ text: String?) -> Attribute {
    Attribute(name, text.map(Value.text) ?? .absent)
  }

  /// `name`, or nothing.
  package static func flag(_ name: StaticString, _ isSet: Bool = true) -> Attribute {
    Attribute(name, isSet ? .flag : .absent)
  }

  package static func `class`(_ names: String?) -> Attribute { set("class", names) }
  package static func role(_ name: String) -> Attribute { set("role", name) }
  package static func label(_ text: String) -> Attribute { set("aria-label", text) }

  /// The id of an element. Ids are made by `PageBuilder`, so that a page has each once.
  package static func id(_ id: ElementID?) -> Attribute { set("id", id?.text) }

  /// A link to an element of the same page.
  package static func link(to id: ElementID) -> Attribute { set("href", "#" + id.text) }

  /// A link to somewhere in the site: a number of the page's `references`.
  package static func link(reference: Int) -> Attribute {
    Attribute("href", .slot(.href(reference: reference)))
  }

  /// A link to a row of a run's table; left out where the page turns out to have no such row.
  package static func link(row anchor: String) -> Attribute {
    Attribute("href", .wholeSlot(.row(anchor)))
  }

  /// A name that an element has by the piece it belongs to.
  package static func own(_ name: StaticString, _ own: Hole.OwnName) -> Attribute {
    Attribute(name, .slot(.own(own)))
  }
}

/// An id that one element of a page has. Only `PageBuilder` makes them.
package struct ElementID: Hashable, Sendable {
  package let text: String

  init(made text: String) { self.text = text }
}
