// What each kind of service reports as used. The ids are those of the price books.

extension FunctionService {
  /// Requests that ran, their time × memory, what was prepared ahead, scratch space, and what goes
  /// with a function: answers that are streamed, logs, snapshots, its network.
  func meter(_ name: String, _ span: Exact, into usage: inout Usage) {
    if wrong.contains(.flatMonthlyFee) {
      return usage.addStanding("ec2.t3.small", span.divided(by: 3600), name, .boot)
    }
    meterRuns(name, into: &usage)
    let memory = specification.memory
    let architecture = specification.architecture.rawValue
    meterPrepared(name, into: &usage)
    usage.add(
      "lambda.provisioned-duration.\(architecture)",
      Self.gigabyteSeconds(counts.billedProvisionedMilliseconds, memory), name, .finish)
    meterSnapshot(name, span, into: &usage)
    meterBytes(name, span, into: &usage)
  }

  /// What was given up in the steps that are billed; what still stands goes on, and its last step is
  /// rounded up on the bill alone.
  private func meterPrepared(_ name: String, into usage: inout Usage) {
    let item = "lambda.provisioned.\(specification.architecture.rawValue)"
    let gigabytes = Exact(specification.memory, over: 1024)
    let closed = Exact(Int(counts.preparedClosed)).divided(by: 1_000_000_000)
    usage.addStanding(item, closed * gigabytes, name, .provision)
    for group in counts.preparedStanding {
      let ahead = Exact(group.count) * gigabytes
      usage.addStanding(
        item, ahead * Exact(measured: group.span.seconds), name, .provision,
        billedPer: ahead * Exact(measured: rules.provisionedBilledPer.seconds))
    }
  }

  private var billedMilliseconds: Int64 {
    var billed = counts.billedMilliseconds + counts.billedInitialisation
    if wrong.contains(.billIdle) {
      billed.add(clamped: Int64(clamped: counts.idleNanoseconds / 1e6))
    }
    return billed
  }

  private func meterRuns(_ name: String, into usage: inout Usage) {
    let memory = specification.memory
    let time = Self.gigabyteSeconds(billedMilliseconds, memory)
    if specification.isAtEdge {
      usage.add("lambda.edge-requests", Exact(counts.started), name, .run)
      return usage.add("lambda.edge-duration", time, name, .finish)
    }
    usage.add("lambda.requests", Exact(counts.started), name, .run)
    usage.add("lambda.duration.\(specification.architecture.rawValue)", time, name, .finish)
    usage.add(
      "lambda.scratch",
      Self.gigabyteSeconds(billedMilliseconds, max(0, specification.scratch - 512)), name, .finish)
  }

  /// A snapshot is kept as long as its version exists, and each environment begins as a copy.
  private func meterSnapshot(_ name: String, _ span: Exact, into usage: inout Usage) {
    guard specification.restore != nil, specification.billsSnapshot else { return }
    let gigabytes = Exact(specification.memory, over: 1024)
    usage.addStanding("lambda.snapstart-cache", span * gigabytes, name, nil)
    usage.add(
      "lambda.snapstart-restores", Exact(counts.environmentsCreated) * gigabytes, name, .allocate)
  }

  /// Bytes by what they are: streamed above the usual limit, written to the log, sent outside.
  private func meterBytes(_ name: String, _ span: Exact, into usage: inout Usage) {
    let streamed = max(0, specification.answerSize - rules.payloadMax)
    usage.add("lambda.streamed", .gigabytes(streamed, times: counts.succeeded), name, .finish)
    usage.add(
      "cloudwatch.logs", .gigabytes(specification.logBytes, times: counts.started), name, .finish)
    guard let network = specification.network else { return }
    usage.add(network, name, span, .gigabytes(network.bytes, times: counts.started))
  }

  /// Milliseconds × megabytes in GB-s.
  static func gigabyteSeconds(_ milliseconds: Int64, _ megabytes: Int) -> Exact {
    Exact(Int(milliseconds)) * Exact(megabytes, over: 1_024_000)
  }
}

