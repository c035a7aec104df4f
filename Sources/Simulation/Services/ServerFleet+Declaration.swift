// What the program knows of fleets of servers.
extension ServerFleet: SimulatedService {
  package static let facts = ServiceFacts(
    "server", "Servers behind a queue, paid for by the hour.", part: .machine)

  package static func outlets(of specification: Specification) -> [Outlet] {
    []
  }

  package var violations: [String] {
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

  package var measures: [Measure] { counts.measures }
  package var occupancies: Occupancies? {
    Occupancies(running: counts.inSystem, alive: counts.alive, latency: counts.response)
  }

  /// Hours of all servers, from launch to stop.
  var hours: Exact {
    Exact(measured: counts.alive.mean * counts.alive.total / 1e9).divided(by: 3600)
  }

  package func meter(_ usage: inout ServiceUsage) {
    usage.addStanding("ec2.\(specification.type)", hours, .boot)
    meterBalancer(&usage)
    guard specification.isManaged else { return }
    usage.addStanding("lambda.managed-fee.\(specification.type)", hours, .boot)
    usage.add("lambda.requests", Exact(counts.served + counts.failed), .serve)
  }

  /// Connections a second, connections at once, and gigabytes an hour that one unit carries.
  private static let unit = (perSecond: 25, atOnce: 3000.0)

  /// A load balancer costs hours, and units by whichever of connections and bytes needs most. Every
  /// request is taken for a connection of its own.
  func meterBalancer(_ usage: inout ServiceUsage) {
    guard specification.hasBalancer else { return }
    usage.addStanding("alb.hours", usage.hours, nil)
    let served = Exact.gigabytes(specification.answerSize, times: Int(counts.response.count))
    let connections = Exact(counts.arrived).divided(by: Self.unit.perSecond * 3600)
    let open = usage.hours * Exact(measured: counts.inSystem.mean / Self.unit.atOnce)
    usage.add("alb.capacity", max(connections, max(open, served)), .receive)
  }

  package static func follow(
    _ entry: TraceEntry, _ specification: Specification, _ states: inout TraceStates
  ) {
    let server = TraceSubject.server(Int(entry.subject))
    let job = TraceSubject.job(Int(entry.request))
    switch entry.step {
    case .wait:
      states.count(.waiting)
      states.set(job, .waiting)
    case .serve:
      if states.word(job) == .waiting { states.count(.waiting, -1) }
      states.count(.busy)
      states.set(job, .running)
      states.set(server, .busy, start: .ready)
    case .leave, .error:
      states.count(.busy, -1)
      states.set(job, entry.step == .leave ? .answered : .failed)
      if states.word(server) == .busy { states.set(server, .ready) }
    case .reject:
      if states.word(job) == .waiting { states.count(.waiting, -1) }
      states.count(.refused)
      states.set(job, .failed)
    case .boot: states.set(server, .booting)
    case .ready, .recover: states.set(server, .ready)
    case .stop, .crash: states.set(server, .stopped, start: .ready)
    case .patch: states.set(server, .away, start: .ready)
    default: break
    }
  }

  package static func subjectName(
    _ subject: Int, _ specification: Specification
  ) -> String? { nil }
}

extension Service.Kind {
  package static func server(_ specification: ServerFleet.Specification) -> Self {
    Self(ServerFleet.self, specification)
  }
  package var server: ServerFleet.Specification? { specification(of: ServerFleet.self) }
}

extension ServerCounts {
  var measures: [Measure] {
    [
      Measure("arrived", Double(arrived)), Measure("served", Double(served)),
      Measure("failed", Double(failed)), Measure("refused", Double(refused)),
      Measure("lost", Double(lost)), Measure("waited", Double(waited)),
      Measure("wait-share", Double(waited) / Double(max(1, arrived)), .share),
    ] + wait.measures("wait") + response.measures("response") + [
      Measure("queue-length", queued.mean, .mean),
      Measure("peak-queue-length", Double(queued.peak)),
      Measure("in-system", inSystem.mean, .mean),
      Measure("in-system-now", Double(inSystem.count)), Measure("busy", busy.mean, .mean),
      Measure("utilisation", places.mean > 0 ? busy.mean / places.mean : 0, .share),
      Measure("servers", alive.mean, .mean), Measure("peak-servers", Double(alive.peak)),
      Measure("server-hours", alive.mean * alive.total / 3.6e12, .hours),
      Measure("booted", Double(booted)), Measure("stopped", Double(stopped)),
    ]
  }
}
