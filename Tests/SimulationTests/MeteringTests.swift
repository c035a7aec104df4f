import Diagnostics
import Scenarios
import Simulation
import Testing

/// What is charged for is counted by something, and counted as the provider says.
@Suite struct MeteringTests {
  private func read(_ text: String) throws -> ScenarioFile {
    var bag = DiagnosticBag()
    let file = ScenarioReader().read(SourceText(path: "metering.yaml", text), into: &bag)
    return try #require(file, "\(bag.items.map(\.message))")
  }

  private func usage(_ text: String) throws -> Usage { Run(try read(text).scenario).usage }

  private func quantity(_ item: String, _ text: String) throws -> Double {
    try usage(text).quantity(of: item).asDouble
  }

  /// A scenario for every item that a price book holds.
  private static let scenarios = [
    """
    rules: aws-2026-11
    until: 1 h
    services:
      users: {type: client, calls: door, every: 1 min}
      door: {type: gateway, calls: api}
      api:
        type: function
        runtime: python3.11
        work: 100 ms
        scratch: 1 GB
        streams: true
        answerSize: 8 MB
        logs: 2 KB
        snapStart: 200 ms
        network: {by: nat, bytes: 10 KB}
        does: []
      friends: {type: client, calls: arm, every: 1 min}
      arm: {type: function, work: 1 s, architecture: arm}
      ready: {type: client, calls: prepared, every: 1 min}
      prepared: {type: function, work: 1 s, provisioned: 1}
      others: {type: client, calls: both, every: 1 min}
      both: {type: function, work: 1 s, provisioned: 1, architecture: arm}
      near: {type: client, calls: edge, every: 1 min}
      edge: {type: function, work: 10 ms, edge: true}
    """,
    """
    rules: aws-2026-11
    until: 1 h
    services:
      users: {type: client, calls: rest, every: 1 min}
      rest: {type: gateway, product: rest, cache: 50 %, calls: work}
      work: {type: function, work: 10 ms}
      staff: {type: client, calls: inner, every: 1 min}
      inner: {type: gateway, product: rest, endpoints: 2, calls: work}
      players: {type: client, calls: live, every: 1 min}
      live: {type: gateway, product: websocket, connections: 100, calls: work}
      readers: {type: client, calls: orders, how: read, every: 1 min}
      writers: {type: client, calls: orders, how: write, every: 1 min}
      orders: {type: table, stored: 1 GB}
      bought: {type: table, capacity: {writes: 5, reads: 5}}
      photos: {type: client, calls: pictures, how: put, every: 1 min, size: 1 MB}
      viewers: {type: client, calls: pictures, how: fetch, every: 1 min}
      pictures: {type: bucket, stored: 10 GB}
      jobs: {type: client, calls: line, how: send, every: 1 min}
      line: {type: queue}
      ordered: {type: client, calls: fifo, how: send, every: 1 min}
      fifo: {type: queue, groups: 2}
      news: {type: client, calls: topic, how: publish, every: 1 min}
      topic: {type: topic, subscribers: line}
      events: {type: client, calls: bus, how: emit, every: 1 min}
      bus: {type: bus, rules: [{to: line}]}
      tick: {type: schedule, calls: work, every: 10 min}
    """,
    """
    rules: aws-2026-11
    until: 1 h
    services:
      users: {type: client, calls: small, every: 1 min}
      small: {type: server, instance: t3.small, work: 1 s, balancer: true}
      large: {type: server, instance: m5.large}
      more: {type: client, calls: tasks, every: 1 min}
      tasks: {type: container, work: 1 s, balancer: true}
      micro: {type: database, instance: db.t3.micro}
      middle: {type: database, instance: db.t3.small}
      wide: {type: database, instance: db.t3.medium}
      memory: {type: cache}
      runs: {type: client, calls: flow, every: 1 min}
      flow: {type: workflow, states: {one: {wait: 1 s, next: done}, done: {end: succeed}}}
      fast: {type: client, calls: express, every: 1 min}
      express: {type: workflow, product: express, states: {one: {wait: 1 s}}}
    """,
  ]

  @Test func everyItemOfTheBooksIsCountedBySomething() throws {
    var items: Set<String> = []
    for text in Self.scenarios {
      items.formUnion(
        try usage(
          text.replacing("    work: 100 ms\n", with: "").replacing(
            "does: []", with: "does: [{work: 100 ms}]")
        ).items)
    }
    for book in Books.builtIn.prices {
      let unmetered = book.items.map(\.id).filter { !items.contains($0) }
      #expect(unmetered.isEmpty, "\(book.name)")
    }
    let newest = try #require(Books.builtIn.prices(Books.defaultName))
    let unpriced = items.sorted().filter { newest.item($0) == nil }
    #expect(unpriced.isEmpty)
  }

  /// Lambda pricing, copies of 2026: from the time it is enabled, rounded up to 5 minutes.
  @Test(arguments: [(1, 5), (5, 5), (6, 10), (61, 65)])
  func provisionedConcurrencyIsBilledInStepsOfFiveMinutes(_ ran: Int, _ billed: Int) throws {
    let gigabyteSeconds = try quantity(
      "lambda.provisioned.x86",
      """
      until: \(ran) min
      services:
        users: {type: client, calls: work, every: 1 s}
        work: {type: function, work: 10 ms, memory: 2048 MB, provisioned: 3}
      """)
    #expect(abs(gigabyteSeconds - Double(billed * 60 * 3 * 2)) < 0.5)
  }

