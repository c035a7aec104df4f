package import Diagnostics

/// A piece of YAML, and where its author wrote it.
///
/// ```yaml
/// title: Cold starts        # mapping of one member, whose value is a scalar
/// ```
package struct DataNode: Hashable, Sendable {
  /// The content of a node. Unquoted `~`, `null` and empty values are `null`.
  package enum Content: Hashable, Sendable {
    case null
    /// Text as it was written, quotes and escapes resolved. Quoted text is never a number, a date
    /// or a truth value; blocks of text (`|`, `>`) count as quoted.
    case scalar(String, isQuoted: Bool)
    case sequence([DataNode])
    /// In the author's order, every name once, merge keys (`<<`) already merged behind the rest.
    case mapping([Member])
  }

  /// A key with its value.
  package struct Member: Hashable, Sendable {
    package let name: String
    package let nameSpan: SourceSpan
    package let value: DataNode

    package init(name: String, nameSpan: SourceSpan, value: DataNode) {
      self.name = name
      self.nameSpan = nameSpan
      self.value = value
    }
  }

  package let content: Content
  /// From the first to the last byte of the value, quotes and brackets included. A value that is
  /// not there (`key:`) is the place behind the colon; what an alias stands for lies at its anchor.
  package let span: SourceSpan

  package init(_ content: Content, span: SourceSpan) {
    self.content = content
    self.span = span
  }

  /// A scalar without quotes: null where YAML says so, else its text.
  package init(unquoted text: String, span: SourceSpan) {
    self.init(CoreSchema.isNull(text) ? .null : .scalar(text, isQuoted: false), span: span)
  }

  /// The value of a key; nil when this is no mapping or has no such key. O(members).
  package subscript(name: String) -> DataNode? {
    member(name)?.value
  }

  /// The key with its value; nil when this is no mapping or has no such key. O(members).
  package func member(_ name: String) -> Member? {
    members.first { $0.name == name }
  }

  /// The members of a mapping; none for anything else.
  package var members: [Member] {
    if case .mapping(let members) = content { members } else { [] }
  }

  /// The nodes of a sequence; none for anything else.
  package var elements: [DataNode] {
    if case .sequence(let elements) = content { elements } else { [] }
  }

  package var isNull: Bool { content == .null }

  package var isSequence: Bool {
    if case .sequence = content { true } else { false }
  }
}
