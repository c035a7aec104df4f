import DataNodes
import Diagnostics
import Simulation

extension Component {
  /// A serverless function.
  static let function = Component(
    type: "function", summary: "Runs a handler in environments that come and go.",
    fields: [
      Field("work", .law, "What the handler computes.", example: "120 ms"),
      Field("perItem", .law, "The same for each message of a batch.", example: "20 ms"),
      Field("does", .list(of: Operations.schema, count: 1...64), "What it does, in order."),
      Field("memory", .size, "Memory of an environment.", default: "128 MB"),
      Field(
        "architecture", .choice(FunctionSpecification.Architecture.allCases.map(\.rawValue)),
        "The processor.", default: "x86"),
      Field(
        "package", .choice(FunctionSpecification.Package.allCases.map(\.rawValue)),
        "How the code is delivered.", default: "zip"),
      Field(
        "runtime", .choice(RuntimeStart.all.map(\.name)),
        "Gives initialisation its measured law."),
      Field("start", .law, "Initialisation, when no runtime gives it.", default: "0 s"),
      Field("placement", .law, "Finding a place and fetching code.", default: "0 s"),
      Field("coldResponse", .law, "First response of an environment, start included."),
      Field("processorBound", .boolean, "True: less memory, longer work.", default: "false"),
      Field("timeout", .duration, "The longest run.", default: "3 s"),
      Field("idleTimeout", .duration, "Idle for this long: released.", default: "600 s"),
      Field(
        "reuse", .choice(FunctionSpecification.ReuseOrder.allCases.map(\.rawValue)),
        "Which idle environment is taken first.", default: "newest"),
      Field("reserved", .integer(in: 0...1_000_000), "Concurrency set aside, and its limit."),
      Field("provisioned", provisioned, "Environments kept ready.", default: "0"),
      Field("scratch", .size, "Scratch storage.", default: "512 MB"),
      Field("retries", .integer(in: 0...2), "Retries of handed-over calls.", default: "2"),
      Field("maxAge", .duration, "How long they are kept.", default: "6 h"),
      Field("onFailure", .text, "Where handed-over calls go that failed for good."),
      Field("onSuccess", .text, "Who hears of those that are done."),
      Field("errors", .handlerPattern, "Calls whose handler fails."),
      Field("crashes", .pattern, "Calls that end their environment."),
      Field("slow", .slowness, "Calls that take longer."),
      Field("reportsItemFailures", .boolean, "Batches may fail in part.", default: "false"),
      Field("deployments", .oneOrMany(.duration), "When a new version comes."),
      Field("answerSize", .payload, "Bytes of an answer.", default: "1 KB"),
      Field(
        "streams", .boolean, "True: answers may be larger, and are streamed.", default: "false"),
      Field("logs", .size, "Bytes that a call writes to the log.", default: "0 B"),
      Field("snapStart", .law, "How long it takes to copy an environment that has started."),
      Field("edge", .boolean, "True: it runs at the edge, with its prices.", default: "false"),
      Field("network", .privateNetwork, "The private network it is in."),
      Field("lifetime", .law, "Environments end after so long, used or not."),
      Field(
        "proactive", .share, "Of those that ended so: replaced before anybody asks.",
        default: "0"),
      Field("duplicates", .pattern, "Handed-over calls that run twice."),
      Field("idempotency", idempotency, "Recognises calls that come again."),
      Field("secrets", secrets, "Secrets it asks for."),
      Field(
        "url", .choice(FunctionSpecification.URLAccess.allCases.map(\.rawValue)),
        "Clients call it by an address of its own; signed: with a token."),
    ]
  ) { node, scope in
    var function = FunctionSpecification()
    function.program = program(node, &scope)
    readEnvironment(node, scope.rules, &function)
    readFaults(node, &function)
    readExtras(node, &function)
    readHardening(node, &function, &scope)
    function.onFailure = scope.place(node["onFailure"], allowing: Targets.events)
    function.onSuccess = scope.place(node["onSuccess"], allowing: Targets.events)
    check(node, function, &scope)
    return .function(function)
  }

  private static let provisioned = Schema.oneOf([
    .integer(in: 0...100_000),
    .list(
      of: .object(
        "a window",
        [
          Field("count", .integer(in: 1...100_000), required: true, "So many."),
          Field("from", .duration, required: true, "From when on."),
          Field("to", .duration, required: true, "Until when."),
        ]), count: 1...1000),
    .object(
      "target tracking",
      [
        Field("least", .integer(in: 1...100_000), required: true, "Never fewer."),
        Field("most", .integer(in: 1...100_000), required: true, "Never more."),
        Field("target", .aim, "The use aimed at.", default: "70 %"),
      ]),
  ])

