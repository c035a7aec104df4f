import Diagnostics

/// Refuses text on which the Markdown library would take quadratic time or memory, before the
/// library sees it.
///
/// Lines between blank ones are taken for one paragraph, which is what the library's quadratic
/// loops run over. The limits count the work those loops would do, so that ordinary pages of any
/// length pass and the work that is left stays below about a tenth of a second.
struct InputGuard {
  private let source: PageSource
  private let limits: MarkdownOptions.Limits
  private var paragraph = Paragraph()
  private var word = Word()

  /// The counts since the last blank line.
  private struct Paragraph {
    var start = 0
    var lines = 0
    var pipesMax = 0
    /// Columns of the last delimiter row, and rows since.
    var columns = 0
    var rows = 0
    var delimiterRows = 0
    var delimiterWork = 0
    var openings = 0
  }

  /// The counts since the last space.
  private struct Word {
    var bytes = 0
    var parentheses = 0
  }

  private static let delimiterWorkMax = 8_000_000
  private static let linesBeforeTableMax = 5_000
  private static let rowPipesMax = 2_000
  private static let openingWorkMax = 200_000_000
  private static let parenthesisWorkMax = 50_000_000

  private init(_ source: PageSource, _ limits: MarkdownOptions.Limits) {
    self.source = source
    self.limits = limits
  }

  /// The first reason to refuse the text, or nil. O(bytes).
  static func check(_ source: PageSource, _ limits: MarkdownOptions.Limits) -> Diagnostic? {
    let count = source.text.bytes.count
    guard count <= limits.bytesMax else {
      return .pageTooLarge(count, limit: limits.bytesMax, at: source.text.span(0..<0))
    }
    guard mayBeSlow(source.survey, bytes: count, limits) else { return nil }
    var guardian = InputGuard(source, limits)
    return guardian.firstProblem()
  }

  /// Whether what the survey counted could reach a limit if all of it stood in one paragraph.
  /// Ordinary pages cannot, and are spared the closer look.
  private static func mayBeSlow(
    _ survey: Survey, bytes: Int, _ limits: MarkdownOptions.Limits
  ) -> Bool {
    let lines = survey.lineStarts.count
    let columns = min(survey.pipes, limits.tableColumnsMax) + 1
    return lines > linesBeforeTableMax || lines * bytes > delimiterWorkMax
      || columns * lines > limits.tableCellsMax || survey.pipes > limits.tableColumnsMax * 2
      || survey.openings * bytes > openingWorkMax
      || survey.parentheses * bytes > parenthesisWorkMax
  }

  private mutating func firstProblem() -> Diagnostic? {
    source.text.bytes.withUnsafeBufferPointer { bytes in
      for number in 0..<source.lineCount {
        let line = source.lineStarts[number]..<source.lineStarts[number + 1]
        if let problem = read(line, bytes) { return problem }
      }
      return openingProblem(source.text.bytes.count)
    }
  }

  private mutating func read(
    _ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Diagnostic? {
    var pipes = 0
    var isBlank = true
    var isDelimiter = true
    var hasDash = false
    word = Word()
    for index in line {
      let byte = bytes[index]
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D:
        word = Word()
        continue
      case UInt8(ascii: ">"):
        if !isBlank { isDelimiter = false }
        continue
      case UInt8(ascii: "|"): pipes += 1
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: ":"): break
      default:
        isDelimiter = false
        if byte == UInt8(ascii: "<") { countOpening(index, bytes) }
        if byte == UInt8(ascii: ")") { word.parentheses += 1 }
      }
      isBlank = false
      word.bytes += 1
      if word.parentheses > 1_000, word.parentheses * word.bytes > Self.parenthesisWorkMax {
        return .slowInput("\")\"", count: word.parentheses, at: span(line))
      }
    }
    if isBlank { return endParagraph(line) }
    paragraph.pipesMax = max(paragraph.pipesMax, pipes)
    paragraph.lines += 1
    if isDelimiter, hasDash { return countDelimiter(line, pipes) }
    return countRow(line, pipes)
  }

  private mutating func endParagraph(_ line: Range<Int>) -> Diagnostic? {
    let problem = openingProblem(line.lowerBound)
    paragraph = Paragraph()
    paragraph.start = line.upperBound
    return problem
  }

  private mutating func countOpening(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    guard index + 1 < bytes.count else { return }
    if bytes[index + 1] == UInt8(ascii: "?") || bytes[index + 1] == UInt8(ascii: "!") {
      paragraph.openings += 1
    }
  }

  private func openingProblem(_ end: Int) -> Diagnostic? {
    guard paragraph.openings * (end - paragraph.start) > Self.openingWorkMax else { return nil }
    return .slowInput(
      "an opening of HTML", count: paragraph.openings,
      at: source.text.span(paragraph.start..<paragraph.start))
  }

  private mutating func countDelimiter(_ line: Range<Int>, _ pipes: Int) -> Diagnostic? {
    paragraph.delimiterRows += 1
    paragraph.delimiterWork += line.lowerBound - paragraph.start
    if paragraph.delimiterWork > Self.delimiterWorkMax {
      return .slowInput("a table's delimiter row", count: paragraph.delimiterRows, at: span(line))
    }
    if paragraph.lines > Self.linesBeforeTableMax, paragraph.rows == 0 {
      return .slowInput("a line before a table", count: paragraph.lines, at: span(line))
    }
    guard paragraph.lines > 1 else { return nil }
    if paragraph.rows == 0 { paragraph.columns = pipes + 1 }
    if pipes > limits.tableColumnsMax, paragraph.pipesMax > limits.tableColumnsMax {
      return .tableTooLarge(pipes - 1, "columns", limit: limits.tableColumnsMax, at: span(line))
    }
    return countRow(line, pipes)
  }

  private mutating func countRow(_ line: Range<Int>, _ pipes: Int) -> Diagnostic? {
    guard paragraph.columns > 0 else { return nil }
    paragraph.rows += 1
    if paragraph.pipesMax > Self.rowPipesMax {
      return .tableTooLarge(
        paragraph.pipesMax, "cells in a row", limit: Self.rowPipesMax, at: span(line))
    }
    let cells = paragraph.columns * paragraph.rows
    guard cells > limits.tableCellsMax else { return nil }
    return .tableTooLarge(cells, "cells", limit: limits.tableCellsMax, at: span(line))
  }

  private func span(_ line: Range<Int>) -> SourceSpan {
    source.text.span(line.lowerBound..<min(line.lowerBound + 40, line.upperBound))
  }
}
