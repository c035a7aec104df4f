package import Diagnostics

/// A drawing read: its boxes and arrows by name, and its pictures.
package struct Diagram: Sendable {
  /// A thing in the drawing: a box, or words that an arrow joins.
  package struct Box: Hashable, Sendable {
    package enum Kind: String, Sendable {
      case box, text
    }

    /// Unique in the page: the diagram's id, a hyphen and a slug of the label; `-2` for repeats.
    package let id: String
    /// The lines of its words joined by blanks; empty for a box without words.
    package let label: String
    /// What it is called in sentences: its first line, where no other box has the same one.
    package let name: String
    package let kind: Kind
    /// The id of the box that holds it.
    package let parent: String?
    /// Where it stands in the author's file: its words, else its upper left corner.
    package let span: SourceSpan
    /// The services of a run that it stands for, by name.
    package internal(set) var services: [String] = []
  }

  /// A connection. An arrow with two heads is two of them.
  package struct Edge: Hashable, Sendable {
    package let id: String
    /// Ids of boxes.
    package let from: String
    package let to: String
    package let isDirected: Bool
    package let label: String
    /// The number of a message in a sequence, from 1 in the order of the rows.
    package let step: Int?
  }

  /// Words that are neither a box nor a label.
  package struct Note: Hashable, Sendable {
    package let text: String
    /// The id of the box it is a remark on.
    package let about: String?
  }

  package let id: String
  /// The accessible name: the author's title, else how many boxes and arrows there are.
  package let title: String
  /// Every box and edge in words, in the order in which the arrows flow.
  package let description: String
  /// In reading order; a parent before what it holds.
  package let boxes: [Box]
  package let edges: [Edge]
  package let notes: [Note]
  let words: DiagramWords
  /// The picture, one `<svg>` element.
  package let svg: [UInt8]
}

/// How a drawing is read and shown.
package struct DiagramOptions: Sendable {
  /// Prefix of all ids; unique in its page.
  package var id: String
  /// The accessible name; nil for a made one.
  package var title: String?
  /// Said before the made description.
  package var alt: String?
  /// True to make errors of what is tolerated otherwise.
  package var isStrict: Bool
  /// The services of a run that boxes stand for.
  package var binding: ServiceBinding?
  package var words = DiagramWords.english

  package init(
    id: String = "diagram", title: String? = nil, alt: String? = nil, isStrict: Bool = false,
    binding: ServiceBinding? = nil
  ) {
    self.id = id
    self.title = title
    self.alt = alt
    self.isStrict = isStrict
    self.binding = binding
  }
}