  private static func readProvisioned(_ node: DataNode, _ function: inout FunctionSpecification) {
    if let count = node.integer { return function.provisioned = count }
    if let least = node["least"]?.integer {
      function.provisioned = least
      function.provisionedTracking = TargetTracking(
        least: least, most: max(least, node["most"]?.integer ?? least),
        target: node["target"]?.share ?? 0.7)
    }
    function.provisionedPlan = plan(
      node.elements.map {
        ($0["from"]?.instant ?? .start, $0["to"]?.instant ?? .never, $0["count"]?.integer ?? 0)
      })
    if let first = function.provisionedPlan.first, first.time == .start {
      function.provisioned = first.count
      function.provisionedPlan.removeFirst()
    }
  }

  /// What windows come to, which may overlap: at each of their ends the sum of those open.
  private static func plan(
    _ windows: [(from: SimTime, to: SimTime, count: Int)]
  ) -> [FunctionSpecification.ProvisionedChange] {
    let times = Set(windows.flatMap { [$0.from, $0.to] }).filter { $0 < .never }.sorted()
    return times.map { time in  // any order: sorted above
      let open = windows.filter { $0.from <= time && time < $0.to }
      return .init(at: time, count: open.reduce(0) { $0 + $1.count })
    }
  }

  private static func program(
    _ node: DataNode, _ scope: inout ScenarioScope
  ) -> [Operation] {
    if let does = node["does"] {
      for name in ["work", "perItem"] {
        if let work = node.member(name) { scope.bag.report(.workAndDoes(work)) }
      }
      return does.elements.compactMap { Operations.read($0, &scope) }
    }
    let work = node["work"]?.law.map { [Operation.work($0)] } ?? []
    return work + (node["perItem"]?.law.map { [.work(perItem: $0)] } ?? [])
  }

  private static func readEnvironment(
    _ node: DataNode, _ rules: RuleBook, _ function: inout FunctionSpecification
  ) {
    function.memory = (node["memory"]?.bytes).map { $0 >> 20 } ?? rules.functions.memoryDefault
    function.architecture =
      node["architecture"]?.text.flatMap(FunctionSpecification.Architecture.init) ?? .x86
    function.package =
      node["package"]?.text.flatMap(FunctionSpecification.Package.init) ?? .archive
    let runtime = node["runtime"]?.text.flatMap { name in
      RuntimeStart.all.first { $0.name == name }
    }
    function.initialisation = node["start"]?.law ?? runtime?.law ?? .none
    function.placement =
      node["placement"]?.law ?? (runtime == nil ? .none : .constant(rules.functions.placement))
    function.coldResponse = node["coldResponse"]?.law
    function.isProcessorBound = node["processorBound"]?.boolean ?? false
    function.timeout = node["timeout"]?.duration ?? rules.functions.timeoutDefault
    function.idleTimeout = node["idleTimeout"]?.duration ?? rules.functions.idleTimeout
    function.reuse =
      node["reuse"]?.text.flatMap(FunctionSpecification.ReuseOrder.init) ?? .newest
    function.reserved = node["reserved"]?.integer
    if let provisioned = node["provisioned"] { readProvisioned(provisioned, &function) }
    function.scratch = (node["scratch"]?.bytes).map { $0 >> 20 } ?? 512
    function.answerSize = node["answerSize"]?.bytes ?? 1024
  }

  /// What is billed besides: streams, logs, snapshots, the edge, a network.
  private static func readExtras(
    _ node: DataNode, _ function: inout FunctionSpecification
  ) {
    function.streams = node["streams"]?.boolean ?? false
    function.logBytes = node["logs"]?.bytes ?? 0
    function.restore = node["snapStart"]?.law
    // Java's snapshots are free.
    function.billsSnapshot = node["runtime"]?.text?.hasPrefix("java") != true
    function.isAtEdge = node["edge"]?.boolean ?? false
    function.network = node["network"].map(PrivateNetwork.init)
  }

  private static let idempotency = Schema.object(
    "a memory of calls",
    [
      Field("store", .text, required: true, "The table it is in."),
      Field("keep", .duration, "How long what is done is known.", default: "1 h"),
    ])

  private static let secrets = Schema.object(
    "secrets",
    [
      Field("count", .integer(in: 1...100), "How many.", default: "1"),
      Field("latency", .law, "How long each takes.", default: "0 s"),
      Field("fetched", .choice(["start", "call"]), "When.", default: "start"),
    ])

