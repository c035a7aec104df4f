import DataNodes
import Diagnostics
import Simulation

extension FunctionService: AuthoredService {
  static let answers: [OperationKind] = [.invoke, .invokeLater, .batch]
  static let permissions: [Permission] = [.role, .policy]

  static let keys = Keys<FunctionSpecification, ScenarioScope>(
    "a function", initial, handler + environment + faults + extras + hardening, finish: finish)

  private typealias Key = DataNodes.Key<FunctionSpecification, ScenarioScope>

  private static func initial(_ scope: ScenarioScope) -> FunctionSpecification {
    let rules = scope.rules.functions
    var function = FunctionSpecification()
    function.memory = rules.memoryDefault
    function.timeout = rules.timeoutDefault
    function.idleTimeout = rules.idleTimeout
    return function
  }

  private static let handler: [Key] = [
    Key("work", .law, "What the handler computes.", example: "120 ms") {
      $0.program.append(.work($1))
    },
    Key("perItem", .law, "The same for each message of a batch.", example: "20 ms") {
      $0.program.append(.work(perItem: $1))
    },
    Key("does", .list(of: .operation, count: 1...64), \.program, "What it does, in order."),
  ]

  private static let environment: [Key] = [
    Key("memory", .megabytes, \.memory, "Memory of an environment."),
    Key("architecture", .choice, \.architecture, "The processor."),
    Key("package", .choice, \.package, "How the code is delivered."),
    Key("runtime", .runtime, "Gives initialisation its measured law.") {
      function, runtime, scope in
      function.initialisation = runtime.law
      function.placement = .constant(scope.rules.functions.placement)
      function.billsSnapshot = !runtime.isJava
    },
    Key("start", .law, \.initialisation, "Initialisation, when no runtime gives it."),
    Key("placement", .law, \.placement, "Finding a place and fetching code."),
    Key(
      "coldResponse", .law, \.coldResponse,
      "First response of an environment, start included."),
    Key("processorBound", .boolean, \.isProcessorBound, "True: less memory, longer work."),
    Key("timeout", .duration, \.timeout, "The longest run."),
    Key("idleTimeout", .duration, \.idleTimeout, "Idle for this long: released."),
    Key("reuse", .choice, \.reuse, "Which idle environment is taken first."),
    Key(
      "reserved", .integer(in: 0...1_000_000), \.reserved,
      "Concurrency set aside, and its limit."),
    Key("provisioned", .provisioned, "Environments kept ready.", default: { _ in "0" }) {
      function, provisioned in
      function.provisioned = provisioned.count
      function.provisionedPlan = provisioned.plan
      function.provisionedTracking = provisioned.tracking
    },
    Key("scratch", .megabytes, \.scratch, "Scratch storage."),
  ]

  private static let faults: [Key] = [
    Key("retries", .integer(in: 0...2), \.laterRetries, "Retries of handed-over calls."),
    Key("maxAge", .duration, \.laterAgeMax, "How long they are kept."),
    Key(
      "onFailure", .service(.answering(.invokeLater)), \.onFailure,
      "Where handed-over calls go that failed for good."),
    Key(
      "onSuccess", .service(.answering(.invokeLater)), \.onSuccess,
      "Who hears of those that are done."),
    Key("errors", .handlerPattern, \.errors, "Calls whose handler fails."),
    Key("crashes", .pattern, \.crashes, "Calls that end their environment."),
    Key("slow", .slowness, "Calls that take longer.") { function, slow in
      (function.slow, function.slowFactor) = (slow.pattern, slow.factor)
    },
    Key(
      "reportsItemFailures", .boolean, \.reportsItemFailures, "Batches may fail in part."),
    Key("deployments", .oneOrMany(.instant), \.deployments, "When a new version comes."),
  ]

  /// Keys of what is billed besides.
  private static let extras: [Key] = [
    Key("answerSize", .payload, \.answerSize, "Bytes of an answer."),
    Key(
      "streams", .boolean, \.streams, "True: answers may be larger, and are streamed."),
    Key("logs", .size, \.logBytes, "Bytes that a call writes to the log."),
    Key(
      "snapStart", .law, \.restore,
      "How long it takes to copy an environment that has started."),
    Key("edge", .boolean, \.isAtEdge, "True: it runs at the edge, with its prices."),
    Key("network", .privateNetwork, \.network, "The private network it is in."),
  ]

  /// Keys of lifetimes, of what comes twice and is recognised, of secrets and of an address.
  private static let hardening: [Key] = [
    Key("lifetime", .law, \.lifetime, "Environments end after so long, used or not."),
    Key(
      "proactive", .share, \.proactiveShare,
      "Of those that ended so: replaced before anybody asks."),
    Key("duplicates", .pattern, \.duplicates, "Handed-over calls that run twice."),
    Key("idempotency", .idempotency, "Recognises calls that come again.") { function, memory in
      guard let store = memory.store else { return }
      function.idempotency = .init(store: store, keep: memory.keep)
    },
    Key("secrets", .secrets, "Secrets it asks for.") { function, secrets in
      function.secrets = .init(
        count: secrets.count, latency: secrets.latency, isEachCall: secrets.fetched == .call)
    },
    Key(
      "url", .choice, \.url, "Clients call it by an address of its own; signed: with a token."),
  ]

  /// Values that do not go together, or that the rule book does not allow.
  private static func finish(
    _ node: DataNode, _ function: inout FunctionSpecification, _ scope: inout ScenarioScope
  ) {
    if node["does"] != nil {
      for name in ["work", "perItem"] {
        if let work = node.member(name) { scope.bag.report(.workAndDoes(work)) }
      }
    }
    if let proactive = node.member("proactive"), function.lifetime == nil {
      scope.bag.report(.noEffect(proactive, without: "lifetime: 6 h"))
    }
    let (rules, book) = (scope.rules.functions, scope.rules.name)
    if let timeout = node["timeout"], function.timeout > rules.timeoutMax {
      scope.bag.report(
        .beyondRules("timeout", TimeText.duration(rules.timeoutMax), book, timeout))
    }
    if let memory = node["memory"],
      !(rules.memoryMin...rules.memoryMax).contains(function.memory)
    {
      let range = "\(rules.memoryMin) MB to \(rules.memoryMax) MB"
      scope.bag.report(.beyondRules("memory", range, book, memory))
    }
    let answerMax = function.streams ? rules.streamedMax : rules.payloadMax
    if let size = node["answerSize"], function.answerSize > answerMax {
      let more = function.streams ? "" : ", or more with streams: true"
      scope.bag.report(.beyondRules("answerSize", "\(answerMax >> 20) MB\(more)", book, size))
    }
    if let provisioned = node["provisioned"], function.provisioned > 0, function.restore != nil {
      scope.bag.report(.beyondRules("provisioned", "0 with snapStart", book, provisioned))
    }
  }
}
