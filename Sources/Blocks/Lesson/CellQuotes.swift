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

  /// Reports quotations that look like cells of the run and that none of the steps shows.
  func check(_ run: LessonRun, steps: [String], into bag: inout DiagnosticBag) {
    let shown = steps.flatMap { run.cells(of: $0).map(\.text) }
    for quote in quotes where !shown.contains(quote.text) {
      guard let parts = Self.parts(quote.text) else {
        // A sentence of the table, at another step than the one this is about.
        if let other = run.step(showing: quote.text), !steps.isEmpty {
          bag.report(.quoteOfOtherStep(quote.text, run.named(other), at: quote.span))
        }
        continue
      }
      if case .failure(let problem) = run.trace.names.place(parts.variable) {
        let isState = StateWord(rawValue: parts.value) != nil
        let isNear =
          switch problem {
          case .unknown(let known): NearMiss.of(parts.variable, among: known) != nil
          case .ambiguous: true
          }
        if isState || isNear {
          bag.report(.noVariable(problem, parts.variable, run: run.name, at: quote.span))
        }
        continue
      }
      let values = steps.compactMap { step in
        run.cell(of: step, parts.variable).map { (step: run.named(step), value: $0) }
      }
      guard !values.isEmpty else { continue }
      bag.report(.quoteDiffers(quote.text, parts.variable, values, at: quote.span))
    }
  }

  /// `environment 1: idle` as variable and value.
  private static func parts(_ text: String) -> (variable: String, value: String)? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let value = text[text.index(after: colon)...].drop { $0 == " " }
    return value.isEmpty ? nil : (String(text[..<colon]), String(value))
  }
}

extension LessonRun {
  /// The first step whose sentence is this text.
  func step(showing text: String) -> String? {
    trace.steps.first { wording.action($0) == text }?.id
  }

  /// `step 3 (allocate)`
  func named(_ step: String) -> String {
    "step \(number(of: step) ?? 0) (\(step))"
  }
}
