/// The words for what readers of an author's Markdown do not see. A language replaces all.
package struct ProseWords: Sendable, Hashable {
  package var linkToSection = "Link to this section"
  package var table = "Table"
  package var done = "done"
  package var notDone = "not done"
  package var footnote = "Footnote"
  package var footnotes = "Footnotes"
  package var backToReference = "Back to reference"
  /// Titles of alerts by their kinds in small letters: `note`.
  package var alerts = [
    "note": "Note", "tip": "Tip", "important": "Important", "warning": "Warning",
    "caution": "Caution",
  ]

  /// In English.
  package init() {}

  /// The words that `text` knows by their keys, the others in English.
  package init(_ text: (_ key: String) -> String?) {
    func take(_ key: String, _ word: inout String) { word = text(key) ?? word }
    take("linkToSection", &linkToSection)
    take("table", &table)
    take("done", &done)
    take("notDone", &notDone)
    take("footnote", &footnote)
    take("footnotes", &footnotes)
    take("backToReference", &backToReference)
    for kind in alerts.keys.sorted() {
      let key = "alert" + kind.prefix(1).uppercased() + kind.dropFirst()
      alerts[kind] = text(key) ?? alerts[kind]
    }
  }
}
