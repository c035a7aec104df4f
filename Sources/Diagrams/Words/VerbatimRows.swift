/// The words of a box as they stand: with the arrows between words of one row, which are drawn as
/// lines and are part of what the box says.
struct VerbatimRows {
  private let field: Field

  init(_ field: Field) {
    self.field = field
  }

  /// Row by row, nil where there are no such arrows. `lines` are the box's words, top to bottom.
  func rows(_ box: Int, _ lines: [Sketch.Line]) -> [String]? {
    guard !field.rooms.hasChildren[box] else { return nil }
    let frame = field.rooms.frames[box]
    var rows: [String] = []
    var isVerbatim = false
    var rest = lines[...]
    while let first = rest.first {
      let same = rest.prefix { $0.run.row == first.run.row && $0.isTitle == first.isTitle }
      rest = rest.dropFirst(same.count)
      if !first.isTitle, let columns = verbatim(first.run.row, frame) {
        rows.append(field.grid.text(first.run.row, columns))
        isVerbatim = true
      } else {
        rows.append(Sketch.joined(same.map(\.text)))
      }
    }
    return isVerbatim ? rows : nil
  }

  /// The columns of all that stands in a row, if there are lines in it and none leads out of it.
  private func verbatim(_ row: Int, _ frame: Frame) -> Range<Int>? {
    let columns = frame.interior(row).filter { !field.grid.isBlank(field.grid.place(row, $0)) }
    guard let first = columns.first, let last = columns.last else { return nil }
    let lines = columns.map { field.grid.place(row, $0) }.filter(field.isLine)
    let staysInside = lines.allSatisfy { place in
      field.touches[place].isEmpty && field.links[place].isDisjoint(with: .vertical)
    }
    return lines.isEmpty || !staysInside ? nil : first..<last + 1
  }
}
