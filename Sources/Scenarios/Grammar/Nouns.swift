import DataNodes
import Simulation

/// The things that flow through a system, as authors name them: `request: photo`, or with its
/// forms.
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
    if let word = node.text { return english(word) }
    let one = node["one"]?.text ?? ""
    return Noun(
      one: one, many: node["many"]?.text ?? one, some: node["some"]?.text,
      again: node["again"]?.text)
  }

  /// A noun of which nothing but the singular is known, with the plural of English: `copy` and
  /// `copies`.
  private static func english(_ one: String) -> Noun {
    let word = one.lowercased()
    let vowels: Set<Character> = ["a", "e", "i", "o", "u"]
    if word.last == "y", let before = word.dropLast().last, !vowels.contains(before) {
      return Noun(one: one, many: "\(one.dropLast())ies")
    }
    let hisses = ["s", "x", "z", "ch", "sh"].contains { word.hasSuffix($0) }
    return Noun(one: one, many: one + (hisses ? "es" : "s"))
  }
}
