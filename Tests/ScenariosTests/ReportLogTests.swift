import Diagnostics
import Foundation
import Scenarios
import Simulation
import TestSupport
import Testing

/// Logs of real functions, in the forms in which they can be had.
@Suite struct ReportLogTests {
  private static let line =
    "REPORT RequestId: 1\tDuration: 104.62 ms\tBilled Duration: 260 ms\tMemory Size: 512 MB\t"
    + "Max Memory Used: 84 MB\tInit Duration: 155.19 ms\t"

  private func read(_ text: String) -> (reports: [ReportLog.Report], codes: [String]) {
    var bag = DiagnosticBag()
    let log = ReportLog.read(SourceText(path: "log", text), into: &bag)
    return (log?.reports ?? [], bag.items.map(\.code.id))
  }

  private static let forms = [
    "[{\"timestamp\": 1793613600259, \"message\": \(quoted(line))}]",
    "{\"events\": [{\"message\": \"START RequestId: 1\"}, {\"timestamp\": 1793613600259, "
      + "\"message\": \(quoted(line))}]}",
    "[{\"time\": \"2026-11-02T10:00:00.259Z\", \"type\": \"platform.report\", \"record\": "
      + "{\"metrics\": {\"durationMs\": 104.62, \"billedDurationMs\": 260, \"memorySizeMB\": 512, "
      + "\"maxMemoryUsedMB\": 84, \"initDurationMs\": 155.19}}}]",
    "@timestamp,@message\n2026-11-02 10:00:00.259,\"\(line)\"\n",
    "@timestamp,@duration,@billedDuration,@initDuration,@memorySize,@maxMemoryUsed\n"
      + "2026-11-02 10:00:00.259,104.62,260.0,155.19,5.12E8,8.4E7\n",
  ]

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\t", with: "\\t") + "\""
  }

  @Test(arguments: forms)
  func saysTheSameInEveryForm(_ text: String) throws {
    let (reports, codes) = read(text)
    #expect(codes.isEmpty)
    let report = try #require(reports.first)
    #expect(reports.count == 1)
    #expect((report.duration, report.billed, report.initialisation) == (104.62, 260, 155.19))
    #expect((report.memory, report.memoryUsed) == (512, 84))
    #expect(report.written == 1_793_613_600_259)
  }

  @Test(arguments: [
    ("[]", ["no-reports"]), ("a,b\n1,2\n", ["no-reports"]),
    ("[{\"timestamp\": 1, \"message\": \"REPORT nothing\"}]", ["report-not-read", "no-reports"]),
    ("[{\"timestamp\": 1, \"message\": \"END\"}]", ["no-reports"]),
    ("[{\"time\": \"soon\", \"type\": \"platform.report\"}]", ["report-not-read", "no-reports"]),
  ])
  func saysWhatItCannotRead(_ text: String, _ codes: [String]) {
    #expect(read(text).codes == codes)
  }

  /// The manual's log and the run of its arrivals, as the manual prints them.
  @Test func standsBesideTheRunOfItsArrivals() throws {
    let folder = ManualTests.folder
    let page = try String(
      contentsOf: folder.appendingPathComponent("real-logs.md"), encoding: .utf8)
    let scenario = try #require(page.firstMatch(of: /```yaml[^\n]*\n((?s).*?)```/)?.output.1)
    var bag = DiagnosticBag()
    let file = try #require(
      ScenarioReader().read(SourceText(path: "a.yaml", String(scenario)), into: &bag))
    let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent("logs/orders.json")))
    let log = try #require(
      ReportLog.read(SourceText(path: "orders.json", bytes: bytes), into: &bag))
    #expect(bag.isEmpty)
    let place = try #require(file.scenario.index(of: "orders"))
    let same = try #require(
      ReportComparison.scenario(file.scenario, function: place, with: log))
    let text = ReportComparison(log, Run(same), function: "orders").text
    #expect(page.contains("```text\n\(text)```"), "\(text)")
  }
}