  /// A month of the same load is rounded once, not as often as the run fits into it.
  @Test func aMonthIsRoundedOnce() throws {
    let file = try read(
      """
      until: 1 min
      services:
        users: {type: client, calls: work, every: 1 s}
        work: {type: function, work: 10 ms, memory: 1024 MB, provisioned: 1}
      """)
    let month = file.costs(Run(file.scenario)).monthlyBill
    // 1 GB × 730 h × 3600 s at 0.0000041667.
    #expect(month.amount(of: "lambda.provisioned.x86").text(places: 2) == "10.95")
  }

  /// API Gateway does not charge for what it throttles or does not let in.
  @Test func refusedRequestsAreNotBilled() throws {
    let text = """
      services:
        users: {type: client, calls: door, burst: 200, withoutToken: every 2}
        door: {type: gateway, product: rest, calls: work, token: true, bucket: 50, rate: 1/s}
        work: {type: function, work: 10 ms}
      """
    let run = Run(try read(text).scenario)
    #expect(run.metrics["door", "arrived"] == 200 && run.metrics["door", "throttled"] == 150)
    #expect(run.metrics["users", "status-401"] == 25)
    #expect(run.usage.quantity(of: "apigateway.rest") == Exact(25))
  }

  /// Each started 64 KB is a request: four to send 200 KB, four to receive it, one to delete it.
  @Test(arguments: [("", "sqs.requests"), (", groups: 1", "sqs.fifo-requests")])
  func queuesBillPartsOfMessages(_ groups: String, _ item: String) throws {
    let text = """
      services:
        users: {type: client, calls: line, size: 200 KB}
        line: {type: queue, consumer: work, batch: 1\(groups)}
        work: {type: function, work: 10 ms}
      """
    #expect(try quantity(item, text) == 9)
  }

  @Test(arguments: [
    ("topic", "subscribers: line", "publish", "sns.requests"),
    ("bus", "rules: [{to: line}]", "emit", "eventbridge.custom"),
  ])
  func eventsAreBilledInParts(
    _ type: String, _ wiring: String, _ how: String, _ item: String
  ) throws {
    let text = """
      services:
        users: {type: client, calls: news, how: \(how), burst: 3, size: 65 KB}
        news: {type: \(type), \(wiring)}
        line: {type: queue}
      """
    #expect(try quantity(item, text) == 6)
  }

  /// 10 GB for an hour, and 6 MB of which each was there for a part of it.
  @Test func bucketsKeepWhatTheyHoldAndWhatComes() throws {
    let text = """
      until: 1 h
      services:
        photos: {type: client, calls: pictures, how: put, at: [0 min, 30 min], size: 3 MB}
        pictures: {type: bucket, stored: 10 GB}
      """
    let hours = 10 + (3 * 1 + 3 * 0.5) / 1024
    #expect(abs(try quantity("s3.storage", text) - hours / 730) < 1e-6)
  }

  @Test func aFunctionsNetworkCostsHoursAndBytes() throws {
    let text = """
      until: 2 h
      services:
        users: {type: client, calls: work, burst: 512}
        work: {type: function, work: 10 ms, logs: 6 MB, network: {by: nat, count: 2, bytes: 4 MB}}
      """
    #expect(try quantity("nat.data", text) == 2)
    #expect(try quantity("cloudwatch.logs", text) == 3)
    #expect(abs(try quantity("nat.hours", text) - 4) < 1e-3)
  }

  /// A snapshot: the first call of each environment waits for the copy, and both copy and cache are
  /// billed unless the runtime is Java.
  @Test(arguments: [("python3.11", 2.0), ("java17", 0.0)])
  func snapshotsAreKeptAndCopied(_ runtime: String, _ copies: Double) throws {
    let text = """
      rules: aws-2026-11
      until: 1 h
      services:
        users: {type: client, calls: work, burst: 2}
        work: {type: function, runtime: \(runtime), work: 1 s, placement: 0 s, memory: 1024 MB, \
      snapStart: 400 ms}
      """
    let run = Run(try read(text).scenario)
    #expect(run.metrics["users", "max-latency"] == 1.4)
    #expect(run.usage.quantity(of: "lambda.snapstart-restores").asDouble == copies)
    let kept = run.usage.quantity(of: "lambda.snapstart-cache").asDouble
    #expect(copies == 0 ? kept == 0 : kept > 0)
  }

  @Test(arguments: [
    ("gateway", "calls: work, cache: 10 %", "key-of-other-product"),
    ("gateway", "calls: work, connections: 5", "key-of-other-product"),
    ("gateway", "calls: work, endpoints: 1", "key-of-other-product"),
    ("function", "answerSize: 7 MB", "beyond-rules"),
    ("function", "answerSize: 21 MB, streams: true", "beyond-rules"),
    ("function", "provisioned: 1, snapStart: 200 ms", "beyond-rules"),
  ])
  func whatHasNoEffectIsReported(_ type: String, _ keys: String, _ code: String) {
    var bag = DiagnosticBag()
    let text = """
      services:
        users: {type: client, calls: it}
        it: {type: \(type), \(keys)}
        work: {type: function}
      """
    _ = ScenarioReader().read(SourceText(path: "a.yaml", text), into: &bag)
    #expect(bag.items.map(\.code.id) == [code])
  }
}
