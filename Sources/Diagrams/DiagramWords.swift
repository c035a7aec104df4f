/// The words said about a drawing. A translation replaces the whole.
package struct DiagramWords: Sendable {
  package var diagram = "Diagram"
  /// The disclosure of the list view.
  package var inWords = "In words"
  /// One and several.
  package var box = ("box", "boxes")
  package var arrow = ("arrow", "arrows")
  package var line = ("line", "lines")
  package var unnamed = "an unnamed box"
  package var contains = "contains"
  package var leadsTo = "leads to"
  package var leadsBothWays = "leads both ways to"
  package var isConnectedWith = "is connected with"
  package var shows = "Shows"
  package var alsoShows = "Also shows"
  package var and = "and"
  /// Before words that belong to nothing, and before the box they are a remark on.
  package var note = "Note"
  package var noteOn = "Note on"
  /// After a description that would be too long.
  package var andMore = "And more."

  package static let english = DiagramWords()

  package init() {}

  /// The words that `text` knows by their keys, the others in English.
  package init(_ text: (_ key: String) -> String?) {
    func take(_ key: String, _ word: inout String) {
      if let text = text(key) { word = text }
    }
    take("diagram", &diagram)
    take("diagramInWords", &inWords)
    take("diagramBox", &box.0)
    take("diagramBoxes", &box.1)
    take("diagramArrow", &arrow.0)
    take("diagramArrows", &arrow.1)
    take("diagramLine", &line.0)
    take("diagramLines", &line.1)
    take("diagramUnnamed", &unnamed)
    take("diagramContains", &contains)
    take("diagramLeadsTo", &leadsTo)
    take("diagramBothWays", &leadsBothWays)
    take("diagramConnected", &isConnectedWith)
    take("diagramShows", &shows)
    take("diagramAlsoShows", &alsoShows)
    take("diagramAnd", &and)
    take("diagramNote", &note)
    take("diagramNoteOn", &noteOn)
    take("diagramMore", &andMore)
  }

  /// All words, to tell whether they changed.
  package var all: [String] {
    [
      diagram, inWords, box.0, box.1, arrow.0, arrow.1, line.0, line.1, unnamed, contains,
      leadsTo, leadsBothWays, isConnectedWith, shows, alsoShows, and, note, noteOn, andMore,
    ]
  }
}
