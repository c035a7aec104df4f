import Simulation

/// The charges of every step. Parts say what steps charge; what the run used beyond that, such as
/// bytes that leave a gateway, is spread over the steps that its usage names, so that the sum is
/// the run's own, to the last place.
struct StageCharges {
  /// For each step, and once more for the end of the run.
  private(set) var steps: [[StageCharge]]
  let standing: [(item: String, perHour: Exact)]

  init(
    _ run: LessonRun, standing: [(item: String, perHour: Exact)], steps: [[StageCharge]]
  ) {
    self.standing = standing
    self.steps = steps + [[]]
    let isWhole = !run.trace.end.isTraceCut && run.run.scenario.focus == .everything
    guard isWhole, !run.isStated else { return }
    let trace = run.trace.steps
    let declared = sums(trace, until: run.trace.end.time)
    var settled: Set<String> = []
    for entry in run.run.usage.entries where settled.insert(entry.item).inserted {
      let rest = run.run.usage.quantity(of: entry.item) - (declared[entry.item] ?? .zero)
      guard rest != .zero else { continue }
      spread(rest, of: entry.item, over: trace.indices.filter { trace[$0].kind == entry.step })
    }
  }

  private mutating func spread(_ rest: Exact, of item: String, over places: [Int]) {
    guard let last = places.last else {
      return steps[steps.count - 1].append(.once(item, rest))
    }
    let part = rest.divided(by: places.count)
    for place in places.dropLast() { steps[place].append(.once(item, part)) }
    let others = part * Exact(places.count - 1)
    steps[last].append(.once(item, rest - others))
  }

  /// How much of each item the steps and the standing charges come to.
  private func sums(_ trace: [Step], until end: SimTime) -> [String: Exact] {
    var sums: [String: Exact] = [:]
    let whole = StageAmounts.hours(end - .start)
    for (item, perHour) in standing {
      sums[item] = (sums[item] ?? .zero) + perHour * whole
    }
    for (index, charges) in steps.enumerated() {
      for charge in charges {
        switch charge {
        case .once(let item, let units): sums[item, default: .zero] = (sums[item] ?? .zero) + units
        case .end(_, let item, let milliseconds, let each):
          sums[item, default: .zero] = (sums[item] ?? .zero) + each * Exact(Int(milliseconds))
        case .rent(let item, let perHour):
          let left = StageAmounts.hours(end - trace[index].time)
          sums[item, default: .zero] = (sums[item] ?? .zero) + perHour * left
        case .begin: break
        }
      }
    }
    return sums
  }
}
