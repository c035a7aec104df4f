import Diagnostics
import Testing

@Suite struct SourceTextTests {
  /// A fence inside a quote: `> one` and `> two` stand at offsets 2 and 8 of their file.
  private let inner = SourceText(
    path: "a.md", pieces: [(Array("one\n".utf8)[...], 2), (Array("two\n".utf8)[...], 8)])

  @Test func innerTextsPointIntoTheirFile() {
    #expect(inner.span(0..<3) == SourceSpan(path: "a.md", start: 2, end: 5))
    #expect(inner.span(4..<7) == SourceSpan(path: "a.md", start: 8, end: 11))
    #expect(inner.span(1..<6) == SourceSpan(path: "a.md", start: 3, end: 10))
    #expect(inner.span(at: 4) == SourceSpan(path: "a.md", start: 8, end: 8))
  }

  @Test func slicesKeepTheWayBack() {
    let slice = inner.slice(2..<6)
    #expect(slice.bytes == Array("e\ntw".utf8))
    #expect(slice.span(2..<4) == SourceSpan(path: "a.md", start: 8, end: 10))
    let whole = SourceText(path: "b.md", "hello").slice(1..<3)
    #expect(whole.span(0..<1) == SourceSpan(path: "b.md", start: 1, end: 2))
  }

  @Test func offsetsOutsideAreClamped() {
    #expect(inner.span(-4..<99) == SourceSpan(path: "a.md", start: 2, end: 12))
  }
}

@Suite struct DiagnosticBagTests {
  private func at(_ path: String, _ start: Int, _ code: DiagnosticCode) -> Diagnostic {
    Diagnostic(code, "m", at: SourceSpan(path: path, start: start, end: start + 1))
  }

  @Test func sortsByPlaceAndDropsRepeats() {
    var bag = DiagnosticBag()
    bag.report(at("b.md", 0, PrinterCase.hint))
    bag.report(at("a.md", 9, PrinterCase.twice))
    bag.report(at("a.md", 3, PrinterCase.unknown))
    bag.report(at("a.md", 9, PrinterCase.twice))
    let sorted = bag.sorted()
    #expect(sorted.map(\.code.id) == ["unknown-service", "twice", "hint"])
    #expect(bag.hasErrors && !bag.isEmpty)
  }

  @Test func strictTurnsWarningsIntoErrors() {
    var bag = DiagnosticBag()
    bag.report(at("a.md", 9, PrinterCase.twice))
    bag.report(at("b.md", 0, PrinterCase.hint))
    #expect(!bag.hasErrors)
    #expect(bag.sorted(strict: true).map(\.severity) == [.error, .note])
  }
}
