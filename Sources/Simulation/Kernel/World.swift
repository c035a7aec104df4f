/// The services of a run, by kind. A new kind of service is one array here, one line in each of the
/// functions below and one in `World+Building.swift`.
struct World {
  enum Kind: UInt8 {
    case client, gateway, function, bucket, table, queue, topic, bus, schedule, workflow
    case server, container, database, cache
  }

  /// The node number under which zones receive their timers; no service has it.
  static let zonesNode = NodeID.max - 1

  let zones: Zones
  private var zonesAway: [Int: Int] = [:]
  var kinds: [Kind] = []
  var places: [Int] = []
  var clients: [Client] = []
  var gateways: [Gateway] = []
  var functions: [FunctionService] = []
  var buckets: [BucketService] = []
  var tables: [TableService] = []
  var queues: [QueueService] = []
  var topics: [TopicService] = []
  var buses: [BusService] = []
  var schedules: [ScheduleService] = []
  var workflows: [WorkflowService] = []
  var servers: [ServerFleet] = []
  var containers: [ServerFleet] = []
  var databases: [DatabaseService] = []
  var caches: [CacheService] = []

  init(_ scenario: Scenario) {
    zones = scenario.zones
    for (index, service) in scenario.services.enumerated() {
      add(service, NodeID(index), scenario)
    }
  }

  mutating func begin(_ effects: inout Effects) {
    for (index, loss) in zones.losses.enumerated() {
      let timer = Timer(Self.zonesNode, 0, UInt32(index))
      effects.remind(timer, after: loss.from - .start, .control)
      effects.remind(Timer(Self.zonesNode, 1, UInt32(index)), after: loss.to - .start, .control)
    }
    for index in gateways.indices { gateways[index].begin(&effects) }
    for index in functions.indices { functions[index].begin(&effects) }
    for index in queues.indices { queues[index].begin(&effects) }
    for index in workflows.indices { workflows[index].begin(&effects) }
    for index in servers.indices { servers[index].begin(&effects) }
    for index in containers.indices { containers[index].begin(&effects) }
    for index in databases.indices { databases[index].begin(&effects) }
    for index in caches.indices { caches[index].begin(&effects) }
    // Who asks begins last: whatever it asks is ready.
    for index in schedules.indices { schedules[index].begin(&effects) }
    for index in clients.indices { clients[index].begin(&effects) }
  }

  @inline(__always)
  mutating func deliver(_ message: Message, _ effects: inout Effects) {
    let place = places[Int(message.to)]
    switch kinds[Int(message.to)] {
    case .client: clients[place].receive(message, &effects)
    case .function: functions[place].receive(message, &effects)
    case .server: servers[place].receive(message, &effects)
    default: deliverToOthers(message, place, &effects)
    }
  }

  @inline(never)
  private mutating func deliverToOthers(
    _ message: Message, _ place: Int, _ effects: inout Effects
  ) {
    switch kinds[Int(message.to)] {
    case .client, .function, .server, .schedule: break
    case .gateway: gateways[place].receive(message, &effects)
    case .bucket: buckets[place].receive(message, &effects)
    case .table: tables[place].receive(message, &effects)
    case .queue: queues[place].receive(message, &effects)
    case .topic: topics[place].receive(message, &effects)
    case .bus: buses[place].receive(message, &effects)
    case .workflow: workflows[place].receive(message, &effects)
    case .container: containers[place].receive(message, &effects)
    case .database: databases[place].receive(message, &effects)
    case .cache: caches[place].receive(message, &effects)
    }
  }

  @inline(__always)
  mutating func wake(_ timer: Timer, _ effects: inout Effects) {
    guard timer.node != Self.zonesNode else { return moveZone(timer, &effects) }
    let place = places[Int(timer.node)]
    switch kinds[Int(timer.node)] {
    case .client: clients[place].wake(timer, &effects)
    case .function: functions[place].wake(timer, &effects)
    case .server: servers[place].wake(timer, &effects)
    default: wakeOthers(timer, place, &effects)
    }
  }

