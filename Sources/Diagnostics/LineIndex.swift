/// Where the lines of a file begin: turns byte offsets into what an editor shows.
///
/// Lines end at a newline; a carriage return before it belongs to the line end. Lines and columns
/// count from 1, columns count characters as a reader sees them.
package struct LineIndex: Sendable {
  /// A place as an editor shows it.
  package struct Position: Hashable, Sendable {
    package let line: Int
    package let column: Int
  }

  private let bytes: [UInt8]
  private let starts: [Int]

  /// Finds the lines of a file. O(bytes), once a file.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
      starts.append(index + 1)
    }
    self.starts = starts
  }

  /// At least 1; a newline at the end of a file begins one more, empty line.
  package var lineCount: Int { starts.count }

  /// The line that an offset stands in. Offsets outside the file are clamped. O(log lines).
  package func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The bytes of a line (from 1) without its line end.
  package func content(ofLine line: Int) -> Range<Int> {
    let start = starts[line - 1]
    guard line < starts.count else { return start..<bytes.count }
    var end = starts[line] - 1
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  /// Line and column of an offset. O(log lines + length of the line).
  package func position(of offset: Int) -> Position {
    let line = line(of: offset)
    return Position(line: line, column: text(before: offset, inLine: line).count + 1)
  }

  /// The same with columns that count Unicode scalars, as SARIF wants them.
  func scalarPosition(of offset: Int) -> Position {
    let line = line(of: offset)
    let column = text(before: offset, inLine: line).unicodeScalars.count + 1
    return Position(line: line, column: column)
  }

  /// The text of a line (from 1) without its line end; what is not UTF-8 becomes U+FFFD.
  func text(ofLine line: Int) -> String {
    String(decoding: bytes[content(ofLine: line)], as: UTF8.self)
  }

  /// The part of a line that stands before an offset. An offset inside a character's bytes counts
  /// as the character's first byte.
  func text(before offset: Int, inLine line: Int) -> String {
    let content = content(ofLine: line)
    var end = min(max(offset, content.lowerBound), content.upperBound)
    while end > content.lowerBound, end < content.upperBound, bytes[end] & 0xC0 == 0x80 {
      end -= 1
    }
    return String(decoding: bytes[content.lowerBound..<end], as: UTF8.self)
  }
}
