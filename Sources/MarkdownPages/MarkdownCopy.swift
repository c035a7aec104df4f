/// The Markdown copy of a page while it is written: what its author wrote, with what blocks say in
/// the place of directives and of fences that mean more than their text.
struct MarkdownCopy {
  /// Bytes of the source, and what is written in their place: in order, and none overlaps another.
  private var parts: [(range: Range<Int>, text: [UInt8])] = []

  /// Writes something in the place of a part of the source, and of all parts of it so far. O(log
  /// parts) but for footnotes, which are written behind what stands below them.
  mutating func replace(_ range: Range<Int>, with text: [UInt8]) {
    parts.replaceSubrange(
      place(of: range.lowerBound)..<place(of: range.upperBound), with: [(range, text)])
  }

  /// A part of the source as the copy has it. O(bytes + log parts).
  func text(of range: Range<Int>, in source: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var start = range.lowerBound
    for part in parts[place(of: start)...] {
      guard part.range.upperBound <= range.upperBound else { break }
      text.append(contentsOf: source[start..<part.range.lowerBound])
      text.append(contentsOf: part.text)
      start = part.range.upperBound
    }
    text.append(contentsOf: source[start..<range.upperBound])
    return text
  }

  /// The place of the first part that begins at an offset or behind it.
  private func place(of offset: Int) -> Int {
    var (low, high) = (0, parts.count)
    while low < high {
      let middle = (low + high) / 2
      if parts[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
