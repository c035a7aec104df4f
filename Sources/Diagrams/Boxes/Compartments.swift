/// Boxes parted by walls from side to side:
///
/// ```
/// ┌──────────┐     ┌────────────┐     ┌───────────┐
/// │ Order    │     │ Account    │     │ Orders    │
/// ├──────────┤     ├────────────┤     ├─────┬─────┤
/// │ + pay()  │     │ ┌────────┐ │     │ id  │ sum │
/// └──────────┘     │ │ Worker │ │     └─────┴─────┘
///                  │ └────────┘ │
///                  └────────────┘
/// ```
///
/// The first cell names the box; what stands below is its words, the boxes it holds, or the
/// cells of a table. Three cells or more of one line each are layers, and each is a box.
struct Compartments {
  /// Cells that stand side by side, by their index in `frames`.
  private typealias Band = [Int]

  private let frames: [Frame]
  private let grid: Grid
  private let byCorner: [Place: Int]
  private var isVisited: [Bool]
  /// What takes the place of a cell; nil for one that goes without.
  private var replaced: [Int: Frame?] = [:]

  private static let rightSlack = 3
  /// Signs before the fields and methods of a class and before the items of a list.
  private static let marks: Set<UInt32> = [
    0x2D, 0x2B, 0x23, 0x7E, 0x2A, 0x2022, 0xB7, 0x2713, 0x2714, 0x25CF, 0x25AA, 0x25A0,
  ]

  /// The boxes with each such stack made one. O(boxes) for every cell of a stack.
  static func joined(_ frames: [Frame], _ grid: Grid) -> [Frame] {
    var compartments = Compartments(frames, grid)
    compartments.join()
    return frames.indices.compactMap { index in
      if let replacement = compartments.replaced[index] { return replacement }
      return frames[index]
    }
  }

  private init(_ frames: [Frame], _ grid: Grid) {
    self.frames = frames
    self.grid = grid
    var byCorner: [Place: Int] = [:]
    for (index, frame) in frames.enumerated() where frame.slanted == nil {
      byCorner[grid.place(frame.top, frame.left)] = index
    }
    self.byCorner = byCorner
    isVisited = [Bool](repeating: false, count: frames.count)
  }

  private mutating func join() {
    let order = frames.indices.sorted {
      (frames[$0].top, frames[$0].left) < (frames[$1].top, frames[$1].left)
    }
    for index in order where !isVisited[index] {
      let bands = bands(from: index)
      guard bands.count > 1 else {
        joinLane(index)
        continue
      }
      for cell in bands.joined() { isVisited[cell] = true }
      decide(bands)
    }
  }

  /// A heading beside others, with a room that holds boxes below it: a lane.
  private mutating func joinLane(_ head: Int) {
    guard isPlain(frames[head]), isLeaf(head), isTitle(frames[head]),
      let body = byCorner[grid.place(frames[head].bottom, frames[head].left)],
      frames[body].right == frames[head].right, isPlain(frames[body]), !isLeaf(body)
    else { return }
    isVisited[body] = true
    merge([head, body])
  }

  // MARK: stacks

  private func bands(from head: Int) -> [Band] {
    guard isPlain(frames[head]), !hasNeighbour(frames[head]) else { return [] }
    var bands: [Band] = [[head]]
    var row = frames[head].bottom
    while let band = band(row, below: frames[head]) {
      bands.append(band)
      row = frames[band[0]].bottom
    }
    return bands
  }

  private func isPlain(_ frame: Frame) -> Bool {
    frame.slanted == nil && frame.fronts.isEmpty && frame.shades.isEmpty && !frame.isTorn
  }

  /// True when another box shares one of the side walls.
  private func hasNeighbour(_ frame: Frame) -> Bool {
    frames.contains { other in
      (other.left == frame.right || other.right == frame.left)
        && max(other.top, frame.top) < min(other.bottom, frame.bottom)
    }
  }

