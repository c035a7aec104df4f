// From a scenario to services, and from services to figures.
extension World {
  /// Adds one service of the scenario.
  mutating func add(_ service: Service, _ node: NodeID, _ scenario: Scenario) {
    let (seed, name, wrong) = (scenario.seed, service.name, scenario.wrong)
    let rules = scenario.rules
    switch service.kind {
    case .client(let specification):
      place(.client, clients.count)
      clients.append(
        Client(
          node: node, specification: specification, wrong: wrong, seed: seed, name: name,
          firstRequest: firstRequest))
    case .gateway(let specification):
      place(.gateway, gateways.count)
      gateways.append(
        Gateway(
          node: node, specification: specification, rules: scenario.rules.gateways, wrong: wrong,
          seed: seed, name: name))
    case .function(let specification):
      place(.function, functions.count)
      functions.append(
        FunctionService(
          node: node, specification: specification, rules: rules.functions, wrong: wrong,
          seed: seed, name: name, circle: scenario.functionsInCircle(through: Int(node))))
    case .bucket(let specification):
      place(.bucket, buckets.count)
      buckets.append(
        BucketService(node: node, specification: specification, seed: seed, name: name))
    case .table(let specification):
      place(.table, tables.count)
      tables.append(
        TableService(
          node: node, specification: specification, rules: scenario.rules,
          isLimited: !wrong.contains(.noLimit), seed: seed, name: name))
    case .queue(let specification):
      place(.queue, queues.count)
      queues.append(
        QueueService(
          node: node, specification: specification, rules: rules.queues,
          limits: scenario.limits, wrong: wrong, seed: seed, name: name))
    default: addOther(service, node, scenario)
    }
  }

  private mutating func addOther(_ service: Service, _ node: NodeID, _ scenario: Scenario) {
    let (seed, name, wrong) = (scenario.seed, service.name, scenario.wrong)
    switch service.kind {
    case .client, .gateway, .function, .bucket, .table, .queue: break
    case .topic(let specification):
      place(.topic, topics.count)
      topics.append(
        TopicService(
          node: node, specification: specification, rules: scenario.rules.topics))
    case .bus(let specification):
      place(.bus, buses.count)
      buses.append(
        BusService(
          node: node, specification: specification, rules: scenario.rules.buses, seed: seed,
          name: name))
    case .schedule(let specification):
      place(.schedule, schedules.count)
      schedules.append(
        ScheduleService(node: node, specification: specification, firstRequest: firstRequest))
    case .workflow(let specification):
      place(.workflow, workflows.count)
      workflows.append(
        WorkflowService(
          node: node, specification: specification, rules: scenario.rules.workflows,
          wrong: wrong, seed: seed, name: name))
    case .server(let specification):
      place(.server, servers.count)
      servers.append(
        ServerFleet(
          node: node, specification: specification, limits: scenario.limits, seed: seed,
          name: name))
    case .container(let specification):
      place(.container, containers.count)
      containers.append(
        ServerFleet(
          node: node, specification: specification.fleet, limits: scenario.limits, seed: seed,
          name: name))
    case .database(let specification):
      place(.database, databases.count)
      databases.append(
        DatabaseService(
          node: node, specification: specification, isLimited: !wrong.contains(.noLimit),
          seed: seed, name: name))
    case .cache(let specification):
      place(.cache, caches.count)
      caches.append(
        CacheService(node: node, specification: specification, seed: seed, name: name))
    }
  }

  private mutating func place(_ kind: Kind, _ place: Int) {
    kinds.append(kind)
    places.append(place)
  }

  /// Numbers of requests of different sources do not meet: each has its own hundred million.
  private var firstRequest: UInt32 {
    UInt32(clients.count + schedules.count) &* Message.requestsOfOneSource
  }

  /// The kind and the figures of the service at a place of the scenario.
  func measures(of index: Int) -> (kind: String, measures: [Measure]) {
    let place = places[index]
    let measures: [Measure] =
      switch kinds[index] {
      case .client: clients[place].counts.measures
      case .gateway: gateways[place].counts.measures
      case .function: functions[place].counts.measures(functions[place].specification)
      case .bucket: buckets[place].counts.measures
      case .table: tables[place].counts.measures
      case .queue: queues[place].counts.measures
      case .topic: topics[place].counts.measures
      case .bus: buses[place].counts.measures
      case .schedule: schedules[place].counts.measures
      case .workflow: workflows[place].counts.measures
      case .server: servers[place].counts.measures
      case .container: containers[place].counts.measures
      case .database: databases[place].counts.measures
      case .cache: caches[place].counts.measures
      }
    return ("\(kinds[index])", measures)
  }

  func occupancies(of index: Int) -> Run.Occupancies? {
    let place = places[index]
    switch kinds[index] {
    case .client:
      let counts = clients[place].counts
      return Run.Occupancies(
        running: counts.waiting, alive: counts.waiting, latency: counts.latency)
    case .function:
      let counts = functions[place].counts
      return Run.Occupancies(
        running: counts.running, alive: counts.alive, latency: counts.duration)
    case .server, .container:
      let counts =
        kinds[index] == .server ? servers[place].counts : containers[place].counts
      return Run.Occupancies(
        running: counts.inSystem, alive: counts.alive, latency: counts.response)
    default: return nil
    }
  }

  /// What the services used of the things that are charged for.
  func usage(_ scenario: Scenario, until end: SimTime) -> Usage {
    var usage = Usage()
    let span = Exact(measured: (end - (SimTime.start + scenario.warmUp)).seconds)
    for (index, service) in scenario.services.enumerated() {
      let (place, name) = (places[index], service.name)
      switch kinds[index] {
      case .client: break
      case .gateway: gateways[place].meter(name, scenario.rules.gateways, span, into: &usage)
      case .function: functions[place].meter(name, span, into: &usage)
      case .bucket: buckets[place].meter(name, span, until: end, into: &usage)
      case .table: tables[place].meter(name, span, into: &usage)
      case .queue: queues[place].meter(name, into: &usage)
      case .topic: topics[place].meter(name, into: &usage)
      case .bus: buses[place].meter(name, into: &usage)
      case .schedule: schedules[place].meter(name, into: &usage)
      case .workflow: workflows[place].meter(name, into: &usage)
      case .server: servers[place].meter(name, span, into: &usage)
      case .container:
        if case .container(let specification) = service.kind {
          containers[place].meter(name, specification, span, into: &usage)
        }
      case .database: databases[place].meter(name, span, into: &usage)
      case .cache: caches[place].meter(name, span, into: &usage)
      }
    }
    return usage
  }
}

extension Account {
  /// The account of a scenario: what its functions have reserved is not for the others.
  init(_ scenario: Scenario) {
    let reserved = scenario.services.reduce(0) { sum, service in
      guard case .function(let specification) = service.kind else { return sum }
      return sum + (specification.reserved ?? specification.provisionedMost)
    }
    self.init(
      rules: scenario.rules.functions, reserved: reserved,
      isLimited: !scenario.wrong.contains(.noLimit))
  }
}
