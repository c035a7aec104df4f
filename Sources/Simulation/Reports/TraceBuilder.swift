/// Turns marks into steps, and steps into changes of variables.
struct TraceBuilder {
  /// The name under which zones are followed.
  private static let zones = "zones"

  private let scenario: Scenario
  private(set) var steps: [Step] = []
  private var states: TraceStates
  private var counts: [StepKind: Int] = [:]

  init(_ scenario: Scenario) {
    self.scenario = scenario
    states = TraceStates(scenario.rules)
  }

  var variables: [TraceVariable] { states.all }

  mutating func add(_ entry: TraceEntry) {
    let place = Int(entry.node)
    let service = scenario.services.indices.contains(place) ? scenario.services[place] : nil
    let count = counts[entry.step, default: 0] + 1
    counts[entry.step] = count
    let name = service?.name ?? Self.zones
    let changes = states.following(name) { states in
      if let service {
        service.kind.follow(entry, &states)
      } else if entry.step == .lose || entry.step == .regain {
        states.set(
          .zone(Int(entry.subject)), entry.step == .lose ? .away : .ready, start: .ready)
      }
    }
    steps.append(
      Step(
        id: count == 1 ? entry.step.id : "\(entry.step.id)#\(count)", kind: entry.step,
        cause: entry.cause, time: entry.time, actor: service?.title ?? name, service: name,
        request: Int(entry.request), subject: Int(entry.subject),
        subjectName: service?.kind.subjectName(of: entry), value: entry.value, changes: changes))
  }
}
