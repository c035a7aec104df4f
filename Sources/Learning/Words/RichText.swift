package import Diagnostics

/// Words with what is meant by them, as values: nothing in them is markup, and whoever shows them
/// decides how.
package struct RichText: Hashable, Sendable {
  /// One piece.
  package enum Part: Hashable, Sendable {
    case text(String)
    case emphasis(String)
    case step(StepMention)
    /// Inline Markdown of an author, where it stands.
    case written(String, at: SourceSpan)
  }

  package private(set) var parts: [Part] = []

  package init(_ text: String) {
    if !text.isEmpty { parts = [.text(text)] }
  }

  init(_ part: Part) { parts = [part] }

  init() {}

  package static func emphasis(_ text: String) -> RichText { RichText(.emphasis(text)) }

  package static func written(_ markdown: String, at span: SourceSpan) -> RichText {
    RichText(.written(markdown, at: span))
  }

  static func += (left: inout RichText, right: RichText) { left.parts += right.parts }

  /// Where an author wrote it; nil for words that the program made.
  package var span: SourceSpan? { written?.span }

  /// What an author wrote of it.
  package var written: (markdown: String, span: SourceSpan)? {
    for case .written(let markdown, let span) in parts { return (markdown, span) }
    return nil
  }

  /// The words alone, an author's as they are written.
  package var plain: String {
    parts.map { part in
      switch part {
      case .text(let text), .emphasis(let text), .written(let text, _): text
      case .step(let mention): mention.text
      }
    }.joined()
  }

  /// The same words as the beginning of a sentence.
  var capitalised: RichText {
    guard let first = parts.first else { return self }
    var text = self
    switch first {
    case .text(let words): text.parts[0] = .text(Words.capital(words))
    case .emphasis(let words): text.parts[0] = .emphasis(Words.capital(words))
    case .step(var mention):
      mention.isCapital = true
      text.parts[0] = .step(mention)
    case .written: break
    }
    return text
  }

  /// Several, with commas between them.
  static func list(_ items: [RichText]) -> RichText {
    items.enumerated().reduce(into: RichText()) { list, item in
      if item.offset > 0 { list += RichText(", ") }
      list += item.element
    }
  }
}

/// A step of a run that the page shows: readers are led to its row.
package struct StepMention: Hashable, Sendable {
  /// The run's name in the page.
  package let run: String
  /// The step's id.
  package let step: String
  /// What it is called where there are no links: `step 3`.
  package let text: String
  /// Whether it begins a sentence.
  package var isCapital = false
}

extension Words {
  /// A word with pieces of text in place of `{name}`.
  func rich(_ word: Word, _ values: KeyValuePairs<String, RichText> = [:]) -> RichText {
    Self.rich(self[word], values)
  }

  /// A text with pieces of text in place of `{name}`.
  static func rich(_ template: String, _ values: KeyValuePairs<String, RichText>) -> RichText {
    var text = RichText()
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      if let value = values.first(where: { $0.key == name })?.value {
        text += RichText(String(rest[..<open]))
        text += value
      } else {
        text += RichText(String(rest[...close]))
      }
      rest = rest[rest.index(after: close)...]
    }
    text += RichText(String(rest))
    return text
  }

  /// `first`, `second`, `7th`: how often something has happened.
  func ordinal(_ number: Int) -> String {
    let known = self[.ordinals].split(separator: ",").map { String($0.drop { $0 == " " }) }
    return known.indices.contains(number - 1)
      ? known[number - 1] : self[.ordinal, ["number": String(number)]]
  }
}
