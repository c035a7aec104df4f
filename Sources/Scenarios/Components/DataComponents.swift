import DataNodes
import Simulation

extension Component {
  /// An object store.
  static let bucket = Component(
    type: "bucket", summary: "Stores objects and tells of new ones.",
    fields: [
      Field("latency", .law, "How long a call takes.", default: "0 s"),
      Field("notifies", .text, "Who hears of every new object."),
      Field("notifyAfter", .law, "How long after the object.", default: "0 s"),
      Field("duplicates", .pattern, "Events that come twice."),
      Field("errors", .pattern, "Calls that fail."),
      Field("stored", .size, "Bytes that it holds at the start.", default: "0 B"),
    ]
  ) { node, scope in
    var bucket = BucketSpecification()
    bucket.stored = node["stored"]?.bytes ?? 0
    bucket.latency = node["latency"]?.law ?? .none
    bucket.notifies = scope.place(node["notifies"], allowing: Targets.events)
    bucket.notifyDelay = node["notifyAfter"]?.law ?? .none
    bucket.duplicates = node["duplicates"]?.pattern ?? .never
    bucket.errors = node["errors"]?.pattern ?? .never
    return .bucket(bucket)
  }

  private static let capacity = Schema.oneOf([
    .choice(["on-demand"]),
    .object(
      "a capacity",
      [
        Field("writes", .integer(in: 1...10_000_000), required: true, "Write units a second."),
        Field("reads", .integer(in: 1...10_000_000), required: true, "Read units a second."),
      ]),
  ])

  static let reader = Schema.oneOf([
    .text,
    .object(
      "a stream",
      [
        Field("to", .text, required: true, "The function that reads it."),
        Field("shards", .integer(in: 1...1000), "Parts read side by side.", default: "1"),
        Field("batch", .integer(in: 1...10_000), "Changes of a batch.", default: "100"),
        Field("window", .duration, "How long a batch may fill.", default: "0 s"),
        Field("retries", .integer(in: 0...10_000), "Before a batch is given up; none: no end."),
        Field("maxAge", .duration, "How old a change may be.", default: "24 h"),
        Field("bisect", .boolean, "True: tries halves after a failure.", default: "false"),
        Field("onFailure", .text, "Who hears of what is given up."),
        Field("poison", .pattern, "Changes nobody can process."),
      ]),
  ])

  static func readStream(
    _ node: DataNode, _ scope: inout ScenarioScope
  ) -> StreamSpecification? {
    let named = node.members.isEmpty ? node : node["to"]
    guard let target = scope.place(named, allowing: ["function"]) else { return nil }
    var stream = StreamSpecification(target: target)
    stream.shards = node["shards"]?.integer ?? 1
    stream.batch = node["batch"]?.integer ?? 100
    stream.window = node["window"]?.duration ?? .zero
    stream.retriesMax = node["retries"]?.integer
    stream.ageMax = node["maxAge"]?.duration ?? stream.ageMax
    stream.bisects = node["bisect"]?.boolean ?? false
    stream.onFailure = scope.place(node["onFailure"], allowing: Targets.events)
    stream.poison = node["poison"]?.pattern ?? .never
    return stream
  }

  /// A key-value table.
  static let table = Component(
    type: "table", summary: "Keeps items; capacity is metered in units.",
    fields: [
      Field("capacity", capacity, "How capacity is bought.", default: "on-demand"),
      Field("latency", .law, "How long a call takes.", default: "0 s"),
      Field("oneKey", .boolean, "True: every call names the same key.", default: "false"),
      Field("stream", reader, "The function that reads its changes."),
      Field("stored", .size, "What is kept, for the bill.", default: "0 B"),
      Field("errors", .pattern, "Calls that fail."),
      Field("slow", .slowness, "Calls that take longer."),
    ]
  ) { node, scope in
    var table = TableSpecification()
    if let writes = node["capacity"]?["writes"]?.integer,
      let reads = node["capacity"]?["reads"]?.integer
    {
      table.mode = .provisioned(writes: writes, reads: reads)
    }
    table.latency = node["latency"]?.law ?? .none
    table.isOneKey = node["oneKey"]?.boolean ?? false
    table.stream = node["stream"].flatMap { readStream($0, &scope) }
    table.stored = Double(node["stored"]?.bytes ?? 0) / 1_073_741_824
    table.errors = node["errors"]?.pattern ?? .never
    table.slow = node["slow"]?.pattern ?? .never
    table.slowFactor = node["slow"]?["factor"]?.decimal ?? 1
    return .table(table)
  }

