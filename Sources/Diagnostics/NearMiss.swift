/// Finds the name an author probably meant.
package enum NearMiss {
  /// The candidate closest to `name` by edits (insert, delete, replace, swap neighbours), when it
  /// is close enough to be worth saying: at most a third of the name's length, at least one edit.
  /// Ties go to the candidate that stands first. Letter case counts as nothing.
  package static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let scalars = Array(candidate.lowercased().unicodeScalars)
      let limit = max(1, max(wanted.count, scalars.count) / 3)
      guard abs(scalars.count - wanted.count) <= limit else { continue }
      let distance = edits(wanted, scalars)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// A help line for an unknown name: `did you mean "x"?`, else the known names when fewer than
  /// ten, else nil.
  package static func help(_ name: String, among candidates: [String]) -> String? {
    if let near = of(name, among: candidates) { return "did you mean \"\(near)\"?" }
    guard !candidates.isEmpty, candidates.count < 10 else { return nil }
    return "known here: " + candidates.joined(separator: ", ")
  }

  /// Optimal string alignment distance, three rows at a time. O(left × right).
  private static func edits(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    for i in 0..<left.count {
      var current = [i + 1]
      current.reserveCapacity(right.count + 1)
      for j in 0..<right.count {
        let replaced = previous[j] + (left[i] == right[j] ? 0 : 1)
        var cost = min(previous[j + 1] + 1, current[j] + 1, replaced)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, before[j - 1] + 1)
        }
        current.append(cost)
      }
      (before, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
