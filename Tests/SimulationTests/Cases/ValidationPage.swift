import Foundation
import Synchronization

/// A value behind a lock, for results that come from several cores.
final class Mutexed<Value: Sendable>: Sendable {
  private let mutex: Mutex<Value>

  init(_ value: Value) { mutex = Mutex(value) }

  func with<Result: Sendable>(_ work: (inout Value) -> Result) -> Result {
    mutex.withLock { value in
      var copy = value
      let result = work(&copy)
      value = copy
      return result
    }
  }
}

/// The page that shows what the simulator was held against.
enum ValidationPage {
  private static let groups: [(prefix: String, title: String)] = [
    ("throttle/", "Loss at a concurrency limit"), ("queue/", "Queues before servers"),
    ("concurrency/", "Concurrency without a limit"), ("cold-start/", "Cold starts, exactly"),
    ("simulator/", "Other simulators"), ("model/", "An analytic model"),
    ("reality/", "Measurements on a real platform"), ("bill/", "Bills"),
    ("semantics/", "Documented behaviour"), ("law/loss", "Laws: loss"),
    ("law/waiting", "Laws: waiting"), ("law/room", "Laws: little room"),
    ("law/impatience", "Laws: impatience"), ("law/closed", "Laws: a closed circle of users"),
    ("law/unlimited", "Laws: no limit"), ("law/bucket", "Laws: token buckets"),
    ("law/retries", "Laws: retries"), ("law/dead letters", "Laws: dead letters"),
    ("law/windows", "Laws: windows of batches"), ("law/pollers", "Laws: pollers"),
    ("law/provisioned", "Laws: prepared environments"), ("law/caches", "Laws: caches"),
    ("law/maps", "Laws: maps and branches"), ("law/cold starts", "Laws: cold starts"),
    ("law/traffic", "Laws: traffic"),
  ]

  static func text(_ cases: [SimulatorCase], _ results: [[String: CaseValue]?]) -> String {
    var lines = [
      "---", "title: What the simulator was held against",
      "description: Every case with what was expected, what came out, and where it is from.",
      "weight: 40", "tags: [contributing, simulations]", "---", "",
      "The tests run \(cases.count) cases and fail when a figure leaves its tolerance. Every value in",
      "the column \"ours\" is what a run of the simulator said. This page is made from the same",
      "runs; `make golden` writes it anew.", "",
      "Where a value has ±, it is the mean of ten runs with ten seeds, and ± is half of the interval",
      "that holds the true mean with 95 in 100. \(held(cases, results))",
    ]
    for group in groups {
      let members = zip(cases, results).filter { $0.0.kind.hasPrefix(group.prefix) }
      guard !members.isEmpty else { continue }
      lines += ["", "## \(group.title)", "", "| case | figure | expected | ours | source |"]
      lines.append("|---|---|---:|---:|---|")
      for (sample, ours) in members { lines += rows(sample, ours ?? [:]) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How many of the intervals hold what is expected.
  private static func held(_ cases: [SimulatorCase], _ results: [[String: CaseValue]?]) -> String {
    let holds = zip(cases, results).flatMap { sample, ours in
      CaseComparison(sample: sample).rows(ours ?? [:]).compactMap(\.isInInterval)
    }
    return "Of \(holds.count) such intervals \(holds.count { $0 }) hold what is expected."
  }

  private static func rows(_ sample: SimulatorCase, _ ours: [String: CaseValue]) -> [String] {
    CaseComparison(sample: sample).rows(ours).enumerated().map { index, row in
      let isFirst = index == 0
      let interval = row.interval.map { " ± " + String(format: "%.2g", $0) } ?? ""
      let value = (row.ours.map { shown($0, like: row.expected) } ?? "none") + interval
      let note = row.note ?? ""
      let source = isFirst ? "\(sample.source) (\(sample.status))" : ""
      let cells = [
        isFirst ? "`\(sample.id)`" : "", row.key.replacing("_", with: " "), row.expected.shown,
        value, [source, note].filter { !$0.isEmpty }.joined(separator: ". "),
      ]
      return "| " + cells.map(escaped).joined(separator: " | ") + " |"
    }
  }

  /// Only the members that were expected.
  private static func shown(_ value: CaseValue, like expected: CaseValue) -> String {
    guard case .object(let wanted) = expected, case .object(let members) = value else {
      return value.shown
    }
    return CaseValue.object(members.filter { wanted[$0.key] != nil }).shown
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("*", with: "×").replacing("<", with: "&lt;")
  }
}
