import Diagnostics

/// A page's text with its lines: turns the lines and columns that the C library speaks of into
/// offsets and spans of the author's file.
struct PageSource {
  let text: SourceText
  let survey: Survey

  init(_ text: SourceText) {
    self.text = text
    survey = Survey(text.bytes)
  }

  /// The offset at which every line starts, and the end of the text.
  var lineStarts: [Int] { survey.lineStarts }

  var bytes: [UInt8] { text.bytes }
  var lineCount: Int { lineStarts.count - 1 }

  /// The offsets of a line without its line ending. Lines count from 1; others are clamped.
  func line(_ number: Int) -> Range<Int> {
    guard lineCount > 0 else { return 0..<0 }
    let index = min(max(number, 1), lineCount) - 1
    let start = lineStarts[index]
    var end = lineStarts[index + 1]
    if end > start, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  /// The offset of a place given by line and column, both from 1, inside that line.
  func offset(line number: Int, column: Int) -> Int {
    let line = line(number)
    return min(max(line.lowerBound, line.lowerBound + column - 1), line.upperBound)
  }

  /// The number of the line, from 1, in which an offset lies. O(log lines).
  func lineNumber(at offset: Int) -> Int {
    var low = 0
    var high = max(lineCount, 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The span from the start of one line's content to the end of another's.
  func span(lines: ClosedRange<Int>, column: Int = 1) -> SourceSpan {
    let start = offset(line: lines.lowerBound, column: column)
    return text.span(start..<max(start, line(lines.upperBound).upperBound))
  }
}
