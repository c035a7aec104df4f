package import Diagnostics

/// The calls in a real function's log: one REPORT line each.
package struct ReportLog: Sendable {
  /// One call.
  package struct Report: Sendable, Hashable {
    /// When its REPORT line was written, milliseconds since 1970.
    package let written: Double
    /// Milliseconds, as the line has them.
    package let duration: Double
    package let billed: Double
    /// Of initialisation; nil for a warm call.
    package let initialisation: Double?
    /// Megabytes given, and used at most.
    package let memory: Int
    package let memoryUsed: Int

    /// When the call came, as near as a log tells: before initialisation and run.
    package var arrived: Double { written - duration - (initialisation ?? 0) }
  }

  /// In the order in which the calls came.
  package let reports: [Report]

  init(_ reports: [Report]) { self.reports = reports.sorted { $0.arrived < $1.arrived } }

  /// The reports of a log: JSON as `aws logs filter-log-events` or Lambda's JSON format has it, or
  /// a table as Logs Insights exports it. Nil when there is none, which is reported: `no-reports`,
  /// `data-…`. Lines that cannot be read are reported one by one: `report-not-read`. O(bytes).
  package static func read(_ text: SourceText, into bag: inout DiagnosticBag) -> ReportLog? {
    let first = text.bytes.first { $0 > 32 }
    let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    let reports =
      isJSON ? ReportJSON.read(text, into: &bag) : ReportTable.read(text, into: &bag)
    guard let reports else { return nil }
    guard !reports.isEmpty else {
      bag.report(.noReports(at: .file(text.path)))
      return nil
    }
    return ReportLog(reports)
  }
}

extension ReportLog.Report {
  /// `REPORT RequestId: … Duration: 12.34 ms Billed Duration: 13 ms Memory Size: 512 MB …`; nil
  /// when a part is missing.
  init?(line: String, written: Double) {
    guard
      let duration = Self.number(behind: "\tDuration: ", in: line)
        ?? Self.number(behind: " Duration: ", in: line),
      let billed = Self.number(behind: "Billed Duration: ", in: line),
      let memory = Self.number(behind: "Memory Size: ", in: line)
    else { return nil }
    self.init(
      written: written, duration: duration, billed: billed,
      initialisation: Self.number(behind: "Init Duration: ", in: line), memory: Int(memory),
      memoryUsed: Int(Self.number(behind: "Max Memory Used: ", in: line) ?? 0))
  }

  private static func number(behind words: String, in line: String) -> Double? {
    guard let range = line.firstRange(of: words) else { return nil }
    let digits = line[range.upperBound...].prefix { $0.isNumber || $0 == "." }
    return Double(digits).flatMap { (0...1e9).contains($0) ? $0 : nil }
  }
}