  /// Lifetimes, what comes twice and is recognised, secrets, an address.
  private static func readHardening(
    _ node: DataNode, _ function: inout FunctionSpecification, _ scope: inout ScenarioScope
  ) {
    function.lifetime = node["lifetime"]?.law
    function.proactiveShare = node["proactive"]?.share ?? 0
    if let proactive = node.member("proactive"), function.lifetime == nil {
      scope.bag.report(.noEffect(proactive, without: "lifetime: 6 h"))
    }
    function.duplicates = node["duplicates"]?.pattern ?? .never
    function.url = node["url"]?.text.flatMap(FunctionSpecification.URLAccess.init)
    if let memory = node["idempotency"],
      let store = scope.place(memory["store"], allowing: ["table"])
    {
      function.idempotency = .init(
        store: store, keep: memory["keep"]?.duration ?? .seconds(3600))
    }
    if let secrets = node["secrets"] {
      function.secrets = .init(
        count: secrets["count"]?.integer ?? 1, latency: secrets["latency"]?.law ?? .none,
        isEachCall: secrets["fetched"]?.text == "call")
    }
  }

  private static func readFaults(
    _ node: DataNode, _ function: inout FunctionSpecification
  ) {
    function.laterRetries = node["retries"]?.integer ?? 2
    function.laterAgeMax = node["maxAge"]?.duration ?? function.laterAgeMax
    function.errors = node["errors"]?.pattern ?? .never
    function.crashes = node["crashes"]?.pattern ?? .never
    function.slow = node["slow"]?.pattern ?? .never
    function.slowFactor = node["slow"]?["factor"]?.decimal ?? 1
    function.reportsItemFailures = node["reportsItemFailures"]?.boolean ?? false
    let deployments = node["deployments"]
    function.deployments =
      deployments?.instant.map { [$0] } ?? deployments?.elements.compactMap(\.instant) ?? []
  }

  /// Values that the rule book does not allow.
  private static func check(
    _ node: DataNode, _ function: FunctionSpecification, _ scope: inout ScenarioScope
  ) {
    let rules = scope.rules.functions
    if let timeout = node["timeout"], function.timeout > rules.timeoutMax {
      scope.bag.report(
        .beyondRules("timeout", TimeText.duration(rules.timeoutMax), scope.rules.name, timeout))
    }
    if let memory = node["memory"],
      !(rules.memoryMin...rules.memoryMax).contains(function.memory)
    {
      let range = "\(rules.memoryMin) MB to \(rules.memoryMax) MB"
      scope.bag.report(.beyondRules("memory", range, scope.rules.name, memory))
    }
    let answerMax = function.streams ? rules.streamedMax : rules.payloadMax
    if let size = node["answerSize"], function.answerSize > answerMax {
      let more = function.streams ? "" : ", or more with streams: true"
      scope.bag.report(
        .beyondRules("answerSize", "\(answerMax >> 20) MB\(more)", scope.rules.name, size))
    }
    if let provisioned = node["provisioned"], function.provisioned > 0, function.restore != nil {
      scope.bag.report(
        .beyondRules("provisioned", "0 with snapStart", scope.rules.name, provisioned))
    }
  }
}

/// How long runtimes take to initialise an empty function: measured on x86 with 1,024 MB in all of
/// September 2023 (published measurements of the lambda-perf project, 180 to 300 samples each).
/// Placement and the download of code are not in it.
struct RuntimeStart: Sendable {
  let name: String
  /// Milliseconds.
  let median: Double
  let p95: Double

  /// A log-normal law through both points.
  var law: Distribution {
    let sigma = Mathematics.log(p95 / median) / Mathematics.normalQuantile(0.95)
    return .logNormal(median: .milliseconds(median), sigma: sigma)
  }

  static let all: [RuntimeStart] = [
    RuntimeStart(name: "rust", median: 16, p95: 26),
    RuntimeStart(name: "go", median: 55, p95: 70),
    RuntimeStart(name: "python3.11", median: 115, p95: 181),
    RuntimeStart(name: "python3.9", median: 111, p95: 139),
    RuntimeStart(name: "swift5.8", median: 122, p95: 164),
    RuntimeStart(name: "nodejs18", median: 173, p95: 207),
    RuntimeStart(name: "ruby3.2", median: 187, p95: 253),
    RuntimeStart(name: "java17", median: 210, p95: 287),
    RuntimeStart(name: "dotnet6", median: 230, p95: 277),
    RuntimeStart(name: "java11", median: 261, p95: 307),
    RuntimeStart(name: "quarkus-native", median: 259, p95: 313),
    RuntimeStart(name: "bun", median: 391, p95: 539),
  ]
}
