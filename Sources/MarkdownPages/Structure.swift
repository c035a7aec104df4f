import CCMarkGFM
import CMarkShim
import Diagnostics

/// Blocks that end where their author did not mean them to, and cells that no reader sees.
extension PageWriter {
  /// A code block whose fence is never closed takes all that follows.
  mutating func checkFenceIsClosed(_ event: coldstart_event) {
    guard event.marked else { return }
    let (start, end) = (Int(event.start_line), Int(event.end_line))
    let opening = source.line(start)
    let from = source.offset(line: start, column: Int(event.start_column))
    let mark = source.bytes[from..<opening.upperBound].first {
      $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~")
    }
    guard let mark, end == start || !isFence(source.line(end), of: mark, Int(event.number)) else {
      return
    }
    builder.diagnostics.report(
      .unclosedFence(
        String(repeating: Character(Unicode.Scalar(mark)), count: Int(event.number)),
        at: source.text.span(from..<opening.upperBound)))
  }

  /// Whether a line ends a code block: marks, and before them what belongs to quotes and lists.
  private func isFence(_ line: Range<Int>, of mark: UInt8, _ length: Int) -> Bool {
    let text = source.bytes[line].reversed().drop(while: isSpace)
    let marks = text.prefix { $0 == mark }.count
    return marks >= length
      && text.dropFirst(marks).allSatisfy {
        isSpace($0) || $0 == UInt8(ascii: ">")
      }
  }

  /// A comment that is never closed takes all that follows.
  mutating func checkCommentIsClosed(_ event: coldstart_event) {
    let text = event.textBytes
    guard text.starts(with: "<!--".utf8),
      !ByteSearch.contains(Array(text), "-->", where: { _, _ in true })
    else { return }
    let place = find(Array("<!--".utf8), near: event) ?? source.line(Int(event.start_line))
    builder.diagnostics.report(.unclosedComment(at: source.text.span(place)))
  }

  /// `1. a`, `- b`, `2. c`: a bullet that is not indented far enough ends the numbered list.
  mutating func checkListIsWhole(_ event: coldstart_event) {
    guard event.ordered, let bullets = cmark_node_previous(event.node),
      let before = cmark_node_previous(bullets),
      cmark_node_get_type(bullets) == CMARK_NODE_LIST,
      cmark_node_get_type(before) == CMARK_NODE_LIST,
      cmark_node_get_list_type(bullets) == CMARK_BULLET_LIST,
      cmark_node_get_list_type(before) == CMARK_ORDERED_LIST
    else { return }
    let line = Int(cmark_node_get_start_line(bullets))
    let previous = source.line(line - 1)
    guard !source.bytes[previous].allSatisfy(isSpace) else { return }
    builder.diagnostics.report(.cutList(at: source.text.span(source.line(line))))
  }

  /// More cells in a row than the table has columns: the surplus is dropped by the library.
  mutating func checkRowIsWhole(_ event: coldstart_event) {
    guard let columns = table?.alignments.count else { return }
    let line = source.line(Int(event.start_line))
    let from = source.offset(line: Int(event.start_line), column: Int(event.start_column))
    let bars = bars(in: from..<line.upperBound)
    guard bars.count > columns else { return }
    let place = bars[columns]..<line.upperBound
    builder.diagnostics.report(
      .surplusCells(bars.count, columns: columns, at: source.text.span(place)))
  }

  /// Where each cell of a row begins: behind its bar, or at the start of the row.
  private func bars(in row: Range<Int>) -> [Int] {
    let bytes = source.bytes
    let end = row.upperBound - bytes[row].reversed().prefix(while: isSpace).count
    var start = row.lowerBound
    while start < end, isSpace(bytes[start]) { start += 1 }
    guard start < end else { return [] }
    if bytes[start] == UInt8(ascii: "|") { start += 1 }
    var cells = [start]
    var index = start
    var hidden = marks(from: start)
    while index < end {
      if let mark = hidden.first, mark.start <= index {
        index = max(index, mark.end)
        hidden = hidden.dropFirst()
        continue
      }
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if bytes[index] == UInt8(ascii: "|"), index + 1 < end { cells.append(index + 1) }
      index += 1
    }
    return cells
  }

  /// The directives that begin at an offset or behind it. O(log directives).
  private func marks(from offset: Int) -> ArraySlice<DirectiveMark> {
    var (low, high) = (0, marks.count)
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].start < offset { low = middle + 1 } else { high = middle }
    }
    return marks[low...]
  }

  /// A paragraph with a row of dashes that has another number of cells than the row above it: the
  /// author meant a table.
  mutating func checkTableIsOne(_ event: coldstart_event) {
    let (start, end) = (Int(event.start_line), Int(event.end_line))
    guard source.survey.pipes > 0, end > start else { return }
    for number in (start + 1)...end where isDelimiterRow(source.line(number)) {
      let header = bars(in: unquoted(source.line(number - 1))).count
      let dashes = bars(in: unquoted(source.line(number))).count
      guard header != dashes, header > 1 || dashes > 1 else { continue }
      builder.diagnostics.report(
        .tableWidth(dashes: dashes, header: header, at: source.text.span(source.line(number))))
    }
  }

  private func isDelimiterRow(_ line: Range<Int>) -> Bool {
    let text = source.bytes[unquoted(line)]
    return text.contains(UInt8(ascii: "|")) && text.contains(UInt8(ascii: "-"))
      && text.allSatisfy { "|-: \t".utf8.contains($0) }
  }

  private func unquoted(_ line: Range<Int>) -> Range<Int> {
    let prefix = source.bytes[line].prefix { isSpace($0) || $0 == UInt8(ascii: ">") }.count
    return line.lowerBound + prefix..<line.upperBound
  }
}
