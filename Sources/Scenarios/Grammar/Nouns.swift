import DataNodes
import Simulation

extension Notation where Value == Noun {
  /// What flows through a system, as authors name it: `request: photo`, or with its forms.
  static var noun: Self {
    .oneOf([Notation<String, Scope>.text.map { Noun(english: $0) }, .object(keys)])
  }

  private static var keys: Keys<Noun, Scope> {
    Keys(
      "a noun", { _ in Noun(one: "", many: "") },
      [
        Key("one", .text, \.one, required: true, "As one is numbered: photo, as in photo 1."),
        Key("many", .text, \.many, required: true, "Several: photos."),
        Key("some", .text, \.some, "One without its number: a photo."),
        Key("again", .text, \.again, "What stands for one that was just named: it."),
      ])
  }
}

extension Noun {
  /// A noun of which nothing but the singular is known, with the plural of English: `copy` and
  /// `copies`.
  fileprivate init(english one: String) {
    let word = one.lowercased()
    let vowels: Set<Character> = ["a", "e", "i", "o", "u"]
    if word.last == "y", let before = word.dropLast().last, !vowels.contains(before) {
      self.init(one: one, many: "\(one.dropLast())ies")
      return
    }
    let hisses = ["s", "x", "z", "ch", "sh"].contains { word.hasSuffix($0) }
    self.init(one: one, many: one + (hisses ? "es" : "s"))
  }
}
