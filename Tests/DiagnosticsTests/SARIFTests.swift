import Diagnostics
import Foundation
import Testing

/// The properties that the SARIF 2.1.0 schema requires of what is written.
@Suite struct SARIFTests {
  private struct Document: Decodable {
    struct Message: Decodable { let text: String }
    struct Artifact: Decodable { let uri: String }
    struct Region: Decodable {
      let startLine, startColumn, endLine, endColumn, byteOffset, byteLength: Int
    }
    struct Physical: Decodable {
      let artifactLocation: Artifact
      let region: Region?
    }
    struct Location: Decodable {
      let physicalLocation: Physical
      let message: Message?
    }
    struct Content: Decodable { let text: String }
    struct Replacement: Decodable {
      let deletedRegion: Region
      let insertedContent: Content
    }
    struct Change: Decodable {
      let artifactLocation: Artifact
      let replacements: [Replacement]
    }
    struct Fix: Decodable { let artifactChanges: [Change] }
    struct Result: Decodable {
      let ruleId: String
      let ruleIndex: Int
      let level: String
      let message: Message
      let locations, relatedLocations: [Location]?
      let fixes: [Fix]?
    }
    struct Rule: Decodable {
      let id: String
      let shortDescription, fullDescription: Message
    }
    struct Driver: Decodable {
      let name, version: String
      let rules: [Rule]
    }
    struct Tool: Decodable { let driver: Driver }
    struct Run: Decodable {
      let tool: Tool
      let columnKind: String
      let results: [Result]
    }
    let version: String
    let runs: [Run]
  }

  private func document(_ diagnostics: [Diagnostic]) throws -> Document {
    let printer = DiagnosticPrinter(.sarif, version: "0.1.0") { path in
      (PrinterCase.files[path] ?? (path == "a b/é.md" ? "x" : nil)).map { Array($0.utf8) }
    }
    return try JSONDecoder().decode(Document.self, from: Data(printer.text(diagnostics).utf8))
  }

  @Test func namesRulesOnceAndPointsAtThem() throws {
    let all = PrinterCase.all.flatMap(\.diagnostics)
    let read = try document(all)
    let run = try #require(read.runs.first)
    #expect(read.version == "2.1.0" && read.runs.count == 1)
    #expect(run.columnKind == "unicodeCodePoints")
    #expect(run.tool.driver.rules.map(\.id) == ["hint", "twice", "unknown-service"])
    #expect(run.results.count == all.count)
    for (result, diagnostic) in zip(run.results, all) {
      #expect(run.tool.driver.rules[result.ruleIndex].id == result.ruleId)
      #expect(result.ruleId == diagnostic.code.id)
      #expect(result.message.text.hasPrefix(diagnostic.message))
      #expect(["error", "warning", "note"].contains(result.level))
      #expect((result.locations?.count ?? 0) == (diagnostic.span == nil ? 0 : 1))
      for location in result.locations ?? [] {
        guard let region = location.physicalLocation.region else { continue }
        #expect(region.startLine >= 1 && region.startColumn >= 1)
        #expect((region.startLine, region.startColumn) <= (region.endLine, region.endColumn))
      }
    }
  }

  @Test func offersReplacementsAndRelatedPlaces() throws {
    let read = try document([PrinterCase.all[0].diagnostics[0], PrinterCase.all[1].diagnostics[0]])
    let results = read.runs[0].results
    let change = try #require(results[0].fixes?.first?.artifactChanges.first)
    #expect(change.artifactLocation.uri == "content/a.md")
    #expect(change.replacements.first?.insertedContent.text == "function")
    #expect(change.replacements.first?.deletedRegion.byteLength == 7)
    #expect(results[1].relatedLocations?.map(\.message?.text).count == 3)
  }

  @Test func escapesPathsAsURIs() throws {
    let read = try document([
      Diagnostic(PrinterCase.hint, "x", at: SourceSpan(path: "a b/é.md", start: 0, end: 1))
    ])
    let location = try #require(read.runs[0].results[0].locations?.first)
    #expect(location.physicalLocation.artifactLocation.uri == "a%20b/%C3%A9.md")
  }

  @Test func anEmptyReportIsADocument() throws {
    #expect(try document([]).runs.first?.results.isEmpty == true)
  }
}