extension Gateway {
  /// Requests or messages by product, its cache and connections, and bytes that leave: to the
  /// internet, or through its endpoints.
  func meter(
    _ name: String, _ rules: RuleBook.Gateways, _ span: Exact, into usage: inout Usage
  ) {
    let refused = rules.billsRefused ? counts.refused : 0
    switch specification.product {
    case .http: usage.add("apigateway.http", Exact(counts.metered + refused), name, .receive)
    case .rest: usage.add("apigateway.rest", Exact(counts.billed + refused), name, .receive)
    case .socket:
      usage.add("apigateway.websocket-messages", Exact(counts.metered), name, .receive)
      usage.addStanding(
        "apigateway.websocket-minutes", span.divided(by: 60) * Exact(specification.connections),
        name, nil)
    }
    if specification.cacheHits != nil {
      usage.addStanding("apigateway.rest-cache-1.6", span.divided(by: 3600), name, nil)
    }
    if let network = specification.network {
      usage.add(
        network, name, span, .gigabytes(counts.bytesIn) + .gigabytes(counts.bytesOut))
    } else {
      usage.add("transfer.out", .gigabytes(counts.bytesOut), name, .answer)
    }
  }
}

extension BucketService {
  /// Calls, and what is kept: from the start, and from each put on.
  func meter(_ name: String, _ span: Exact, until end: SimTime, into usage: inout Usage) {
    usage.add("s3.put", Exact(counts.puts), name, .put)
    usage.add("s3.get", Exact(counts.fetches), name, .fetch)
    let added = Double(counts.bytes) * (end - .start).seconds - counts.byteSeconds
    let kept = Exact(specification.stored) * span + Exact(measured: max(0, added))
    usage.addStanding(
      "s3.storage", kept.divided(by: 1 << 30).divided(by: 3600).divided(by: 730), name, .put)
  }
}

extension TableService {
  /// Units on demand, or hours of bought capacity; and what is kept.
  func meter(_ name: String, _ span: Exact, into usage: inout Usage) {
    switch specification.mode {
    case .onDemand:
      usage.add("dynamodb.write", Exact(counts.writeHalves, over: 2), name, .write)
      usage.add("dynamodb.read", Exact(counts.readHalves, over: 2), name, .read)
    case .provisioned(let writes, let reads):
      usage.addStanding(
        "dynamodb.write-capacity", span.divided(by: 3600) * Exact(writes), name, .write)
      usage.addStanding(
        "dynamodb.read-capacity", span.divided(by: 3600) * Exact(reads), name, .read)
    }
    let months = span.divided(by: 3600).divided(by: 730)
    usage.addStanding(
      "dynamodb.storage", Exact(measured: specification.stored) * months, name, nil)
  }
}

extension QueueService {
  /// Every call of the queue counts: sending, receiving and deleting, a batch as one; and each
  /// started part of a payload.
  func meter(_ name: String, into usage: inout Usage) {
    usage.add(
      specification.groups > 0 ? "sqs.fifo-requests" : "sqs.requests",
      Exact(counts.sendParts + counts.batchParts + counts.deleteCalls), name, .enqueue)
  }
}

extension TopicService {
  func meter(_ name: String, into usage: inout Usage) {
    usage.add("sns.requests", Exact(counts.parts), name, .publish)
  }
}

extension BusService {
  func meter(_ name: String, into usage: inout Usage) {
    usage.add("eventbridge.custom", Exact(counts.parts), name, .emit)
  }
}

extension ScheduleService {
  /// Scheduled events are free; they are metered so that the bill says so.
  func meter(_ name: String, into usage: inout Usage) {
    usage.add("eventbridge.scheduled", Exact(counts.events), name, .trigger)
  }
}

