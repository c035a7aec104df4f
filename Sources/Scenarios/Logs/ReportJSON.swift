import DataNodes
import Diagnostics

/// Logs as JSON: a list of events, or an object whose `events` are one.
enum ReportJSON {
  static func read(_ text: SourceText, into bag: inout DiagnosticBag) -> [ReportLog.Report]? {
    guard let root = DataParser.parse(text, into: &bag) else { return nil }
    let events = root["events"]?.elements ?? root.elements
    return events.compactMap { event in
      if event["type"]?.text == "platform.report" { return platform(event, into: &bag) }
      guard let message = event["message"]?.text, message.hasPrefix("REPORT") else { return nil }
      let written = event["timestamp"]?.text.flatMap(LogTime.milliseconds)
      let report = written.flatMap { ReportLog.Report(line: message, written: $0) }
      if report == nil { bag.report(.reportNotRead(at: event.span)) }
      return report
    }
  }

  /// Lambda's JSON format: `{"time": …, "type": "platform.report", "record": {"metrics": …}}`.
  private static func platform(
    _ event: DataNode, into bag: inout DiagnosticBag
  ) -> ReportLog.Report? {
    let metrics = event["record"]?["metrics"]
    guard let written = event["time"]?.text.flatMap(LogTime.milliseconds),
      let duration = metrics?["durationMs"]?.decimal,
      let billed = metrics?["billedDurationMs"]?.decimal,
      let memory = metrics?["memorySizeMB"]?.integer
    else {
      bag.report(.reportNotRead(at: event.span))
      return nil
    }
    return ReportLog.Report(
      written: written, duration: duration, billed: billed,
      initialisation: metrics?["initDurationMs"]?.decimal, memory: memory,
      memoryUsed: metrics?["maxMemoryUsedMB"]?.integer ?? 0)
  }
}
