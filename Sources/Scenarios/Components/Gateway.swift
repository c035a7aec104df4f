import DataNodes
import Diagnostics
import Simulation

extension Gateway: AuthoredService {
  static let answers: [OperationKind] = [.invoke]
  static let permissions: [Permission] = [.policy]

  static let keys = Keys<GatewaySpecification, ScenarioScope>(
    "a gateway", initial,
    [
      Key("calls", .service(.anyone), required: true, "The service behind it.") {
        gateway, place, scope in
        gateway.target = place
        gateway.operation = scope.natural(place)
      },
      Key("product", .choice, \.product, "Which product."),
      Key(
        "later", .boolean, "True: hands over and answers 202.", default: { _ in "false" }
      ) { gateway, isLater in if isLater { gateway.operation = .invokeLater } },
      Key("token", .boolean, \.needsToken, "True: requests must carry one."),
      Key("payloadMax", .size, \.payloadMax, "The largest request."),
      Key("timeout", .duration, "The longest wait, then 504.") { $0.timeout = $1 },
      Key("rate", .rate, \.ratePerSecond, "Requests a second."),
      Key("bucket", .integer(in: 1...1_000_000), \.bucket, "At once above the rate."),
      Key("latency", .law, \.latency, "Its own time."),
      Key("cache", cache, \.cache, "REST: requests that its cache answers."),
      Key("authorizer", .object(authorizer), \.authorizer, "A function that lets requests in."),
      Key(
        "connections", .integer(in: 0...100_000_000), "WebSocket: open all the time."
      ) { $0.connections = $1 },
      Key(
        "people", .integer(in: 1...1_000_000), "WebSocket: who send through one each."
      ) { $0.people = $1 },
      Key(
        "endpoints", .integer(in: 1...1000), "Private: reached only through so many."
      ) { $0.network = PrivateNetwork(.endpoint, count: $1) },
    ], finish: finish)

  /// Keys that only one product has.
  private static let owners: [(key: String, product: GatewaySpecification.Product)] = [
    ("cache", .rest), ("connections", .socket), ("people", .socket), ("endpoints", .rest),
  ]

  private static func initial(_ scope: ScenarioScope) -> GatewaySpecification {
    let rules = scope.rules.gateways
    var gateway = GatewaySpecification()
    gateway.payloadMax = rules.payloadMax
    gateway.ratePerSecond = rules.ratePerSecond
    gateway.bucket = rules.bucket
    return gateway
  }

  private static func finish(
    _ node: DataNode, _ gateway: inout GatewaySpecification, _ scope: inout ScenarioScope
  ) {
    if gateway.product == .socket, node["payloadMax"] == nil {
      gateway.payloadMax = GatewaySpecification.socketPayloadMax
    }
    checkTimeout(node, &gateway, &scope)
    for owner in owners where gateway.product != owner.product {
      guard let member = node.member(owner.key) else { continue }
      scope.bag.report(.keyOfOtherProduct(member, owner.product.rawValue))
    }
  }

  private static func checkTimeout(
    _ node: DataNode, _ gateway: inout GatewaySpecification, _ scope: inout ScenarioScope
  ) {
    let rules = scope.rules.gateways
    let isREST = gateway.product == .rest
    let longest = isREST ? rules.restTimeoutMax : rules.httpTimeoutMax
    if let timeout = node["timeout"] {
      if gateway.timeout > longest, !(isREST && rules.restTimeoutRaisable) {
        scope.bag.report(
          .beyondRules("timeout", TimeText.duration(longest), scope.rules.name, timeout))
      }
    } else {
      gateway.timeout = longest
    }
  }

  private typealias Cache = GatewaySpecification.Cache
  private typealias Authorizer = GatewaySpecification.Authorizer

  private static let cache = Notation<Cache, ScenarioScope>.oneOf([
    Notation<Double, ScenarioScope>.share.map { .share($0) },
    Notation<KeptAnswers, ScenarioScope>.object(kept).map { .keys($0.keys, keep: $0.keep) },
  ])

  private struct KeptAnswers {
    var keys = 1
    var keep = SimDuration.seconds(300)
  }

  private static let kept = Keys<KeptAnswers, ScenarioScope>(
    "a cache", { _ in KeptAnswers() },
    [
      Key("keys", .integer(in: 1...1_000_000), \.keys, required: true, "Different requests."),
      Key("keep", .duration, \.keep, "How long an answer is kept."),
    ])

  private static let authorizer = Keys<Authorizer, ScenarioScope>(
    "an authorizer", { _ in Authorizer(target: 0) },
    [
      Key(
        "calls", .service(.types([FunctionService.facts.type])), \.target, required: true,
        "The function that is asked."),
      Key("people", .integer(in: 1...1_000_000), \.people, "Who are told apart."),
      Key("keep", .duration, \.keep, "How long its answer is kept."),
      Key("denies", .pattern, \.denies, "Requests that it does not let in."),
    ]
  ) { node, authorizer, scope in
    guard let keep = node["keep"], authorizer.keep > .seconds(3600) else { return }
    scope.bag.report(.beyondRules("keep", "1 h", scope.rules.name, keep))
  }
}
