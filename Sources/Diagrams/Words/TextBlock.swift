/// Words in a row of cells: single blanks join them, two blanks part them.
struct TextRun: Hashable, Sendable {
  let row: Int
  let columns: Range<Int>
}

/// Words that belong together: one run, or runs that stand flush or centred below each other.
struct TextBlock: Sendable {
  var runs: [TextRun]
  /// The box in whose room the words stand.
  let room: Int?

  var top: Int { runs[0].row }
  var bottom: Int { runs[runs.count - 1].row }
  var left: Int { runs.map(\.columns.lowerBound).min() ?? 0 }
  /// One past the last column.
  var right: Int { runs.map(\.columns.upperBound).max() ?? 0 }
}

/// All words of a drawing outside of the rooms of leaf boxes.
struct TextBlocks: Sendable {
  private(set) var blocks: [TextBlock] = []
  /// The block whose run covers a cell, plus one; 0 for none.
  private var owner: [Int32]
  private var withLetters: [Bool] = []

  /// What stands for more of the same: `...`, `…`, `⋯`, `~`.
  private static let cuts: Set<UInt32> = [0x2E, 0x2026, 0x22EF, 0x22EE, 0x7E, 0x2248]

  init(_ field: Field) {
    owner = [Int32](repeating: 0, count: field.grid.count)
    for row in 0..<field.grid.rows {
      for run in Self.runs(row, 0..<field.grid.columns, field) { place(run, field) }
    }
    withLetters = blocks.map { block in
      block.runs.contains { run in
        let places = run.columns.map { field.grid.place(run.row, $0) }
        let isCut = places.allSatisfy { Self.cuts.contains(field.grid.scalars[$0]) }
        return isCut || places.contains(where: field.grid.isWord)
      }
    }
    for (index, block) in blocks.enumerated() {
      for run in block.runs {
        for column in run.columns { owner[field.grid.place(run.row, column)] = Int32(index + 1) }
      }
    }
  }

  func block(at place: Place) -> Int? {
    owner[place] > 0 ? Int(owner[place]) - 1 : nil
  }

  /// True when there is more than punctuation in a block, and for what stands for more.
  func holdsLetters(_ block: Int) -> Bool { withLetters[block] }

  /// The block that a vertical line meets at a cell; the line may stand one column beside it.
  func block(near place: Place) -> Int? {
    block(at: place) ?? block(at: place - 1) ?? block(at: place + 1)
  }

  /// The runs of words in a part of a row, leaf boxes left out.
  private static func runs(_ row: Int, _ columns: Range<Int>, _ field: Field) -> [TextRun] {
    var runs: [TextRun] = []
    var start: Int?
    var end = 0
    func close() {
      if let from = start { runs.append(TextRun(row: row, columns: from..<end)) }
      start = nil
    }
    for column in columns {
      let place = field.grid.place(row, column)
      switch field.roles[place] {
      case .text where !field.rooms.isLeafRoom(place):
        if start != nil, column - end > 1 { close() }
        if start == nil { start = column }
        end = column + 1
      case .blank: continue
      default: close()
      }
    }
    close()
    return runs
  }

  private mutating func place(_ run: TextRun, _ field: Field) {
    let room = field.rooms.innermost(field.grid.place(run.row, run.columns.lowerBound))
    let candidates = blocks.indices.suffix(40).filter { index in
      let block = blocks[index]
      guard block.bottom == run.row - 1, block.room == room, let last = block.runs.last else {
        return false
      }
      return belongs(run, below: last, field)
    }
    if candidates.count == 1, let index = candidates.first {
      blocks[index].runs.append(run)
    } else {
      blocks.append(TextBlock(runs: [run], room: room))
    }
  }

  private func belongs(_ run: TextRun, below last: TextRun, _ field: Field) -> Bool {
    guard run.columns.overlaps(last.columns) else { return false }
    if hangs(run, below: last, field) { return true }
    if isHeading(last, over: run, field) { return false }
    let flush = abs(run.columns.lowerBound - last.columns.lowerBound) <= 1
    let middle = run.columns.lowerBound + run.columns.upperBound
    let lastMiddle = last.columns.lowerBound + last.columns.upperBound
    guard flush || abs(middle - lastMiddle) <= 3 else { return false }
    if meetsUpright(run, field) != meetsUpright(last, field) { return false }
    if isPointedAt(run, field), run.columns.lowerBound != last.columns.lowerBound { return false }
    return !(meetsLine(run, field) && meetsLine(last, field))
  }

  /// True for the second line of `1. put the object`, which begins below the first word.
  private func hangs(_ run: TextRun, below last: TextRun, _ field: Field) -> Bool {
    let (start, column) = (last.columns.lowerBound, run.columns.lowerBound)
    guard (2...4).contains(column - start) else { return false }
    let marker = start..<column
    let scalars = marker.map { field.grid.scalars[field.grid.place(last.row, $0)] }
    let isNumber = scalars.dropLast().allSatisfy { $0 < 0x41 }
    return scalars.last == Grid.blank && isNumber && scalars.first != Grid.blank
  }

  /// True for the first words in a box over words that stand deeper and have steps below them.
  private func isHeading(_ last: TextRun, over run: TextRun, _ field: Field) -> Bool {
    let first = field.grid.place(run.row, run.columns.lowerBound)
    guard run.columns.lowerBound > last.columns.lowerBound,
      let room = field.rooms.innermost(first), last.row == field.rooms.frames[room].top + 1
    else { return false }
    return run.columns.contains { column in
      let below = field.grid.place(run.row + 1, column)
      return field.isLine(below) && field.glyphs[below].arms.has(.north)
        && field.links[below].has(.east)
    }
  }

  /// True for words that an arrow in their row points at: they begin a thing of their own.
  private func isPointedAt(_ run: TextRun, _ field: Field) -> Bool {
    let first = field.grid.place(run.row, run.columns.lowerBound)
    let last = field.grid.place(run.row, run.columns.upperBound - 1)
    return [(first, -1, Direction.east), (last, 1, .west)].contains { place, step, direction in
      let near = field.grid.isBlank(place + step) ? place + 2 * step : place + step
      return field.isLine(near) && field.glyphs[near].points.has(direction)
    }
  }

  /// True when an upright line stands right beside the run: such words are its label.
  private func meetsUpright(_ run: TextRun, _ field: Field) -> Bool {
    let first = field.grid.place(run.row, run.columns.lowerBound)
    let last = field.grid.place(run.row, run.columns.upperBound - 1)
    return [first - 1, first - 2, last + 1, last + 2].contains { place in
      let ways = field.links[place].union(field.touches[place])
      return field.isLine(place) && !ways.isDisjoint(with: .vertical)
        && ways.isDisjoint(with: .horizontal)
    }
  }

  /// True when a line stands within two cells left or right of the run, a level one within three.
  private func meetsLine(_ run: TextRun, _ field: Field) -> Bool {
    let first = field.grid.place(run.row, run.columns.lowerBound)
    let last = field.grid.place(run.row, run.columns.upperBound - 1)
    return [first - 1, first - 2, last + 1, last + 2].contains { field.isLine($0) }
      || [first - 3, last + 3].contains { place in
        field.isLine(place) && field.links[place].isDisjoint(with: .vertical)
          && !field.links[place].isDisjoint(with: .horizontal)
      }
  }
}