extension WorkflowService {
  func meter(_ name: String, into usage: inout Usage) {
    switch specification.product {
    case .standard:
      usage.add("stepfunctions.transitions", Exact(counts.transitions), name, .enter)
    case .express:
      usage.add("stepfunctions.express-requests", Exact(counts.started), name, .receive)
      let memory = (specification.memory + 63) / 64 * 64
      usage.add(
        "stepfunctions.express-duration",
        FunctionService.gigabyteSeconds(counts.billedMilliseconds, memory).divided(by: 3600),
        name, .succeed)
    }
  }
}

extension ServerFleet {
  /// Hours of all servers, from launch to stop.
  var hours: Exact {
    Exact(measured: counts.alive.mean * counts.alive.total / 1e9).divided(by: 3600)
  }

  func meter(_ name: String, _ span: Exact, into usage: inout Usage) {
    usage.addStanding("ec2.\(specification.type)", hours, name, .boot)
    meterBalancer(name, span, into: &usage)
  }

  /// Connections a second, connections at once, and gigabytes an hour that one unit carries.
  private static let unit = (perSecond: 25, atOnce: 3000.0)

  /// A load balancer costs hours, and units by whichever of connections and bytes needs most. Every
  /// request is taken for a connection of its own.
  private func meterBalancer(_ name: String, _ span: Exact, into usage: inout Usage) {
    guard specification.hasBalancer else { return }
    let hours = span.divided(by: 3600)
    usage.addStanding("alb.hours", hours, name, nil)
    let served = Exact.gigabytes(specification.answerSize, times: Int(counts.response.count))
    let connections = Exact(counts.arrived).divided(by: Self.unit.perSecond * 3600)
    let open = hours * Exact(measured: counts.inSystem.mean / Self.unit.atOnce)
    usage.add("alb.capacity", max(connections, max(open, served)), name, .receive)
  }

  /// Tasks are billed by their processors and memory.
  func meter(
    _ name: String, _ tasks: ContainerSpecification, _ span: Exact, into usage: inout Usage
  ) {
    meterBalancer(name, span, into: &usage)
    usage.addStanding(
      "fargate.processor-hours", hours * Exact(measured: tasks.processors), name, .boot)
    usage.addStanding(
      "fargate.gigabyte-hours", hours * Exact(measured: tasks.memory), name, .boot)
  }
}

extension DatabaseService {
  /// A standby is a second instance.
  func meter(_ name: String, _ span: Exact, into usage: inout Usage) {
    let instances = specification.failover == nil ? 1 : 2
    usage.addStanding(
      "rds.\(specification.type)", span.divided(by: 3600) * Exact(instances), name, nil)
  }
}

extension CacheService {
  func meter(_ name: String, _ span: Exact, into usage: inout Usage) {
    usage.addStanding("elasticache.\(specification.type)", span.divided(by: 3600), name, nil)
  }
}

extension Usage {
  mutating func add(_ item: String, _ quantity: Exact, _ service: String, _ step: StepKind?) {
    add(Entry(item, quantity, service: service, step: step))
  }

  /// What is charged by time, in started steps of `billedPer` when that is above 0.
  mutating func addStanding(
    _ item: String, _ quantity: Exact, _ service: String, _ step: StepKind?,
    billedPer: Exact = .zero
  ) {
    add(
      Entry(
        item, quantity, service: service, step: step, isStanding: true, billedPer: billedPer))
  }

  /// A private network's gateways or endpoints, and gigabytes that pass them.
  mutating func add(
    _ network: PrivateNetwork, _ service: String, _ span: Exact, _ gigabytes: Exact
  ) {
    addStanding(
      network.item + ".hours", span.divided(by: 3600) * Exact(network.count), service, nil)
    add(network.item + ".data", gigabytes, service, nil)
  }
}

extension Exact {
  /// So many times these bytes, in gigabytes of 2³⁰.
  static func gigabytes(_ bytes: Int, times count: Int = 1) -> Exact {
    Exact(bytes, over: 1 << 30) * Exact(count)
  }
}

/// How many parts of `size` bytes a payload begins; an empty one is a part too.
func startedParts(_ bytes: Int, of size: Int) -> Int {
  max(1, (bytes + size - 1) / max(1, size))
}
