// What the program knows of workflows.
extension WorkflowService: SimulatedService {
  package static let facts = ServiceFacts(
    "workflow", "Calls services in an order, with choices, branches and retries.",
    part: .states)

  package static func outlets(of specification: Specification) -> [Outlet] {
    // A state is certain to be entered only when it is the first, and comes at once only then.
    specification.states.indices.flatMap { index -> [Outlet] in
      guard case .task(let operation) = specification.states[index].kind,
        operation.kind != .work
      else { return [] }
      return Outlet.to(operation.target, isCertain: index == specification.start)
    }
  }

  package mutating func lose(zone: Int, of count: Int, _ effects: inout Effects) {}
  package mutating func regain(zone: Int, _ effects: inout Effects) {}

  package var violations: [String] {
    let ended = counts.succeeded + counts.failed
    return counts.started == ended + counts.running.count
      ? [] : ["workflow: \(counts.started) started, \(ended) ended"]
  }

  package var measures: [Measure] { counts.measures }
  package var occupancies: Occupancies? { nil }

  package func meter(_ usage: inout ServiceUsage) {
    switch specification.product {
    // Each execution that a distributed map starts is a transition of its own.
    case .standard:
      usage.add(
        "stepfunctions.transitions", Exact(counts.transitions + counts.children), .enter)
    case .durable:
      usage.add("lambda.requests", Exact(counts.started + counts.resumes), .receive)
      usage.add(
        "lambda.duration.x86",
        Exact.gigabyteSeconds(counts.billedMilliseconds, specification.memory), .succeed)
      usage.add("lambda.durable-operations", Exact(counts.transitions), .enter)
    case .express:
      usage.add("stepfunctions.express-requests", Exact(counts.started), .receive)
      let memory = (specification.memory + 63) / 64 * 64
      usage.add(
        "stepfunctions.express-duration",
        Exact.gigabyteSeconds(counts.billedMilliseconds, memory).divided(by: 3600), .succeed)
    }
  }

  package static func follow(
    _ entry: TraceEntry, _ specification: Specification, _ states: inout TraceStates
  ) {
    switch entry.step {
    case .enter:
      if let state = subjectName(Int(entry.subject), specification) {
        states.set(.state(Int(entry.request)), .name(state), start: .word(.absent))
      }
    case .succeed, .abort:
      states.set(.state(Int(entry.request)), entry.step == .succeed ? .answered : .failed)
    case .throttle: states.count(.throttled)
    case .reject: states.count(.turnedAway)
    default: break
    }
  }

  package static func subjectName(
    _ subject: Int, _ specification: Specification
  ) -> String? {
    let states = specification.states
    return states.indices.contains(subject - 1) ? states[subject - 1].name : nil
  }
}

extension Service.Kind {
  package static func workflow(_ specification: WorkflowService.Specification) -> Self {
    Self(WorkflowService.self, specification)
  }
  package var workflow: WorkflowService.Specification? { specification(of: WorkflowService.self) }
}

extension WorkflowCounts {
  var measures: [Measure] {
    [
      Measure("started", Double(started)), Measure("succeeded", Double(succeeded)),
      Measure("failed", Double(failed)), Measure("timeouts", Double(timedOut)),
      Measure("transitions", Double(transitions)), Measure("children", Double(children)),
      Measure("resumes", Double(resumes)),
      Measure("retries", Double(retries)),
      Measure("denied", Double(denied)), Measure("running", running.mean, .mean),
      Measure("running-now", Double(running.count)),
      Measure("billed", Double(billedMilliseconds), .milliseconds),
    ] + duration.measures("duration")
  }
}
