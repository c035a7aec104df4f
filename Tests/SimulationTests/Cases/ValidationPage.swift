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
    ("semantics/", "Documented behaviour"),
  ]

  static func text(_ cases: [SimulatorCase], _ results: [[String: CaseValue]?]) -> String {
    var lines = [
      "---", "title: What the simulator was held against",
      "description: Every case with what was expected, what came out, and where it is from.",
      "weight: 40", "tags: [contributing, simulations]", "---", "",
      "The tests run \(cases.count) cases and fail when a figure leaves its tolerance. This page is",
      "made from the same runs; `make golden` writes it anew.",
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

  private static func rows(_ sample: SimulatorCase, _ ours: [String: CaseValue]) -> [String] {
    CaseComparison(sample: sample).rows(ours).enumerated().map { index, row in
      let isFirst = index == 0
      let value = row.ours.map { shown($0, like: row.expected) } ?? "none"
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
