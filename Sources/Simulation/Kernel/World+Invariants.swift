// What must hold after every event. Tests ask after each; a run does not.
extension Simulator {
  /// The time of the last event.
  package var now: SimTime { effects.now }

  /// Sentences about laws that are broken now; empty when all hold.
  package var violations: [String] {
    var broken: [String] = world.clients.flatMap(\.violations)
    broken += world.gateways.flatMap(\.violations)
    broken += world.functions.flatMap(\.violations)
    broken += world.queues.flatMap(\.violations)
    broken += world.workflows.flatMap(\.violations)
    broken += world.servers.flatMap(\.violations)
    broken += world.containers.flatMap(\.violations)
    broken += world.databases.flatMap(\.violations)
    broken += world.caches.flatMap(\.violations)
    return broken
  }
}

extension Client {
  var violations: [String] {
    let ended = counts.answered + counts.failed
    return counts.requests == ended + openCount
      ? [] : ["client: \(counts.requests) requests are not \(ended) ended and \(openCount) open"]
  }
}

extension FunctionService {
  var violations: [String] {
    var broken: [String] = []
    let states = environments.all.filter { !$0.isShadow || $0.state != .idle }
    let alive = states.count { $0.state != .gone && !$0.isShadow }
    let idle = states.count { $0.state == .idle }
    let ended = counts.succeeded + counts.errors + counts.timeouts + counts.crashes
    if counts.started != ended + counts.running.count {
      broken.append("function: \(counts.started) started, \(ended) ended")
    }
    if wrong.isEmpty, alive != counts.alive.count {
      broken.append("function: \(alive) environments live, \(counts.alive.count) are counted")
    }
    if wrong.isEmpty, counts.alive.count != counts.running.count + idle {
      broken.append("function: an environment neither works nor rests")
    }
    if idle != self.idle.count + ready.count {
      broken.append("function: \(idle) rest, \(self.idle.count) wait")
    }
    if counts.running.count > capacity { broken.append("function: beyond its own limit") }
    return broken
  }
}

extension ServerFleet {
  var violations: [String] {
    var broken: [String] = []
    let ended = counts.served + counts.failed + counts.refused + counts.lost
    if counts.arrived != ended + counts.inSystem.count {
      broken.append("server: \(counts.arrived) arrived, \(ended) ended")
    }
    if counts.inSystem.count != counts.busy.count + counts.queued.count {
      broken.append("server: a request neither waits nor is served")
    }
    if counts.queued.count > 0, counts.busy.count < counts.places.count {
      broken.append("server: somebody waits although a place is free")
    }
    return broken
  }
}

extension QueueService {
  var violations: [String] {
    let ended = counts.deleted + counts.dead + counts.expired
    let held = counts.visible.count + counts.inFlight.count
    return counts.sent == ended + held
      ? [] : ["queue: \(counts.sent) sent, \(ended) ended and \(held) held"]
  }
}

extension DatabaseService {
  var violations: [String] {
    counts.connections.count <= limit ? [] : ["database: more connections than it takes"]
  }
}

extension CacheService {
  var violations: [String] {
    var broken: [String] = []
    if counts.lookups != counts.hits + counts.misses { broken.append("cache: lost a lookup") }
    if counts.kept.count > specification.capacity { broken.append("cache: more than fits") }
    return broken
  }
}

extension WorkflowService {
  var violations: [String] {
    let ended = counts.succeeded + counts.failed
    return counts.started == ended + counts.running.count
      ? [] : ["workflow: \(counts.started) started, \(ended) ended"]
  }
}

extension Gateway {
  var violations: [String] {
    let answered = counts.statuses.reduce(0, +)
    return counts.arrived == answered + counts.open.count
      ? [] : ["gateway: \(counts.arrived) arrived, \(answered) answered"]
  }
}
