/// An author's word for the things that flow through a system, or are kept in it: a photo.
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
}
