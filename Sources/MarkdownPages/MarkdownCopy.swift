/// The Markdown copy of a page while it is written: what its author wrote, with what blocks say in
/// the place of directives and of fences that mean more than their text.
struct MarkdownCopy {
  /// Bytes of the source, and what is written in their place. None overlaps another.
  private var parts: [(range: Range<Int>, text: [UInt8])] = []

  /// Writes something in the place of a part of the source, and of all parts of it so far.
  mutating func replace(_ range: Range<Int>, with text: [UInt8]) {
    while let last = parts.last, range.contains(last.range.lowerBound) { parts.removeLast() }
    parts.append((range, text))
  }

  /// A part of the source as the copy has it. O(bytes + parts).
  func text(of range: Range<Int>, in source: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var place = range.lowerBound
    // Footnotes are written behind what stands below them.
    for part in parts.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      guard part.range.lowerBound >= place, part.range.upperBound <= range.upperBound else {
        continue
      }
      text.append(contentsOf: source[place..<part.range.lowerBound])
      text.append(contentsOf: part.text)
      place = part.range.upperBound
    }
    text.append(contentsOf: source[place..<range.upperBound])
    return text
  }
}