  @inline(never)
  private mutating func wakeOthers(
    _ timer: Timer, _ place: Int, _ effects: inout Effects
  ) {
    switch kinds[Int(timer.node)] {
    case .client, .function, .server, .topic, .bus: break
    case .gateway: gateways[place].wake(timer, &effects)
    case .bucket: buckets[place].wake(timer, &effects)
    case .table: tables[place].wake(timer, &effects)
    case .queue: queues[place].wake(timer, &effects)
    case .schedule: schedules[place].wake(timer, &effects)
    case .workflow: workflows[place].wake(timer, &effects)
    case .container: containers[place].wake(timer, &effects)
    case .database: databases[place].wake(timer, &effects)
    case .cache: caches[place].wake(timer, &effects)
    }
  }

  /// A zone goes away, or comes back.
  private mutating func moveZone(_ timer: Timer, _ effects: inout Effects) {
    let loss = zones.losses[Int(timer.token)]
    let zone = loss.zone - 1
    // Losses of one zone may overlap: it is away until the last of them is over.
    zonesAway[zone, default: 0] += timer.action == 0 ? 1 : -1
    guard zonesAway[zone] == (timer.action == 0 ? 1 : 0) else { return }
    guard timer.action == 0 else {
      effects.note(.regain, Self.zonesNode, request: 0, subject: UInt32(loss.zone))
      for index in functions.indices { functions[index].regain(zone, &effects) }
      for index in servers.indices { servers[index].regain(zone, &effects) }
      for index in containers.indices { containers[index].regain(zone, &effects) }
      for index in databases.indices where zone == 0 { databases[index].regain(&effects) }
      return
    }
    effects.note(.lose, Self.zonesNode, request: 0, subject: UInt32(loss.zone))
    for index in functions.indices {
      functions[index].loseZone(zone, of: zones.count, &effects)
    }
    for index in servers.indices { servers[index].loseZone(zone, of: zones.count, &effects) }
    for index in containers.indices {
      containers[index].loseZone(zone, of: zones.count, &effects)
    }
    // A database's first place is zone 1; a standby waits elsewhere.
    for index in databases.indices where zone == 0 { databases[index].lose(&effects) }
  }

  mutating func finish(_ effects: inout Effects) {
    for index in clients.indices { clients[index].finish(&effects) }
    for index in gateways.indices { gateways[index].finish(&effects) }
    for index in functions.indices { functions[index].finish(&effects) }
    for index in queues.indices { queues[index].finish(&effects) }
    for index in workflows.indices { workflows[index].finish(&effects) }
    for index in servers.indices { servers[index].finish(&effects) }
    for index in containers.indices { containers[index].finish(&effects) }
    for index in databases.indices { databases[index].finish(&effects) }
    for index in caches.indices { caches[index].finish(&effects) }
  }

  /// Begins counting anew, after a warm-up.
  mutating func forget(at now: SimTime) {
    for index in clients.indices { clients[index].forget(at: now) }
    for index in gateways.indices { gateways[index].forget(at: now) }
    for index in functions.indices { functions[index].forget(at: now) }
    for index in buckets.indices { buckets[index].forget() }
    for index in tables.indices { tables[index].forget() }
    for index in queues.indices { queues[index].forget(at: now) }
    for index in topics.indices { topics[index].forget() }
    for index in buses.indices { buses[index].forget() }
    for index in schedules.indices { schedules[index].forget() }
    for index in workflows.indices { workflows[index].forget(at: now) }
    for index in servers.indices { servers[index].forget(at: now) }
    for index in containers.indices { containers[index].forget(at: now) }
    for index in databases.indices { databases[index].forget(at: now) }
    for index in caches.indices { caches[index].forget(at: now) }
  }
}
