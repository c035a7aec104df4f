import CMarkShim

/// The page's Markdown copy, as far as it is found out while its HTML is written.
extension PageWriter {
  /// Puts what a block says in the place of the source that it was made from.
  mutating func writeCopy(of node: Node, over range: Range<Int>) {
    guard copy != nil else { return }
    let references = builder.page.references
    let text = MarkdownPrinter.text([node]) {
      references.indices.contains($0) ? references[$0].destination : nil
    }
    let prefix = prefix(of: range.lowerBound).map { byte -> UInt8 in
      byte == UInt8(ascii: ">") || byte == 0x09 ? byte : 0x20
    }
    var bare = prefix
    while bare.last == 0x20 { bare.removeLast() }
    var bytes: [UInt8] = []
    let lines = text.utf8.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      if number > 0 { bytes += [0x0A] + (line.isEmpty ? bare : prefix) }
      bytes += line
    }
    copy?.replace(range, with: bytes)
  }

  /// The same within a line.
  mutating func writeInlineCopy(of node: Node, over range: Range<Int>) {
    guard copy != nil else { return }
    let references = builder.page.references
    let text = MarkdownPrinter.line(node) {
      references.indices.contains($0) ? references[$0].destination : nil
    }
    copy?.replace(
      range, with: Array((table == nil ? text : text.replacing("|", with: "\\|")).utf8))
  }

  /// A part of the source as the copy has it, without what stands before each of its lines; empty
  /// for a page without a copy.
  func copied(_ range: Range<Int>) -> String {
    guard let copy, !range.isEmpty else { return "" }
    let prefix = prefix(of: range.lowerBound)
    let lines = copy.text(of: range, in: source.bytes)
      .split(separator: 0x0A, omittingEmptySubsequences: false)
    var text: [UInt8] = []
    for (number, line) in lines.enumerated() {
      if number > 0 { text.append(0x0A) }
      let isPrefix = { (place: Int) in
        line[line.startIndex + place] == 0x20
          || line[line.startIndex + place] == prefix[place]
      }
      let shared = number == 0 ? 0 : min(prefix.count, line.count)
      let skipped = (0..<shared).first { !isPrefix($0) } ?? shared
      text.append(contentsOf: line.dropFirst(skipped))
    }
    while let last = text.last, last <= 0x20 { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }

  /// What stands before an offset in its line.
  private func prefix(of offset: Int) -> ArraySlice<UInt8> {
    let start = source.line(source.lineNumber(at: offset)).lowerBound
    return Array(source.bytes[start..<max(start, offset)])[...]
  }

  /// The bytes of a block.
  func range(_ event: coldstart_event) -> Range<Int> {
    guard event.start_line > 0 else {
      return source.line(blockLines.lowerBound)
        .lowerBound..<source.line(blockLines.upperBound).upperBound
    }
    let start = source.offset(line: Int(event.start_line), column: Int(event.start_column))
    return start..<max(start, source.line(Int(event.end_line)).upperBound)
  }
}