  /// The cells below a wall that together are as wide as the box.
  private func band(_ row: Int, below head: Frame) -> Band? {
    guard let first = byCorner[grid.place(row, head.left)], isPlain(frames[first]) else {
      return nil
    }
    if abs(frames[first].right - head.right) <= Self.rightSlack {
      return hasNeighbour(frames[first]) ? nil : [first]
    }
    var band = [first]
    var right = frames[first].right
    while right < head.right, let next = byCorner[grid.place(row, right)],
      frames[next].bottom == frames[first].bottom, isPlain(frames[next])
    {
      band.append(next)
      right = frames[next].right
    }
    return right == head.right ? band : nil
  }

  // MARK: what a stack means

  private mutating func decide(_ bands: [Band]) {
    let heads = bands.map { $0[0] }
    let isOneColumn = bands.allSatisfy { $0.count == 1 }
    let isLeaf = heads.map(isLeaf)
    guard isLeaf[0] else { return }
    if isOneColumn, isLeaf.allSatisfy({ $0 }) {
      if isOneThing(heads) { merge(heads) }
    } else if isOneColumn, isAlternating(isLeaf) {
      for pair in stride(from: 0, to: heads.count, by: 2) { merge([heads[pair], heads[pair + 1]]) }
    } else if isTitle(frames[heads[0]]) {
      var whole = frames[heads[0]]
      whole.bottom = frames[heads[heads.count - 1]].bottom
      replaced[heads[0]] = .some(whole)
    }
  }

  /// True for a cell of one or two rows without columns of its own.
  private func isTitle(_ frame: Frame) -> Bool {
    let rows = frame.top + 1..<frame.bottom
    let holdsUpright = rows.contains { row in
      frame.interior(row).contains { column in
        let scalar = grid.scalars[grid.place(row, column)]
        let glyph = Glyph.of(scalar)
        return scalar == 0x7C || glyph.isCertain && glyph.runs(.north)
      }
    }
    return !holdsUpright && (1...2).contains(wordRows(frame).count)
  }

  private func isLeaf(_ index: Int) -> Bool {
    !frames.indices.contains { other in
      other != index && frames[index].encloses(frames[other])
        && frames[other].area < frames[index].area
    }
  }

  /// A heading, what it holds, the next heading and so on.
  private func isAlternating(_ isLeaf: [Bool]) -> Bool {
    isLeaf.count.isMultiple(of: 2)
      && isLeaf.enumerated().allSatisfy { $0.element == $0.offset.isMultiple(of: 2) }
  }

  /// True for a heading with one cell below, and for more cells of which one holds a list.
  private func isOneThing(_ cells: [Int]) -> Bool {
    cells.count == 2
      || cells.dropFirst().contains { index in
        let rows = wordRows(frames[index])
        return rows.count != 1 || rows.contains { isMarked($0, frames[index]) }
      }
  }

  private func wordRows(_ frame: Frame) -> [Int] {
    (frame.top + 1..<frame.bottom).filter { row in
      frame.interior(row).contains { grid.isWord(grid.place(row, $0)) }
    }
  }

  /// True for a row that begins as an item does or ends as a method does.
  private func isMarked(_ row: Int, _ frame: Frame) -> Bool {
    let scalars = frame.interior(row).map { grid.scalars[grid.place(row, $0)] }
    let words = scalars.filter { $0 != Grid.blank }
    return words.first.map(Self.marks.contains) == true || words.suffix(2) == [0x28, 0x29]
  }

  // MARK: one of several

  private mutating func merge(_ cells: [Int]) {
    replaced[cells[0]] = .some(merged(cells.map { frames[$0] }))
    for cell in cells.dropFirst() { replaced[cell] = .some(nil) }
  }

  private func merged(_ cells: [Frame]) -> Frame {
    var whole = cells[0]
    for cell in cells.dropFirst() {
      whole.rules.append(cell.top)
      whole.bottom = cell.bottom
      whole.titles += cell.titles.filter { title in
        !whole.titles.contains { $0.row == title.row && $0.columns == title.columns }
      }
      whole.raggedLeft.merge(cell.raggedLeft) { first, _ in first }
      whole.ragged.merge(cell.ragged) { first, _ in first }
      guard cell.right != whole.right else { continue }
      for row in cell.top + 1...cell.bottom where whole.ragged[row] == nil {
        whole.ragged[row] = cell.right
      }
    }
    return whole
  }
}
