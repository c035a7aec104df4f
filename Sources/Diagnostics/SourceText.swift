/// Text to be parsed, with the way back to the file its author edits.
///
/// A page is one `SourceText`. So is the body of a fence inside that page: its bytes are the
/// fence's lines without quote marks and indentation, and every line remembers where it stands in
/// the page's file. A parser of an inner language therefore reports spans in the author's file
/// without knowing that it is an inner language.
package struct SourceText: Sendable {
  /// One line of an inner text: where it starts in `bytes`, and where that byte is in the file.
  package struct Line: Sendable {
    let start: Int
    let origin: Int

    package init(start: Int, origin: Int) {
      self.start = start
      self.origin = origin
    }
  }

  /// The file's path as it is shown to the author, relative to the site's root.
  package let path: String
  /// The text, UTF-8. Offsets given to `span` count these bytes.
  package let bytes: [UInt8]
  /// Empty for a whole file, where offset and origin are the same.
  private let lines: [Line]

  /// A whole file.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    lines = []
  }

  /// A whole file, from a string.
  package init(path: String, _ text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// An inner text, with the place of each of its lines.
  package init(path: String, bytes: [UInt8], lines: [Line]) {
    self.path = path
    self.bytes = bytes
    self.lines = lines
  }

  /// An inner text, joined from pieces of a file. Each piece is whole lines or the end of one
  /// (with its newline, where it has one) and `origin` is the file offset of its first byte.
  package init(path: String, pieces: [(bytes: ArraySlice<UInt8>, origin: Int)]) {
    var bytes: [UInt8] = []
    var lines: [Line] = []
    bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.bytes.count })
    for piece in pieces {
      lines.append(Line(start: bytes.count, origin: piece.origin))
      bytes.append(contentsOf: piece.bytes)
    }
    self.path = path
    self.bytes = bytes
    self.lines = lines
  }

  /// The span in the author's file of a range of offsets in `bytes`.
  /// Offsets outside the text are clamped to it. O(log pieces).
  package func span(_ range: Range<Int>) -> SourceSpan {
    let range = range.clamped(to: 0..<bytes.count)
    let start = fileOffset(of: range.lowerBound)
    let last = range.isEmpty ? start : fileOffset(of: range.upperBound - 1) + 1
    return SourceSpan(path: path, start: start, end: max(start, last))
  }

  /// An empty span at an offset in `bytes`.
  package func span(at offset: Int) -> SourceSpan {
    span(offset..<offset)
  }

  /// A part of this text, which keeps its way back to the file.
  package func slice(_ range: Range<Int>) -> SourceText {
    guard !lines.isEmpty else {
      return SourceText(path: path, pieces: [(bytes[range], range.lowerBound)])
    }
    var pieces: [(bytes: ArraySlice<UInt8>, origin: Int)] = []
    for (index, line) in lines.enumerated() {
      let end = index + 1 < lines.count ? lines[index + 1].start : bytes.count
      let part = max(line.start, range.lowerBound)..<max(line.start, min(end, range.upperBound))
      guard part.lowerBound < part.upperBound else { continue }
      pieces.append((bytes[part], line.origin + part.lowerBound - line.start))
    }
    return SourceText(path: path, pieces: pieces)
  }

  /// The offset in the author's file of an offset in `bytes`.
  package func fileOffset(of offset: Int) -> Int {
    let offset = min(max(offset, 0), bytes.count)
    guard !lines.isEmpty else { return offset }
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].start <= offset { low = middle } else { high = middle }
    }
    return lines[low].origin + offset - lines[low].start
  }
}

/// A range of bytes in a file that an author edits. Lines and columns are made from it only when
/// it is printed.
package struct SourceSpan: Hashable, Sendable {
  /// The path as shown to the author.
  package let path: String
  /// The first byte, counted from 0.
  package let start: Int
  /// One past the last byte; equal to `start` for a place between two bytes.
  package let end: Int

  /// A span of the bytes `start..<end` of the file at `path`.
  package init(path: String, start: Int, end: Int) {
    self.path = path
    self.start = start
    self.end = end
  }

  /// The very beginning of a file, for what concerns the file as a whole.
  package static func file(_ path: String) -> SourceSpan {
    SourceSpan(path: path, start: 0, end: 0)
  }
}
