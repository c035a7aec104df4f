import Diagnostics
import Learning
import MarkdownPages
import Simulation

/// Texts that an author quotes from the table of a run: `"environment 1: idle"`, in quotation marks
/// or as code.
struct CellQuotes {
  /// One quotation.
  private struct Quote {
    let text: String
    let span: SourceSpan
  }

  private let quotes: [Quote]

  /// Finds what is quoted in Markdown. What stands in the braces or the brackets of a directive is
  /// no prose. O(bytes).
  init(_ source: SourceText) {
    let bytes = source.bytes
    var quotes: [Quote] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let end = Self.closing(byte, bytes, from: index)
      guard let end else {
        index += 1
        continue
      }
      if byte != UInt8(ascii: "{") {
        var range = (index + 1)..<end
        while range.count > 1, bytes[range.lowerBound] == UInt8(ascii: "\""),
          bytes[range.upperBound - 1] == UInt8(ascii: "\"")
        { range = (range.lowerBound + 1)..<(range.upperBound - 1) }
        let text = String(decoding: bytes[range], as: UTF8.self)
        quotes.append(Quote(text: Self.joined(text), span: source.span(range)))
      }
      index = end + 1
    }
    self.quotes = quotes
  }

  /// Where what begins at `start` ends: a quotation, code, or the braces of a directive.
  private static func closing(_ byte: UInt8, _ bytes: [UInt8], from start: Int) -> Int? {
    let close: UInt8
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "`"): close = byte
    case UInt8(ascii: "{"): close = UInt8(ascii: "}")
    default: return nil
    }
    return bytes[(start + 1)...].firstIndex(of: close)
  }

  /// A quotation that is broken over lines is one text.
  private static func joined(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Reports quotations that look like cells of the run and that none of the steps shows; without
  /// steps, that no step of the run shows. O(quotes × steps named).
  func check(
    _ run: LessonRun, _ cells: RunCells, steps: [String]?, into bag: inout DiagnosticBag
  ) {
    let places = steps?.compactMap { run.trace.index(of: $0) }
    for quote in quotes where !cells.shows(quote.text, at: places) {
      guard let parts = RunCells.parts(quote.text) else {
        // A sentence of the table, at another step than the one this is about.
        if let other = cells.step(saying: quote.text), places?.isEmpty == false {
          bag.report(.quoteOfOtherStep(quote.text, run.named(other), at: quote.span))
        }
        continue
      }
      guard let variable = cells.variable(parts.variable) else {
        reportUnknown(quote, parts, run, into: &bag)
        continue
      }
      // As many as the message tells.
      let told = places ?? Array(run.trace.steps.indices.prefix(4))
      let values = told.prefix(4).map { place in
        (
          step: run.named(run.trace.steps[place].id),
          value: run.wording.text(cells.value(of: variable, after: place))
        )
      }
      guard !values.isEmpty else { continue }
      bag.report(.quoteDiffers(quote.text, parts.variable, values, at: quote.span))
    }
  }

  /// Reports a variable that the run does not have, where one seems to be meant.
  private func reportUnknown(
    _ quote: Quote, _ parts: (variable: String, value: String), _ run: LessonRun,
    into bag: inout DiagnosticBag
  ) {
    guard case .failure(let problem) = run.trace.names.place(parts.variable) else { return }
    let isState = StateWord(rawValue: parts.value) != nil
    let isNear =
      switch problem {
      case .unknown(let known): NearMiss.of(parts.variable, among: known) != nil
      case .ambiguous: true
      }
    guard isState || isNear else { return }
    bag.report(.noVariable(problem, parts.variable, run: run.name, at: quote.span))
  }
}

extension LessonRun {
  /// `step 3 (allocate)`
  func named(_ step: String) -> String {
    "step \(number(of: step) ?? 0) (\(step))"
  }
}
