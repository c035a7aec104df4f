import DataNodes
import Diagnostics
import Simulation

/// The parts of a scenario around its services.
enum ScenarioFrame {
  static func read(
    _ root: DataNode, _ scenario: inout Scenario, into bag: inout DiagnosticBag
  ) {
    if let focus = root["focus"] { scenario.focus = self.focus(focus, into: &bag) }
    if let limits = root["limits"] {
      scenario.limits = Limits(
        eventsMax: limits["events"]?.integer ?? scenario.limits.eventsMax,
        instantEventsMax: limits["instant"]?.integer ?? scenario.limits.instantEventsMax,
        traceEntriesMax: limits["trace"]?.integer ?? scenario.limits.traceEntriesMax,
        queueLengthMax: limits["queue"]?.integer ?? scenario.limits.queueLengthMax,
        bytesMax: limits["memory"]?.bytes ?? scenario.limits.bytesMax)
    }
    guard let zones = root["zones"], let count = zones["count"]?.integer else { return }
    let detour = zones["detour"]?.duration ?? .zero
    scenario.zones = Zones(
      count: count,
      losses: (zones["lost"]?.elements ?? []).map { loss in
        if let zone = loss["zone"], zone.integer ?? 0 > count {
          bag.report(.beyondRules("zone", "1 to \(count)", "this scenario", zone))
        }
        return Zones.Loss(
          zone: loss["zone"]?.integer ?? 1, from: loss["from"]?.instant ?? .start,
          to: loss["to"]?.instant ?? .never)
      })
    scenario.zones.detour = detour
  }

  private static func focus(_ node: DataNode, into bag: inout DiagnosticBag) -> Focus {
    if node.text == "nothing" { return .nothing }
    var focus = Focus.everything
    focus.from = node["from"]?.instant ?? .start
    focus.to = node["to"]?.instant ?? .never
    guard let requests = node["requests"], let text = requests.text else { return focus }
    let ends = text.split(separator: "-").compactMap { Int($0) }
    guard let first = ends.first, let last = ends.last, ends.count <= 2, 1 <= first, first <= last
    else {
      bag.report(.badRequests(requests))
      return focus
    }
    focus.requests = first...last
    return focus
  }
}
