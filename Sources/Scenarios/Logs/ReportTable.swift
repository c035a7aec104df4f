import DataNodes
import Diagnostics

/// Logs as a table: columns `@timestamp` and `@message`, or the fields that Logs Insights finds in
/// REPORT lines, `@duration`, `@billedDuration`, `@initDuration`, `@memorySize`, `@maxMemoryUsed`.
enum ReportTable {
  static func read(_ text: SourceText, into bag: inout DiagnosticBag) -> [ReportLog.Report]? {
    var rows = CSVRows(text)
    guard let head = rows.next() else { return [] }
    let names = head.cells.map { $0.first == "@" ? String($0.dropFirst()) : $0 }
    guard names.contains("message") || names.contains("duration") else { return [] }
    var reports: [ReportLog.Report] = []
    while let row = rows.next() {
      let cells = Dictionary(zip(names, row.cells), uniquingKeysWith: { first, _ in first })
      let message = cells["message"]
      if let message, !message.hasPrefix("REPORT"), cells["duration"] == nil { continue }
      guard let written = cells["timestamp"].flatMap(LogTime.milliseconds),
        let report = report(cells, message, written)
      else {
        bag.report(.reportNotRead(at: row.span))
        continue
      }
      reports.append(report)
    }
    return reports
  }

  private static func report(
    _ cells: [String: String], _ message: String?, _ written: Double
  ) -> ReportLog.Report? {
    if let message, cells["duration"] == nil {
      return ReportLog.Report(line: message, written: written)
    }
    guard let duration = cells["duration"].flatMap(Double.init),
      let billed = cells["billedDuration"].flatMap(Double.init)
    else { return nil }
    return ReportLog.Report(
      written: written, duration: duration, billed: billed,
      initialisation: cells["initDuration"].flatMap(Double.init),
      memory: megabytes(cells["memorySize"]), memoryUsed: megabytes(cells["maxMemoryUsed"]))
  }

  /// Logs Insights gives memory in bytes of a million a megabyte; 0 when it is not there.
  private static func megabytes(_ text: String?) -> Int {
    let value = text.flatMap(Double.init) ?? 0
    return Int(min(1e9, max(0, value >= 1e6 ? value / 1e6 : value)).rounded())
  }
}

/// Times of log events.
enum LogTime {
  /// `1793614502123`, `2026-11-02 10:15:02.123` or `2026-11-02T10:15:02.123Z` as milliseconds since
  /// 1970; nil for other texts.
  static func milliseconds(_ text: String) -> Double? {
    if let number = Double(text) { return (0...4e12).contains(number) ? number : nil }
    guard let day = CalendarDate(String(text.prefix(10))) else { return nil }
    let clock = text.dropFirst(11).prefix { $0.isNumber || $0 == ":" || $0 == "." }
    let parts = clock.split(separator: ":").compactMap { Double($0) }
    guard parts.count == 3, parts[0] < 24, parts[1] < 60, parts[2] < 61 else { return nil }
    return Double(day.dayNumber) * 86_400_000 + (parts[0] * 3600 + parts[1] * 60 + parts[2]) * 1000
  }
}
