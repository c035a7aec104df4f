import DataNodes
import Diagnostics
import Simulation

extension Component {
  private static let gatewayCache = Schema.oneOf([
    .share,
    .object(
      "a cache",
      [
        Field("keys", .integer(in: 1...1_000_000), required: true, "Different requests."),
        Field("keep", .duration, "How long an answer is kept.", default: "300 s"),
      ]),
  ])

  private static let authorizer = Schema.object(
    "an authorizer",
    [
      Field("calls", .text, required: true, "The function that is asked."),
      Field("people", .integer(in: 1...1_000_000), "Who are told apart.", default: "1"),
      Field("keep", .duration, "How long its answer is kept.", default: "300 s"),
      Field("denies", .pattern, "Requests that it does not let in."),
    ])

  /// An HTTP gateway.
  static let gateway = Component(
    type: "gateway", summary: "Checks HTTP requests, passes them on, maps answers to statuses.",
    fields: [
      Field("calls", .text, required: true, "The service behind it."),
      Field(
        "product", .choice(GatewaySpecification.Product.allCases.map(\.rawValue)),
        "Which product.", default: "http"),
      Field("later", .boolean, "True: hands over and answers 202.", default: "false"),
      Field("token", .boolean, "True: requests must carry one.", default: "false"),
      Field("payloadMax", .size, "The largest request.", default: "10 MB"),
      Field("timeout", .duration, "The longest wait, then 504."),
      Field("rate", .rate, "Requests a second.", default: "10000/s"),
      Field("bucket", .integer(in: 1...1_000_000), "At once above the rate.", default: "5000"),
      Field("latency", .law, "Its own time.", default: "0 s"),
      Field("cache", gatewayCache, "REST: requests that its cache answers."),
      Field("authorizer", authorizer, "A function that lets requests in."),
      Field("connections", .integer(in: 0...100_000_000), "WebSocket: open all the time."),
      Field("people", .integer(in: 1...1_000_000), "WebSocket: who send through one each."),
      Field("endpoints", .integer(in: 1...1000), "Private: reached only through so many."),
    ]
  ) { node, scope in
    let rules = scope.rules.gateways
    var gateway = GatewaySpecification()
    gateway.product =
      node["product"]?.text.flatMap(GatewaySpecification.Product.init) ?? .http
    gateway.target = scope.place(node["calls"], allowing: Targets.any) ?? 0
    gateway.operation = Operations.natural(for: scope.services[gateway.target].type)
    if node["later"]?.boolean == true { gateway.operation = .invokeLater }
    gateway.needsToken = node["token"]?.boolean ?? false
    let most =
      gateway.product == .socket ? GatewaySpecification.socketPayloadMax : rules.payloadMax
    gateway.payloadMax = node["payloadMax"]?.bytes ?? most
    let longest = gateway.product == .rest ? rules.restTimeoutMax : rules.httpTimeoutMax
    gateway.timeout = node["timeout"]?.duration ?? longest
    let isRaisable = gateway.product == .rest && rules.restTimeoutRaisable
    if let timeout = node["timeout"], gateway.timeout > longest, !isRaisable {
      scope.bag.report(
        .beyondRules("timeout", TimeText.duration(longest), scope.rules.name, timeout))
    }
    gateway.ratePerSecond = node["rate"]?.rate ?? rules.ratePerSecond
    gateway.bucket = node["bucket"]?.integer ?? rules.bucket
    gateway.latency = node["latency"]?.law ?? .none
    readProduct(node, &gateway, &scope)
    return .gateway(gateway)
  }

  /// What only one product has.
  private static func readProduct(
    _ node: DataNode, _ gateway: inout GatewaySpecification, _ scope: inout ScenarioScope
  ) {
    gateway.cache = node["cache"].flatMap(readCache)
    gateway.authorizer = node["authorizer"].flatMap { readAuthorizer($0, &scope) }
    gateway.connections = node["connections"]?.integer ?? 0
    gateway.people = node["people"]?.integer ?? 0
    gateway.network = node["endpoints"]?.integer.map { PrivateNetwork(.endpoint, count: $0) }
    let owners: [(String, GatewaySpecification.Product)] = [
      ("cache", .rest), ("connections", .socket), ("people", .socket), ("endpoints", .rest),
    ]
    for (name, owner) in owners where gateway.product != owner {
      guard let member = node.member(name) else { continue }
      scope.bag.report(.keyOfOtherProduct(member, owner.rawValue))
    }
  }

  private static func readCache(_ node: DataNode) -> GatewaySpecification.Cache? {
    guard let keys = node["keys"]?.integer else { return node.share.map { .share($0) } }
    return .keys(keys, keep: node["keep"]?.duration ?? .seconds(300))
  }

  private static func readAuthorizer(
    _ node: DataNode, _ scope: inout ScenarioScope
  ) -> GatewaySpecification.Authorizer? {
    guard let target = scope.place(node["calls"], allowing: ["function"]) else { return nil }
    var authorizer = GatewaySpecification.Authorizer(target: target)
    authorizer.people = node["people"]?.integer ?? 1
    authorizer.keep = node["keep"]?.duration ?? authorizer.keep
    authorizer.denies = node["denies"]?.pattern ?? .never
    if let keep = node["keep"], authorizer.keep > .seconds(3600) {
      scope.bag.report(.beyondRules("keep", "1 h", scope.rules.name, keep))
    }
    return authorizer
  }

