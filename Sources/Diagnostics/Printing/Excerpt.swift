/// A line of a file as a terminal shows it: tabs expanded, widths known.
struct PrintedLine {
  /// Tabs reach to the next multiple of this many columns.
  private static let tabStop = 4

  private let cells: [(text: String, width: Int)]
  /// In terminal columns.
  let width: Int

  init(_ text: String) {
    var cells: [(text: String, width: Int)] = []
    var column = 0
    for character in text {
      if character == "\t" {
        let width = Self.tabStop - column % Self.tabStop
        cells.append((String(repeating: " ", count: width), width))
      } else {
        let shown = character.harmless
        cells.append((String(shown), shown.displayWidth))
      }
      column += cells[cells.count - 1].width
    }
    self.cells = cells
    width = column
  }

  /// The part of the line in a window of columns; `…` stands for what is left out at either end.
  func text(in window: Range<Int>) -> String {
    let isCutBefore = window.lowerBound > 0
    let isCutBehind = window.upperBound < width
    let start = window.lowerBound + (isCutBefore ? 1 : 0)
    let shown = start..<max(start, window.upperBound - (isCutBehind ? 1 : 0))
    var text = isCutBefore ? "…" : ""
    var column = 0
    for cell in cells {
      let place = column..<column + cell.width
      column += cell.width
      if shown.lowerBound <= place.lowerBound, place.upperBound <= shown.upperBound {
        text += cell.text
      } else {
        // Half of a wide character: blank, so that what follows stays in its column.
        text += String(repeating: " ", count: place.clamped(to: shown).count)
      }
    }
    return text + (isCutBehind ? "…" : "")
  }
}

/// An underline below a line of a file.
struct Underline {
  /// In terminal columns of the whole line; at least one wide.
  let columns: Range<Int>
  let mark: Character
  let caption: String

  /// The part of a span that stands on its first line. An empty span, and one that begins at the
  /// line's end, mark one column.
  init(_ span: SourceSpan, in index: LineIndex, mark: Character, caption: String) {
    let line = index.line(of: span.start)
    let start = PrintedLine(index.text(before: span.start, inLine: line)).width
    let end = PrintedLine(index.text(before: span.end, inLine: line)).width
    columns = start..<max(end, start + 1)
    self.mark = mark
    self.caption = caption.harmlessLine
  }

  /// Blanks, marks and the caption, for a line of which only a window is shown.
  func text(in window: Range<Int>) -> (blanks: String, marks: String) {
    let seen = columns.clamped(to: window)
    let marks = String(repeating: mark, count: max(1, seen.count))
    return (
      String(repeating: " ", count: seen.lowerBound - window.lowerBound),
      caption.isEmpty ? marks : "\(marks) \(caption)"
    )
  }

  /// The columns to show of a line that wide: from its beginning when that shows the underline,
  /// else some round it.
  func window(ofLine width: Int, limit: Int) -> Range<Int> {
    let whole = max(width, columns.upperBound)
    if whole <= limit || columns.upperBound < limit { return 0..<limit }
    let start = min(max(0, columns.lowerBound - limit / 3), whole - limit)
    return start..<start + limit
  }
}
