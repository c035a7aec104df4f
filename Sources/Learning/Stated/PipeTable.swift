import Diagnostics

/// A table written with pipes, cell by cell with its place.
struct PipeTable {
  /// The text between two pipes, without the spaces around it.
  struct Cell {
    let text: String
    let span: SourceSpan

    /// An empty cell, or one with a dash alone, says nothing.
    var isEmpty: Bool { ["", "-", "–", "—"].contains(text) }
  }

  /// One line of it.
  struct Row {
    let cells: [Cell]
    let span: SourceSpan
  }

  let head: Row
  let rows: [Row]

  /// The tables of a text and its other lines that are not empty, in order. O(bytes).
  static func read(_ text: SourceText) -> (tables: [PipeTable], others: [Cell]) {
    var (tables, others): ([PipeTable], [Cell]) = ([], [])
    var block: [Row] = []
    func close() {
      if let head = block.first {
        tables.append(PipeTable(head: head, rows: block.dropFirst().filter { !$0.isRule }))
      }
      block = []
    }
    var start = 0
    for line in text.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let range = start..<(start + line.count)
      start = range.upperBound + 1
      let whole = cell(range, text)
      if whole.text.hasPrefix("|") {
        block.append(row(range, text))
      } else {
        close()
        if !whole.text.isEmpty { others.append(whole) }
      }
    }
    close()
    return (tables, others)
  }

  private static func row(_ range: Range<Int>, _ text: SourceText) -> Row {
    let pipe = UInt8(ascii: "|")
    var pipes = range.filter {
      text.bytes[$0] == pipe && text.bytes[max($0 - 1, 0)] != UInt8(ascii: "\\")
    }
    let last = cell((pipes.last.map { $0 + 1 } ?? range.upperBound)..<range.upperBound, text)
    if !last.text.isEmpty { pipes.append(range.upperBound) }
    let cells = zip(pipes, pipes.dropFirst()).map { cell(($0 + 1)..<$1, text) }
    return Row(cells: cells, span: cell(range, text).span)
  }

  private static func cell(_ range: Range<Int>, _ text: SourceText) -> Cell {
    let isSpace: (Int) -> Bool = { [0x20, 0x09, 0x0D].contains(text.bytes[$0]) }
    guard let first = range.first(where: { !isSpace($0) }),
      let last = range.last(where: { !isSpace($0) })
    else { return Cell(text: "", span: text.span(range)) }
    let shown = first..<(last + 1)
    let words = String(decoding: text.bytes[shown], as: UTF8.self)
    return Cell(text: words.replacing("\\|", with: "|"), span: text.span(shown))
  }
}

extension PipeTable.Row {
  /// Whether it is the line of hyphens below a head.
  fileprivate var isRule: Bool {
    cells.allSatisfy { !$0.text.isEmpty && $0.text.allSatisfy { "-: ".contains($0) } }
  }
}
