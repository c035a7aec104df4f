import DataNodes
import Diagnostics
import Simulation

/// The rules for scenarios that a grammar cannot express.
enum ScenarioChecks {
  /// More services than this are a mistake, and their numbers would not fit.
  private static let servicesMax = 1000

  static func run(
    _ scenario: Scenario, _ root: DataNode, _ members: [DataNode.Member], isCircleMeant: Bool,
    into bag: inout DiagnosticBag
  ) {
    if members.count > servicesMax, let services = root.member("services") {
      bag.report(.tooManyServices(services, members.count, limit: servicesMax))
    }
    if let horizon = scenario.horizon, horizon <= scenario.warmUp, scenario.warmUp > .zero,
      let node = root["warmUp"]
    {
      bag.report(.warmUpTooLong(node, horizon))
    }
    for (service, member) in zip(scenario.services, members) {
      if let client = service.kind.client { check(client, scenario, member, into: &bag) }
      if let schedule = service.kind.schedule { check(schedule, scenario, member, into: &bag) }
      if let queue = service.kind.queue { check(queue, scenario, member, into: &bag) }
      if service.kind.workflow != nil { checkStates(member, into: &bag) }
      // It asks for ever whether those behind it are well.
      if service.kind.balancer != nil, scenario.horizon == nil { bag.report(.endless(member)) }
    }
    KindChecks.run(members, into: &bag)
    SizeChecks.run(scenario, members, into: &bag)
    checkWaits(scenario, members, into: &bag)
    checkShares(scenario, members, into: &bag)
    checkCircles(scenario, members, isMeant: isCircleMeant, into: &bag)
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
    checkCount(expected * 4, scenario, member, into: &bag)
  }

  private static func check(
    _ schedule: ScheduleSpecification, _ scenario: Scenario, _ member: DataNode.Member,
    into bag: inout DiagnosticBag
  ) {
    let ends = [scenario.horizon, schedule.until == .never ? nil : schedule.until - .start]
      .compactMap { $0 }.min()
    guard let ends else { return bag.report(.endless(member)) }
    let period = schedule.cron == nil ? schedule.period : .seconds(60)
    let events = ends.seconds / period.seconds * Double(1 + schedule.recipients.count)
    checkCount(events, scenario, member, into: &bag)
  }

  /// What the provider refuses of a queue and its consumer.
  private static func check(
    _ queue: QueueSpecification, _ scenario: Scenario, _ member: DataNode.Member,
    into bag: inout DiagnosticBag
  ) {
    let (rules, node, book) = (scenario.rules.queues, member.value, scenario.rules.name)
    if let visibility = node["visibility"], queue.visibility < queue.consumerTimeout {
      let least = TimeText.duration(queue.consumerTimeout) + " or more, the consumer's timeout"
      bag.report(.beyondRules("visibility", least, book, visibility))
    }
    if let batch = node["batch"] {
      if queue.groups > 0, queue.batch > rules.orderedBatchMax {
        bag.report(.beyondRules("batch", "\(rules.orderedBatchMax) with groups", book, batch))
      } else if queue.batch > rules.batchDefault, queue.window < .seconds(1) {
        let most = "\(rules.batchDefault), or more with a window of 1 s"
        bag.report(.beyondRules("batch", most, book, batch))
      }
    }
    if let receives = node.member("receivesMax"), queue.deadLetter == nil {
      bag.report(.noDeadLetter(receives))
    }
  }

  /// Nobody waits for a standard workflow: it is started, and who started it goes on.
  private static func checkWaits(
    _ scenario: Scenario, _ members: [DataNode.Member], into bag: inout DiagnosticBag
  ) {
    func check(_ operation: OperationKind, _ target: Int, _ key: String, _ node: DataNode?) {
      guard operation == .invoke, let node,
        scenario.services[target].kind.workflow?.product == .standard
      else { return }
      let allowed = "start, or call with product: express at the workflow"
      bag.report(.beyondRules(key, allowed, scenario.rules.name, node))
    }
    for (service, member) in zip(scenario.services, members) {
      if let client = service.kind.client {
        check(client.operation, client.target, "how", member.value["how"])
      }
      let steps = member.value["does"]?.elements ?? []
      for (operation, step) in zip(service.kind.function?.program ?? [], steps) {
        check(operation.kind, operation.target, "call", step["call"])
      }
    }
  }

  /// A state does one thing.
  private static func checkStates(_ member: DataNode.Member, into bag: inout DiagnosticBag) {
    let kinds = ["does", "wait", "choose", "parallel", "map", "end"]
    for state in member.value["states"]?.members ?? [] {
      let given = state.value.members.filter { kinds.contains($0.name) }
      if given.count > 1 { bag.report(.twoInOneState(given[1], first: given[0].name)) }
    }
  }

  private static func checkCount(
    _ events: Double, _ scenario: Scenario, _ member: DataNode.Member,
    into bag: inout DiagnosticBag
  ) {
    guard events > Double(scenario.limits.eventsMax) else { return }
    bag.report(.tooManyEvents(member, events: events, limit: scenario.limits.eventsMax))
  }

  /// What functions set aside and prepare must leave something to all others.
  private static func checkShares(
    _ scenario: Scenario, _ members: [DataNode.Member], into bag: inout DiagnosticBag
  ) {
    let rules = scenario.rules.functions
    let most = max(0, rules.accountLimit - rules.unreservedMinimum)
    var taken = 0
    for (service, member) in zip(scenario.services, members) {
      guard let function = service.kind.function else { continue }
      let prepared = function.provisionedMost
      if let reserved = function.reserved, prepared > reserved,
        let node = member.value["provisioned"]
      {
        bag.report(.moreThanReserved(node, prepared, reserved: reserved))
      }
      let share = max(function.reserved ?? 0, prepared)
      taken += share
      guard share > 0, taken > most else { continue }
      let key = function.reserved == nil ? "provisioned" : "reserved"
      if let node = member.value[key] { bag.report(.sharesTooLarge(node, key, taken, most: most)) }
      return
    }
  }

  /// What goes round: without time passing it never ends; with time it goes on until the end of
  /// the run, or until the provider stops it.
  private static func checkCircles(
    _ scenario: Scenario, _ members: [DataNode.Member], isMeant: Bool,
    into bag: inout DiagnosticBag
  ) {
    let links = scenario.handovers
    var reported: Set<Int> = []
    let endless = Circles(links.filter { $0.isCertain && $0.delay == .zero }).all
    for circle in endless {
      reported.formUnion(circle)
      bag.report(
        .endlessCircle(circle.map { scenario.services[$0].name }, at: place(circle, members)))
    }
    guard !isMeant else { return }
    for circle in Circles(links).all where reported.isDisjoint(with: circle) {
      bag.report(.circle(circle.map { scenario.services[$0].name }, at: place(circle, members)))
    }
  }

  /// Where the first service of a circle names the second.
  private static func place(_ circle: [Int], _ members: [DataNode.Member]) -> SourceSpan? {
    let first = circle.first ?? 0
    let second = circle.count > 1 ? circle[1] : first
    guard members.indices.contains(first), members.indices.contains(second) else { return nil }
    return span(of: members[second].name, in: members[first].value) ?? members[first].nameSpan
  }

  private static func span(of name: String, in node: DataNode) -> SourceSpan? {
    if node.text == name { return node.span }
    let nodes =
      node.members.filter { !["title", "request"].contains($0.name) }.map(\.value) + node.elements
    return nodes.lazy.compactMap { span(of: name, in: $0) }.first
  }
}
