package import DataNodes
package import Diagnostics
package import Simulation

/// Rule books as YAML: limits, defaults and waits of a provider's services, each with its source.
package enum RuleBookReader {
  /// One rule: how it is written and where it goes.
  private struct Rule: Sendable {
    let section: String
    let name: String
    let schema: Schema
    let description: String
    let apply: @Sendable (DataNode, inout RuleBook) -> Void
  }

  /// The grammar of a rule book.
  package static let schema = Schema.object(
    "a rule book",
    [
      Field("name", .string, required: true, "What scenarios call it.", example: "aws-2023-09"),
      Field("date", .date, required: true, "The day it describes."),
    ]
      + sections.map { section in
        Field(
          section, .object(section, fields(of: section)), "Rules of \(section).")
      })

  private static let sections = [
    "functions", "gateways", "queues", "topics", "buses", "tables", "workflows",
  ]

  private static func fields(of section: String) -> [Field] {
    rules.filter { $0.section == section }.map { rule in
      Field(
        rule.name,
        .object(
          "a rule",
          [
            Field("value", rule.schema, required: true, rule.description),
            Field("source", .text, required: true, "Where it was read."),
            Field("read", .date, required: true, "When it was read."),
            Field(
              "status", .choice(PriceItem.Status.allCases.map(\.rawValue)), required: true,
              "How sure it is."),
          ]), rule.description)
    }
  }

  /// The book in a file; nil when it has errors, which are reported. Rules that it leaves out are
  /// those of September 2023.
  package static func read(_ text: SourceText, into bag: inout DiagnosticBag) -> RuleBook? {
    guard let root = DataParser.parse(text, into: &bag), schema.check(root, into: &bag) else {
      return nil
    }
    var book = RuleBook(name: root["name"]?.text ?? "", date: root["date"]?.text ?? "")
    for rule in rules {
      guard let value = root[rule.section]?[rule.name]?["value"] else { continue }
      rule.apply(value, &book)
    }
    return book
  }

  private static func span(
    _ section: String, _ name: String,
    _ path: any WritableKeyPath<RuleBook, SimDuration> & Sendable, _ description: String
  ) -> Rule {
    Rule(section: section, name: name, schema: .duration, description: description) {
      node, book in
      if let value = node.duration { book[keyPath: path] = value }
    }
  }

  private static func count(
    _ section: String, _ name: String, _ path: any WritableKeyPath<RuleBook, Int> & Sendable,
    _ description: String
  ) -> Rule {
    Rule(section: section, name: name, schema: .integer(atLeast: 0), description: description) {
      node, book in
      if let value = node.integer { book[keyPath: path] = value }
    }
  }

  private static func size(
    _ section: String, _ name: String, _ path: any WritableKeyPath<RuleBook, Int> & Sendable,
    _ description: String
  ) -> Rule {
    Rule(section: section, name: name, schema: .size, description: description) { node, book in
      if let value = node.bytes { book[keyPath: path] = value }
    }
  }

  private static func truth(
    _ section: String, _ name: String, _ path: any WritableKeyPath<RuleBook, Bool> & Sendable,
    _ description: String
  ) -> Rule {
    Rule(section: section, name: name, schema: .boolean, description: description) {
      node, book in
      if let value = node.boolean { book[keyPath: path] = value }
    }
  }

  private static let rules: [Rule] = functionRules + otherRules

  private static let functionRules: [Rule] = [
    count("functions", "accountLimit", \.functions.accountLimit, "Requests at once, by region."),
    count(
      "functions", "unreservedMinimum", \.functions.unreservedMinimum,
      "What reservations must leave to other functions."),
    Rule(
      section: "functions", name: "scaling", schema: scalingForm,
      description: "How fast environments may be added."
    ) { node, book in
      if let value = node.text.flatMap(scaling) { book.functions.scaling = value }
    },
    span("functions", "idleTimeout", \.functions.idleTimeout, "Idle for this long: released."),
    span("functions", "timeoutDefault", \.functions.timeoutDefault, "Timeout unless set."),
    span("functions", "timeoutMax", \.functions.timeoutMax, "The longest timeout."),
    span(
      "functions", "initialisationLimit", \.functions.initialisationLimit,
      "The longest initialisation before the first call."),
    span("functions", "placement", \.functions.placement, "Finding a place, fetching code."),
    count("functions", "memoryDefault", \.functions.memoryDefault, "Megabytes unless set."),
    count("functions", "memoryMin", \.functions.memoryMin, "The least memory, megabytes."),
    count("functions", "memoryMax", \.functions.memoryMax, "The most memory, megabytes."),
    count(
      "functions", "memoryPerProcessor", \.functions.memoryPerProcessor,
      "Megabytes that come with one processor."),
    size("functions", "payloadMax", \.functions.payloadMax, "The largest call that waits."),
    size(
      "functions", "laterPayloadMax", \.functions.laterPayloadMax,
      "The largest call that is handed over."),
    Rule(
      section: "functions", name: "laterRetryWaits", schema: .list(of: .duration, count: 0...5),
      description: "Waits before handed-over calls that failed are tried again."
    ) { node, book in
      book.functions.laterRetryWaits = node.elements.compactMap(\.duration)
    },
    span("functions", "laterAgeMax", \.functions.laterAgeMax, "How long they are kept."),
    Rule(
      section: "functions", name: "laterBackoff", schema: .list(of: .duration, count: 2...2),
      description: "The first and the longest wait after a throttle."
    ) { node, book in
      let waits = node.elements.compactMap(\.duration)
      guard waits.count == 2 else { return }
      book.functions.laterBackoff = RetryPolicy(
        attempts: .max, delay: waits[0], backoff: 2, delayMax: waits[1])
    },
    truth(
      "functions", "billsPackageInitialisation", \.functions.billsPackageInitialisation,
      "Whether starting a package on a managed runtime is billed."),
    count(
      "functions", "requestsPerConcurrency", \.functions.requestsPerConcurrency,
      "Requests a second for each unit of concurrency; 0: any number."),
    count(
      "functions", "scalingRequests", \.functions.scalingRequests,
      "Requests a function may gain in a period of scaling; 0: any number."),
    count(
      "functions", "recursionMax", \.functions.recursionMax,
      "Calls of one chain through a function before the next is stopped."),
    truth(
      "functions", "recursionThroughBuckets", \.functions.recursionThroughBuckets,
      "Whether chains through buckets are seen."),
    span(
      "functions", "provisionedInitialisationLimit", \.functions.provisionedInitialisationLimit,
      "The longest initialisation of environments prepared ahead."),
    span(
      "functions", "provisionedBilledPer", \.functions.provisionedBilledPer,
      "The steps in which preparing ahead is billed."),
    size("functions", "streamedMax", \.functions.streamedMax, "The largest streamed answer."),
  ]

  private static let otherRules: [Rule] = [
    span("gateways", "restTimeoutMax", \.gateways.restTimeoutMax, "REST: the longest wait."),
    span("gateways", "httpTimeoutMax", \.gateways.httpTimeoutMax, "HTTP: the longest wait."),
    Rule(
      section: "gateways", name: "ratePerSecond", schema: .number(in: 0...1e9),
      description: "Requests a second, by region."
    ) { node, book in if let value = node.decimal { book.gateways.ratePerSecond = value } },
    count("gateways", "bucket", \.gateways.bucket, "Requests at once above the rate."),
    size("gateways", "payloadMax", \.gateways.payloadMax, "The largest request."),
    truth(
      "gateways", "restTimeoutRaisable", \.gateways.restTimeoutRaisable,
      "REST: whether the longest wait may be raised."),
    count(
      "gateways", "httpErrorStatus", \.gateways.httpErrorStatus,
      "HTTP: the status when the function failed."),
    count(
      "gateways", "httpTimeoutStatus", \.gateways.httpTimeoutStatus,
      "HTTP: the status when it did not answer."),
    truth("gateways", "billsRefused", \.gateways.billsRefused, "Whether 401, 403, 429 are billed."),
    size("gateways", "httpBilledPer", \.gateways.httpBilledPer, "HTTP: bytes of one request."),
    size(
      "gateways", "socketBilledPer", \.gateways.socketBilledPer, "Bytes of one WebSocket message."),
    span("queues", "visibility", \.queues.visibility, "How long a message stays hidden."),
    span("queues", "retention", \.queues.retention, "How long a message is kept."),
    count("queues", "batchDefault", \.queues.batchDefault, "Messages of a batch unless set."),
    count("queues", "batchMax", \.queues.batchMax, "Messages of a batch at most."),
    span("queues", "windowMax", \.queues.windowMax, "The longest window for a batch."),
    count("queues", "pollersStart", \.queues.pollersStart, "Batches at once at the start."),
    count("queues", "pollersPerMinute", \.queues.pollersPerMinute, "More of them a minute."),
    count("queues", "pollersMax", \.queues.pollersMax, "Batches at once at most."),
    count("queues", "inFlightMax", \.queues.inFlightMax, "Hidden messages at most."),
    count(
      "queues", "orderedBatchMax", \.queues.orderedBatchMax, "Messages of a FIFO batch at most."),
    size("queues", "batchBytesMax", \.queues.batchBytesMax, "Bytes of a batch at most."),
    size("queues", "messageMax", \.queues.messageMax, "The largest message."),
    size("queues", "billedPer", \.queues.billedPer, "Bytes of one billed request."),
    size("topics", "messageMax", \.topics.messageMax, "The largest message."),
    size("topics", "billedPer", \.topics.billedPer, "Bytes of one billed request."),
    size("buses", "messageMax", \.buses.messageMax, "The largest event."),
    size("buses", "billedPer", \.buses.billedPer, "Bytes of one billed event."),
    size("tables", "itemMax", \.tables.itemMax, "The largest item."),
    size("tables", "writeUnit", \.tables.writeUnit, "Bytes of one write unit."),
    size("tables", "readUnit", \.tables.readUnit, "Bytes of one read unit."),
    count("tables", "burstSeconds", \.tables.burstSeconds, "Seconds of unused capacity kept."),
    count("tables", "demandWritesStart", \.tables.demandWritesStart, "On demand: first writes/s."),
    count("tables", "demandReadsStart", \.tables.demandReadsStart, "On demand: first reads/s."),
    count("tables", "keyWritesMax", \.tables.keyWritesMax, "Writes a second of one key."),
    count("tables", "keyReadsMax", \.tables.keyReadsMax, "Reads a second of one key."),
    span("workflows", "retryWait", \.workflows.retry.delay, "The first wait of a retrier."),
    Rule(
      section: "workflows", name: "retryAttempts", schema: .integer(in: 0...99),
      description: "Retries of a retrier, the first try not counted."
    ) { node, book in if let value = node.integer { book.workflows.retry.attempts = value + 1 } },
    Rule(
      section: "workflows", name: "retryBackoff", schema: .number(in: 1...10),
      description: "What each further wait is multiplied by."
    ) { node, book in if let value = node.decimal { book.workflows.retry.backoff = value } },
    truth(
      "workflows", "retriesAreTransitions", \.workflows.retriesAreTransitions,
      "Whether a retry is billed as a transition."),
    span("workflows", "standardMax", \.workflows.standardMax, "The longest Standard execution."),
    span("workflows", "expressMax", \.workflows.expressMax, "The longest Express execution."),
  ]

  private static let scalingForm = Schema.string(
    "\"burst N, then N a minute\", \"N per T per function\" or \"unlimited\""
  ) { scaling($0) != nil }

  /// `burst 3000, then 500 a minute`, `1000 per 10 s per function`, `unlimited`.
  static func scaling(_ text: String) -> RuleBook.Scaling? {
    if text == "unlimited" { return .unlimited }
    let words = text.split { $0 == " " || $0 == "," }.map(String.init)
    if words.count == 6, words[0] == "burst", let burst = Int(words[1]),
      let growth = Int(words[3]), words[2] == "then", words[5] == "minute"
    {
      return .sharedBurst(burst: burst, growthPerMinute: growth)
    }
    guard words.count == 6, let count = Int(words[0]), words[1] == "per",
      let period = Units.duration(words[2] + words[3]), words[5] == "function"
    else { return nil }
    return .perFunction(environments: count, period: period)
  }
}
