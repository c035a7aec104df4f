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
        traceEntriesMax: limits["trace"]?.integer ?? scenario.limits.traceEntriesMax,
        queueLengthMax: limits["queue"]?.integer ?? scenario.limits.queueLengthMax)
    }
    guard let zones = root["zones"], let count = zones["count"]?.integer else { return }
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

/// What a scenario must keep to although its grammar allows it.
enum ScenarioChecks {
  static func run(
    _ scenario: Scenario, _ members: [DataNode.Member], into bag: inout DiagnosticBag
  ) {
    for (service, member) in zip(scenario.services, members) {
      if case .client(let client) = service.kind {
        check(client, scenario, member, into: &bag)
      }
      if case .schedule(let schedule) = service.kind, scenario.horizon == nil,
        schedule.until == .never
      {
        bag.report(.endless(member))
      }
      if case .bucket(let bucket) = service.kind, let index = scenario.index(of: service.name) {
        checkLoop(bucket, index, scenario, member, into: &bag)
      }
    }
  }

  private static func check(
    _ client: ClientSpecification, _ scenario: Scenario, _ member: DataNode.Member,
    into bag: inout DiagnosticBag
  ) {
    let ends = [scenario.horizon, client.until == .never ? nil : client.until - .start]
      .compactMap { $0 }.min()
    let isBounded: Bool
    switch client.traffic {
    case .times, .bursts: isBounded = true
    default: isBounded = ends != nil || client.requestsMax != nil
    }
    guard isBounded else { return bag.report(.endless(member)) }
    if case .constant(let gap, _) = client.traffic, gap == .zero, client.requestsMax == nil {
      return bag.report(.endless(member))
    }
    let expected = min(
      client.traffic.expectedCount(until: ends) ?? 0, Double(client.requestsMax ?? .max))
    // A request is at least a call, its work and its answer.
    let events = expected * 4
    guard events > Double(scenario.limits.eventsMax) else { return }
    bag.report(.tooManyEvents(member, events: events, limit: scenario.limits.eventsMax))
  }

  /// A function that stores into the bucket that calls it never comes to an end.
  private static func checkLoop(
    _ bucket: BucketSpecification, _ index: Int, _ scenario: Scenario,
    _ member: DataNode.Member, into bag: inout DiagnosticBag
  ) {
    guard let target = bucket.notifies,
      case .function(let function) = scenario.services[target].kind
    else { return }
    let loops = function.program.contains { $0.kind == .put && $0.target == index }
    guard loops else { return }
    bag.report(.notificationLoop(member, function: scenario.services[target].name))
  }
}
