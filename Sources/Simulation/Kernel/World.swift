/// The services of a run, by kind. A new kind of service is one array here and one line in each
/// of the functions below.
struct World {
  private enum Kind: UInt8 { case client, function, server }

  private var kinds: [Kind] = []
  private var places: [Int] = []
  var clients: [Client] = []
  var functions: [FunctionService] = []
  var servers: [ServerFleet] = []

  init(_ scenario: Scenario) {
    for (index, service) in scenario.services.enumerated() {
      add(service, NodeID(index), scenario)
    }
  }

  private mutating func add(_ service: Service, _ node: NodeID, _ scenario: Scenario) {
    let (seed, name) = (scenario.seed, service.name)
    switch service.kind {
    case .client(let specification):
      // Numbers of requests of different clients do not meet: each has its own hundred million.
      let first = UInt32(clients.count) &* 100_000_000
      note(.client, clients.count)
      clients.append(
        Client(
          node: node, specification: specification, seed: seed, name: name, firstRequest: first))
    case .function(let specification):
      note(.function, functions.count)
      functions.append(
        FunctionService(
          node: node, specification: specification, rules: scenario.rules.functions,
          wrong: scenario.wrong, seed: seed, name: name))
    case .server(let specification):
      note(.server, servers.count)
      servers.append(
        ServerFleet(
          node: node, specification: specification, limits: scenario.limits, seed: seed,
          name: name))
    }
  }

  private mutating func note(_ kind: Kind, _ place: Int) {
    kinds.append(kind)
    places.append(place)
  }

  mutating func begin(_ effects: inout Effects) {
    for index in functions.indices { functions[index].begin(&effects) }
    for index in servers.indices { servers[index].begin(&effects) }
    for index in clients.indices { clients[index].begin(&effects) }
  }

  @inline(__always)
  mutating func deliver(_ message: Message, _ effects: inout Effects) {
    let place = places[Int(message.to)]
    switch kinds[Int(message.to)] {
    case .client: clients[place].receive(message, &effects)
    case .function: functions[place].receive(message, &effects)
    case .server: servers[place].receive(message, &effects)
    }
  }

  @inline(__always)
  mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    let place = places[Int(timer.node)]
    switch kinds[Int(timer.node)] {
    case .client: clients[place].wake(timer, &effects)
    case .function: functions[place].wake(timer, &effects)
    case .server: servers[place].wake(timer, &effects)
    }
  }

  mutating func finish(_ effects: inout Effects) {
    for index in clients.indices { clients[index].finish(&effects) }
    for index in functions.indices { functions[index].finish(&effects) }
    for index in servers.indices { servers[index].finish(&effects) }
  }

  mutating func forget(at now: SimTime) {}
}

extension Account {
  /// The account of a scenario: what its functions have reserved is not for the others.
  init(_ scenario: Scenario) {
    let reserved = scenario.services.reduce(0) { sum, service in
      guard case .function(let specification) = service.kind else { return sum }
      return sum + (specification.reserved ?? 0)
    }
    self.init(
      rules: scenario.rules.functions, reserved: reserved,
      isLimited: !scenario.wrong.contains(.noLimit))
  }
}