  /// A message queue.
  static let queue = Component(
    type: "queue", summary: "Keeps messages until somebody processed them.",
    fields: [
      Field("consumer", .text, "Who gets the batches."),
      Field("batch", .integer(in: 1...10_000), "Messages of a batch.", default: "10"),
      Field("window", .duration, "How long a batch may fill.", default: "0 s"),
      Field("visibility", .duration, "How long a message stays hidden.", default: "30 s"),
      Field("retention", .duration, "How long a message is kept.", default: "4 d"),
      Field("groups", .integer(in: 0...10_000), "Groups in order; 0: standard.", default: "0"),
      Field("deadLetter", .text, "Where hopeless messages go."),
      Field("receivesMax", .integer(in: 1...1000), "Hopeless after so many receives."),
      Field("concurrency", .integer(in: 2...1000), "Batches at once at most."),
      Field("poison", .pattern, "Messages nobody can process."),
      Field("duplicates", .pattern, "Messages that come again although they are done."),
    ]
  ) { node, scope in
    var queue = QueueSpecification()
    let rules = scope.rules.queues
    queue.consumer = scope.place(
      node["consumer"], allowing: ["function", "server", "container", "workflow"])
    queue.batch = node["batch"]?.integer ?? rules.batchDefault
    queue.window = node["window"]?.duration ?? .zero
    queue.visibility = node["visibility"]?.duration ?? rules.visibility
    queue.retention = node["retention"]?.duration ?? rules.retention
    queue.groups = node["groups"]?.integer ?? 0
    queue.deadLetter = scope.place(node["deadLetter"], allowing: ["queue"])
    queue.receivesMax = node["receivesMax"]?.integer
    queue.concurrencyMax = node["concurrency"]?.integer
    queue.poison = node["poison"]?.pattern ?? .never
    queue.duplicates = node["duplicates"]?.pattern ?? .never
    if let member = node["duplicates"], queue.groups > 0 {
      scope.bag.report(.beyondRules("duplicates", "never with groups", scope.rules.name, member))
    }
    if let window = node["window"], queue.window > rules.windowMax {
      scope.bag.report(
        .beyondRules("window", TimeText.duration(rules.windowMax), scope.rules.name, window))
    }
    return .queue(queue)
  }

  /// A topic.
  static let topic = Component(
    type: "topic", summary: "Hands a copy of every message to every subscriber.",
    fields: [
      Field(
        "subscribers", .oneOrMany(Recipients.subscriber), required: true, "Who gets a copy.")
    ]
  ) { node, scope in
    let subscribers = node["subscribers"]?.each ?? []
    return .topic(
      TopicSpecification(
        recipients: subscribers.compactMap { Recipients.subscriber($0, &scope) }))
  }

  private static let busRule = Schema.object(
    "a rule",
    [
      Field("when", .pattern, "Which events match.", default: "always"),
      Field("to", .oneOrMany(.text), required: true, "Who gets them."),
    ] + Recipients.patternFields + Recipients.targetFields)

  /// An event bus.
  static let bus = Component(
    type: "bus", summary: "Sends events on to the targets of the rules they match.",
    fields: [Field("rules", .list(of: busRule, count: 1...100), required: true, "The rules.")]
  ) { node, scope in
    let rules = node["rules"]?.elements ?? []
    return .bus(
      BusSpecification(
        rules: rules.map { rule in
          .init(
            matches: rule["when"]?.pattern ?? FaultPattern(.always),
            wants: Recipients.pattern(rule), recipients: Recipients.targets("to", of: rule, &scope))
        }))
  }

  /// A schedule.
  static let schedule = Component(
    type: "schedule", summary: "Makes an event every so often.",
    fields: [
      Field("calls", .oneOrMany(.text), required: true, "Who is called."),
      Field("every", .duration, "How often; at least a minute."),
      Field("cron", .cron, "When, by the calendar in UTC, instead of `every`."),
      Field("begins", .date, "The day on which the run begins.", default: "2023-09-04"),
      Field("first", .duration, "When first.", default: "0 s"),
      Field("until", .duration, "Not from then on."),
      Field("duplicates", .pattern, "Events that come twice."),
      Field("window", .duration, "How long after the instant it may come.", default: "0 s"),
    ] + Recipients.targetFields
  ) { node, scope in
    var schedule = ScheduleSpecification(
      recipients: Recipients.targets("calls", of: node, &scope))
    schedule.window = node["window"]?.duration ?? .zero
    schedule.period = node["every"]?.duration ?? .seconds(60)
    schedule.cron = node["cron"]?.text.flatMap(CronExpression.init)
    if let date = node["begins"]?.date { schedule.beginsAt = date.dayNumber * 1440 }
    if (node["every"] == nil) == (node["cron"] == nil) {
      scope.bag.report(.everyOrCron(at: node.member("cron")?.nameSpan ?? node.span))
    }
    schedule.duplicates = node["duplicates"]?.pattern ?? .never
    schedule.first = node["first"]?.instant ?? .start
    schedule.until = node["until"]?.instant ?? .never
    if let every = node["every"], schedule.period < .seconds(60) {
      scope.bag.report(.beyondRules("every", "1 min or more", scope.rules.name, every))
      schedule.period = .seconds(60)
    }
    return .schedule(schedule)
  }
}
