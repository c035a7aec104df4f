// What each kind of service reports as used. The ids are those of the price books.

extension FunctionService {
  /// Requests that ran, their time × memory, what was prepared ahead, and scratch space.
  func meter(_ name: String, _ span: Exact, into usage: inout Usage) {
    if wrong.contains(.flatMonthlyFee) {
      return usage.addStanding("ec2.t3.small", span.divided(by: 3600), name, .boot)
    }
    let memory = specification.memory
    let architecture = specification.architecture.rawValue
    usage.add("lambda.requests", Exact(counts.started), name, .run)
    var billed = counts.billedMilliseconds + counts.billedInitialisation
    if wrong.contains(.billIdle) {
      billed.add(clamped: Int64(clamped: counts.idleNanoseconds / 1e6))
    }
    usage.add(
      "lambda.duration.\(architecture)", Self.gigabyteSeconds(billed, memory), name, .finish)
    usage.addStanding(
      "lambda.provisioned.\(architecture)",
      span * Exact(specification.provisioned) * Exact(memory, over: 1024), name, .provision)
    usage.add(
      "lambda.provisioned-duration.\(architecture)",
      Self.gigabyteSeconds(counts.billedProvisionedMilliseconds, memory), name, .finish)
    usage.add(
      "lambda.scratch", Self.gigabyteSeconds(billed, max(0, specification.scratch - 512)), name,
      .finish)
  }

  /// Milliseconds × megabytes in GB-s.
  static func gigabyteSeconds(_ milliseconds: Int64, _ megabytes: Int) -> Exact {
    Exact(Int(milliseconds)) * Exact(megabytes, over: 1_024_000)
  }
}

extension Gateway {
  /// Requests by product, and bytes that leave.
  func meter(_ name: String, into usage: inout Usage) {
    switch specification.product {
    case .http: usage.add("apigateway.http", Exact(counts.metered), name, .receive)
    case .rest: usage.add("apigateway.rest", Exact(counts.arrived), name, .receive)
    }
    usage.add("transfer.out", Exact(counts.bytesOut, over: 1 << 30), name, .answer)
  }
}

extension BucketService {
  func meter(_ name: String, into usage: inout Usage) {
    usage.add("s3.put", Exact(counts.puts), name, .put)
    usage.add("s3.get", Exact(counts.fetches), name, .fetch)
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
  /// Every call of the queue counts: sending, receiving and deleting, a batch as one.
  func meter(_ name: String, into usage: inout Usage) {
    usage.add(
      "sqs.requests", Exact(counts.sent + counts.batches + counts.deleteCalls), name, .enqueue)
  }
}

extension TopicService {
  func meter(_ name: String, into usage: inout Usage) {
    usage.add("sns.requests", Exact(counts.events), name, .publish)
  }
}

extension BusService {
  func meter(_ name: String, into usage: inout Usage) {
    usage.add("eventbridge.custom", Exact(counts.events), name, .emit)
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

  func meter(_ name: String, into usage: inout Usage) {
    usage.addStanding("ec2.\(specification.type)", hours, name, .boot)
  }

  /// Tasks are billed by their processors and memory.
  func meter(_ name: String, _ tasks: ContainerSpecification, into usage: inout Usage) {
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

  /// What is charged by time.
  mutating func addStanding(
    _ item: String, _ quantity: Exact, _ service: String, _ step: StepKind?
  ) {
    add(Entry(item, quantity, service: service, step: step, isStanding: true))
  }
}
