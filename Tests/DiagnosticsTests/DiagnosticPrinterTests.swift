import Diagnostics
import Foundation
import TestSupport
import Testing

@Suite struct DiagnosticPrinterTests {
  private func printer(
    _ format: DiagnosticPrinter.Format, color: Bool = false, limit: Int? = 20
  ) -> DiagnosticPrinter {
    DiagnosticPrinter(format, color: color, limit: limit, version: "0.1.0") { path in
      PrinterCase.files[path].map { Array($0.utf8) }
    }
  }

  private func golden(_ name: String) -> URL {
    Fixture.root().appendingPathComponent(name)
  }

  @Test(arguments: PrinterCase.all)
  func printsEveryFormatAsKept(_ example: PrinterCase) {
    let human = printer(.human).text(example.diagnostics)
    #expect(Golden.difference(human, golden("\(example).human.txt")) == nil)
    let lines = printer(.line).text(example.diagnostics)
    #expect(Golden.difference(lines, golden("\(example).line.txt")) == nil)
    let commands = printer(.github).text(example.diagnostics)
    #expect(Golden.difference(commands, golden("\(example).github.txt")) == nil)
  }

  @Test func noGoldenIsStale() throws {
    let kept = try FileManager.default.contentsOfDirectory(atPath: Fixture.root().path)
    let claimed = PrinterCase.all.flatMap { example in
      ["human", "line", "github"].map { "\(example.name).\($0).txt" }
    }
    #expect(Set(kept) == Set(claimed))
  }

  @Test func colorsAddNothingButEscapes() throws {
    for example in PrinterCase.all {
      let plain = printer(.human).text(example.diagnostics)
      let colored = printer(.human, color: true).text(example.diagnostics)
      #expect(colored != plain)
      #expect(colored.replacing(try Regex("\u{1B}\\[[0-9;]+m"), with: "") == plain)
    }
  }

  @Test func excerptsAreWhatTheWholeTextShows() {
    for diagnostic in PrinterCase.all.flatMap(\.diagnostics) {
      let excerpt = printer(.human).excerpt(diagnostic)
      #expect(excerpt.isEmpty || printer(.human).text([diagnostic]).contains(excerpt))
      #expect(!excerpt.contains(diagnostic.message))
    }
    #expect(printer(.human).excerpt(PrinterCase.all[0].diagnostics[0]).contains("^^^^^^^"))
  }

  @Test func carriesEachUnderlineUnderItsText() throws {
    let text = printer(.human).text(PrinterCase.all[0].diagnostics)
    let lines = text.split(separator: "\n").map(String.init)
    let word = try #require(lines.firstIndex { $0.contains("functon with") })
    let column = try #require(lines[word].range(of: "functon")).lowerBound.utf16Offset(
      in: lines[word])
    #expect(lines[word + 1].firstIndex(of: "^")?.utf16Offset(in: lines[word + 1]) == column)
  }

  @Test func neverPrintsAnExcerptLineWiderThanAllowed() {
    let text = printer(.human).text(PrinterCase.all[3].diagnostics)
    for line in text.split(separator: "\n") where line.contains("| ") {
      #expect(line.count <= 96 + 16, "\(line)")
    }
  }

  @Test func printsTwentyAndCountsTheRest() {
    let many = (1...32).map { number in
      Diagnostic(
        number > 30 ? PrinterCase.unknown : PrinterCase.twice, "problem \(number)",
        at: PrinterCase.span("line \(min(number, 30))\n", in: "content/many.md"))
    }
    let text = printer(.line).text(many)
    #expect(text.split(separator: "\n").count == 21)
    #expect(text.hasSuffix("… and 12 more\n"))
    #expect(text.contains("problem 31") && text.contains("problem 32"), "errors are never hidden")
    #expect(text.contains("problem 18\n") && !text.contains("problem 19\n"))
    #expect(printer(.line, limit: nil).text(many).split(separator: "\n").count == 32)
    #expect(printer(.json).text(many).split(separator: "\n").count == 32)
    #expect(DiagnosticPrinter.tally(many) == "2 errors, 30 warnings")
    #expect(DiagnosticPrinter.tally([]) == "no problems")
  }

  @Test func jsonLinesParseBack() throws {
    for example in PrinterCase.all {
      let lines = printer(.json).text(example.diagnostics).split(separator: "\n")
      #expect(lines.count == example.diagnostics.count)
      for (line, diagnostic) in zip(lines, example.diagnostics) {
        let read = try JSONDecoder().decode(PrintedDiagnostic.self, from: Data(line.utf8))
        #expect(read.message == diagnostic.message)
        #expect(read.severity == diagnostic.severity.rawValue)
        #expect(read.code == diagnostic.code.id)
        #expect(read.path == diagnostic.span?.path)
        #expect(read.start == diagnostic.span?.start)
        #expect(read.help ?? [] == diagnostic.help)
        #expect(read.labels?.map(\.text) ?? [] == diagnostic.labels.map(\.text))
        #expect(read.replacement == diagnostic.replacement)
      }
    }
  }

  @Test func jsonColumnsCountCharacters() throws {
    let line = printer(.json).text([PrinterCase.all[2].diagnostics[3]])
    let read = try JSONDecoder().decode(PrintedDiagnostic.self, from: Data(line.utf8))
    #expect(read.line == 8 && read.column == 9)
  }
}

/// What a program reads back from a JSON line.
private struct PrintedDiagnostic: Decodable {
  struct Label: Decodable { let text: String }
  let severity, code, message: String
  let path: String?
  let line, column, start: Int?
  let labels: [Label]?
  let help: [String]?
  let replacement: String?
}
