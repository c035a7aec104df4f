/// Arrows that come from nowhere but say what comes in: the words above or below them are taken
/// for their source.
///
/// ```
///   HTTP request     ┌─────┐
///  ─────────────────▶│ API │
///                    └─────┘
/// ```
struct Captions {
  let field: Field
  let texts: TextBlocks

  /// The ends of one net with the loose end tied to its caption, where there is one.
  func tied(_ ends: [LineEnd]) -> [LineEnd] {
    let loose = ends.indices.filter { !ends[$0].isHead && ends[$0].target == .nothing }
    let tied = ends.filter { $0.target != .nothing }
    guard loose.count == 1, let index = loose.first, !tied.isEmpty,
      tied.allSatisfy(\.isHead), let block = caption(ends[index])
    else { return ends }
    var result = ends
    result[index].target = .text(block)
    result[index].isCaptioned = true
    return result
  }

  private func caption(_ end: LineEnd) -> Int? {
    guard end.direction.isHorizontal else { return nil }
    for side in [Direction.north, .south] {
      var place = end.place
      while field.isLine(place), field.links[place].has(end.direction.opposite) {
        if let block = texts.block(at: field.grid.next(place, side)), texts.holdsLetters(block) {
          return block
        }
        place = field.grid.next(place, end.direction.opposite)
      }
    }
    return nil
  }
}