  private static let sleep = Schema.object(
    "a sleep",
    [
      Field("after", .duration, "Nobody was connected for so long.", default: "5 min"),
      Field("wake", .duration, "How long it takes to wake up.", default: "15 s"),
      Field("units", .number(in: 0.5...256), "Capacity units while awake.", default: "1"),
    ])

  /// A relational database.
  static let database = Component(
    type: "database", summary: "Answers queries over a limited number of connections.",
    fields: [
      Field("connections", .integer(in: 1...1_000_000), "At most so many.", default: "100"),
      Field("pool", .boolean, "True: a pool lends them out.", default: "false"),
      Field("patience", .duration, "How long a caller of the pool waits.", default: "10 s"),
      Field("connect", .law, "How long connecting takes.", default: "0 s"),
      Field("latency", .law, "How long a query takes.", default: "0 s"),
      Field("instance", .text, "What it costs: an item of the price book.", default: "db.t3.small"),
      Field("failover", .duration, "A standby takes over after so long."),
      Field("slow", .slowness, "Queries that take longer."),
      Field(
        "processors", .integer(in: 1...10_000), "Queries at full speed; more slow each other."),
      Field("sleep", sleep, "Stops while nobody is connected, and costs nothing then."),
    ]
  ) { node, _ in
    var database = DatabaseSpecification()
    database.connectionsMax = node["connections"]?.integer ?? 100
    database.hasPool = node["pool"]?.boolean ?? false
    database.poolPatience = node["patience"]?.duration ?? .seconds(10)
    database.connect = node["connect"]?.law ?? .none
    database.latency = node["latency"]?.law ?? .none
    database.type = node["instance"]?.text ?? database.type
    database.failover = node["failover"]?.duration
    database.slow = node["slow"]?.pattern ?? .never
    database.slowFactor = node["slow"]?["factor"]?.decimal ?? 1
    database.processors = node["processors"]?.integer
    database.sleep = node["sleep"].map { node in
      var sleep = DatabaseSpecification.Sleep()
      sleep.after = node["after"]?.duration ?? sleep.after
      sleep.wake = node["wake"]?.duration ?? sleep.wake
      sleep.units = node["units"]?.decimal ?? sleep.units
      return sleep
    }
    return .database(database)
  }

  /// A cache.
  static let cache = Component(
    type: "cache", summary: "Answers again what it was asked before, for a while.",
    fields: [
      Field("origin", .text, "Who answers a miss."),
      Field("keys", .integer(in: 1...1_000_000), "Different questions.", default: "100"),
      Field("skew", .number(in: 0...5), "0: all alike; 1: a few are asked often.", default: "0"),
      Field("keep", .duration, "How long an answer is kept."),
      Field("capacity", .integer(in: 1...1_000_000), "Answers kept at most."),
      Field("latency", .law, "How long a lookup takes.", default: "0 s"),
      Field("coalesce", .boolean, "True: the same question is asked once.", default: "false"),
      Field("instance", .text, "What it costs.", default: "cache.t3.micro"),
    ]
  ) { node, scope in
    var cache = CacheSpecification()
    cache.origin = scope.place(
      node["origin"], allowing: ["table", "database", "function", "server", "bucket"])
    if let origin = cache.origin {
      let operations: [String: OperationKind] = [
        "table": .read, "bucket": .fetch, "database": .query,
      ]
      cache.originOperation = operations[scope.services[origin].type] ?? .invoke
    }
    cache.keys = node["keys"]?.integer ?? 100
    cache.skew = node["skew"]?.decimal ?? 0
    cache.timeToLive = node["keep"]?.duration
    cache.capacity = node["capacity"]?.integer ?? .max
    cache.latency = node["latency"]?.law ?? .none
    cache.coalesces = node["coalesce"]?.boolean ?? false
    cache.type = node["instance"]?.text ?? cache.type
    return .cache(cache)
  }
}
