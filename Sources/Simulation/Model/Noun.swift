/// What an author calls the things that flow through a system, or are kept in it: a photo.
package struct Noun: Hashable, Sendable {
  /// As one is numbered: `photo 1`.
  package var one: String
  /// Several: `photos 1–3`.
  package var many: String
  /// One that is not numbered: `a photo`; nil where it is told by its number.
  package var some: String?
  /// What stands for one that was named before; nil where it is named again.
  package var again: String?

  package init(one: String, many: String, some: String? = nil, again: String? = nil) {
    self.one = one
    self.many = many
    self.some = some
    self.again = again
  }

  /// A noun of which nothing but the singular is known, with the plural of English: `copy` and
  /// `copies`.
  package init(_ one: String) {
    let word = one.lowercased()
    let before = word.dropLast().last ?? " "
    if word.hasSuffix("y"), !"aeiou".contains(before) {
      self.init(one: one, many: one.dropLast() + "ies")
    } else if ["s", "x", "z", "ch", "sh"].contains(where: word.hasSuffix) {
      self.init(one: one, many: one + "es")
    } else {
      self.init(one: one, many: one + "s")
    }
  }
}
