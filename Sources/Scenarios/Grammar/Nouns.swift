import DataNodes
import Simulation

/// What flows through a system, as authors name it: `request: photo`, or with its forms.
enum Nouns {
  static let field = Field(
    "request",
    .oneOf([
      .text,
      .object(
        "a noun",
        [
          Field("one", .text, required: true, "As one is numbered: photo, as in photo 1."),
          Field("many", .text, required: true, "Several: photos."),
          Field("some", .text, "One without its number: a photo."),
          Field("again", .text, "What stands for one that was just named: it."),
        ]),
    ]), "What flows here, as a noun: photo.")

  /// The noun of a scenario or a service; nil where it says none.
  static func read(_ node: DataNode?) -> Noun? {
    guard let node else { return nil }
    if let word = node.text { return Noun(word) }
    let one = node["one"]?.text ?? ""
    return Noun(
      one: one, many: node["many"]?.text ?? one, some: node["some"]?.text,
      again: node["again"]?.text)
  }
}
