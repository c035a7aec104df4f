package import Simulation

/// A real function's log beside a run of the same arrivals: what the model leaves out shows here.
package struct ReportComparison: Sendable {
  /// A figure of both; nil where one side does not have it.
  package struct Row: Sendable {
    package let title: String
    package let log: Double?
    package let run: Double?
  }

  package let rows: [Row]

  /// A scenario in which the calls of a log come when they came: those of the client that asks the
  /// function, `nil` when the scenario has no such client.
  package static func scenario(
    _ scenario: Scenario, function: Int, with log: ReportLog
  ) -> Scenario? {
    guard let first = log.reports.first?.arrived else { return nil }
    let place = scenario.services.firstIndex { service in
      if case .client(let client) = service.kind { client.target == function } else { false }
    }
    guard let place, case .client(var client) = scenario.services[place].kind else { return nil }
    client.traffic = .times(
      log.reports.map { SimTime.start + .milliseconds($0.arrived - first) })
    client.requestsMax = nil
    client.until = .never
    var changed = scenario
    changed.services[place] = Service(
      scenario.services[place].name, .client(client), title: scenario.services[place].title)
    changed.horizon = nil
    changed.warmUp = .zero
    return changed
  }

  /// The figures of a log, and of the function in the run made with it.
  package init(_ log: ReportLog, _ run: Run, function: String) {
    let reports = log.reports
    let cold = reports.compactMap(\.initialisation)
    let durations = reports.map(\.duration).sorted()
    func figure(_ id: String, _ factor: Double = 1) -> Double? {
      run.metrics[function, id].map { $0 * factor }
    }
    let memory = reports.map(\.memory).max() ?? 0
    let billed = reports.reduce(0) { $0 + $1.billed }
    rows = [
      Row(title: "calls", log: Double(reports.count), run: figure("started")),
      Row(title: "cold starts", log: Double(cold.count), run: figure("cold-starts")),
      Row(
        title: "cold share, %", log: 100 * Double(cold.count) / Double(reports.count),
        run: figure("cold-share", 100)),
      Row(
        title: "mean initialisation, ms", log: Self.mean(cold),
        run: figure("mean-initialisation", 1000)),
      Row(
        title: "mean duration, ms", log: Self.mean(durations), run: figure("mean-duration", 1000)),
      Row(
        title: "p50 duration, ms", log: Self.percentile(durations, 0.5),
        run: figure("p50-duration", 1000)),
      Row(
        title: "p95 duration, ms", log: Self.percentile(durations, 0.95),
        run: figure("p95-duration", 1000)),
      Row(
        title: "p99 duration, ms", log: Self.percentile(durations, 0.99),
        run: figure("p99-duration", 1000)),
      Row(title: "billed, ms", log: billed, run: figure("billed")),
      Row(
        title: "billed, GB-s", log: billed * Double(memory) / 1.024e6,
        run: figure("billed-gb-s")),
      Row(title: "at once at most", log: Double(Self.peak(reports)), run: figure("peak-running")),
      Row(title: "memory given, MB", log: Double(memory), run: Self.memory(run, function)),
      Row(
        title: "memory used at most, MB", log: Double(reports.map(\.memoryUsed).max() ?? 0),
        run: nil),
    ]
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// The least value that at least this share of the sorted values does not exceed.
  private static func percentile(_ sorted: [Double], _ share: Double) -> Double? {
    sorted.isEmpty
      ? nil : sorted[min(sorted.count - 1, Int((share * Double(sorted.count)).rounded(.up)) - 1)]
  }

  /// The most calls under way at an instant. O(n log n).
  private static func peak(_ reports: [ReportLog.Report]) -> Int {
    let edges =
      reports.map { (time: $0.arrived, step: 1) } + reports.map { (time: $0.written, step: -1) }
    var (now, peak) = (0, 0)
    for edge in edges.sorted(by: { ($0.time, $0.step) < ($1.time, $1.step) }) {
      now += edge.step
      peak = max(peak, now)
    }
    return peak
  }

  private static func memory(_ run: Run, _ name: String) -> Double? {
    for service in run.scenario.services where service.name == name {
      if case .function(let function) = service.kind { return Double(function.memory) }
    }
    return nil
  }

  /// A table for a terminal.
  package var text: String {
    let cells = rows.map { row in
      [row.title, Self.text(row.log), Self.text(row.run), Self.change(row)]
    }
    return TextTable(["", "log", "run", ""], cells, right: [1, 2, 3]).text
  }

  private static func text(_ value: Double?) -> String {
    guard let value else { return "" }
    let tenths = Int(clamped: (value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths) % 10)"
  }

  private static func change(_ row: Row) -> String {
    guard let log = row.log, let run = row.run, log > 0 else { return "" }
    let percent = Int(clamped: ((run / log - 1) * 100).rounded())
    return percent == 0 ? "" : "\(percent > 0 ? "+" : "")\(percent) %"
  }
}

extension Scenario {
  /// The names of its functions, in their order.
  package var functions: [String] {
    services.compactMap { if case .function = $0.kind { $0.name } else { nil } }
  }
}
