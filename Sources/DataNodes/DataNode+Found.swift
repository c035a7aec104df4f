extension DataNode {
  /// What the author wrote here, for messages: `the number 5`, `the text "a"`, `a list`.
  package var found: String {
    switch content {
    case .null: "nothing"
    case .sequence: "a list"
    case .mapping: "a mapping of keys and values"
    case .scalar(let text, _):
      if boolean != nil {
        "the truth value \(text)"
      } else if decimal != nil {
        "the number \(text)"
      } else {
        "the text \"\(Self.shortened(text))\""
      }
    }
  }

  private static func shortened(_ text: String) -> String {
    let line = text.prefix { !$0.isNewline }
    return line.count > 40 || line.count < text.count ? line.prefix(40) + "…" : text
  }
}
