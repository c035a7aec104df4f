// What the program knows of message queues.
extension QueueService: SimulatedService {
  package static let facts = ServiceFacts(
    "queue", "Keeps messages until somebody processed them.", part: .line)

  package static func outlets(of specification: Specification) -> [Outlet] {
    Outlet.to(specification.consumer)
      + Outlet.to(specification.deadLetter, after: specification.hiding, isCertain: false)
  }

  package mutating func lose(zone: Int, of count: Int, _ effects: inout Effects) {}
  package mutating func regain(zone: Int, _ effects: inout Effects) {}

  package var violations: [String] {
    let ended = counts.deleted + counts.dead + counts.expired
    let held = counts.visible.count + counts.inFlight.count
    return counts.sent == ended + held
      ? [] : ["queue: \(counts.sent) sent, \(ended) ended and \(held) held"]
  }

  package var measures: [Measure] {
    let isDoubled = specification.duplicates != .never
    return counts.measures
      + (isDoubled ? [Measure("duplicates", Double(counts.duplicates))] : [])
  }
  package var occupancies: Occupancies? { nil }

  /// Every call of the queue counts: sending, receiving and deleting, a batch as one; and each
  /// started part of a payload.
  package func meter(_ usage: inout ServiceUsage) {
    usage.add(
      specification.groups > 0 ? "sqs.fifo-requests" : "sqs.requests",
      Exact(counts.sendParts + counts.batchParts + counts.deleteCalls), .enqueue)
  }

  package static func follow(
    _ entry: TraceEntry, _ specification: Specification, _ states: inout TraceStates
  ) {
    let message = TraceSubject.message(Int(entry.subject))
    let wasVisible = states.word(message) == .visible
    switch entry.step {
    case .enqueue, .reappear:
      if entry.step == .reappear { states.count(.hidden, -1) }
      states.count(.visible)
      states.set(message, .visible)
    case .poll:
      states.count(.visible, -1)
      states.count(.hidden)
      states.set(message, .hidden)
    case .delete, .deadLetter:
      states.count(wasVisible ? .visible : .hidden, -1)
      if entry.step == .deadLetter { states.count(.dead) }
      states.set(message, entry.step == .delete ? .deleted : .dead)
    default: break
    }
  }

  package static func subjectName(
    _ subject: Int, _ specification: Specification
  ) -> String? { nil }
}

extension Service.Kind {
  package static func queue(_ specification: QueueService.Specification) -> Self {
    Self(QueueService.self, specification)
  }
  package var queue: QueueService.Specification? { specification(of: QueueService.self) }
}

extension QueueCounts {
  var measures: [Measure] {
    [
      Measure("sent", Double(sent)), Measure("received", Double(received)),
      Measure("batches", Double(batches)), Measure("deleted", Double(deleted)),
      Measure("reappeared", Double(reappeared)), Measure("dead", Double(dead)),
      Measure("expired", Double(expired)), Measure("denied", Double(denied)),
      Measure("visible", visible.mean, .mean), Measure("visible-now", Double(visible.count)),
      Measure("peak-visible", Double(visible.peak)),
      Measure("in-flight", inFlight.mean, .mean),
      Measure("in-flight-now", Double(inFlight.count)),
    ] + age.measures("age")
  }
}
