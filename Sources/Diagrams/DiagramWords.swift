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
  package var isConnectedWith = "is connected with"
  package var shows = "Shows"
  package var alsoShows = "Also shows"
  package var and = "and"

  package static let english = DiagramWords()

  package init() {}
}
