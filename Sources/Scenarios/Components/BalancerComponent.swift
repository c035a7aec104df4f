import DataNodes
import Simulation

extension Component {
  private static let checks = Schema.object(
    "health checks",
    [
      Field("every", .duration, "How often it asks.", default: "30 s"),
      Field(
        "failures", .integer(in: 2...10), "Bad answers until one is left out.", default: "2"),
      Field(
        "successes", .integer(in: 2...10), "Good answers until it is back.", default: "5"),
    ])

  /// A load balancer.
  static let balancer = Component(
    type: "balancer", summary: "Spreads requests over servers that are healthy.",
    fields: [
      Field("calls", .oneOrMany(.text), required: true, "The servers behind it."),
      Field(
        "routing", .choice(BalancerSpecification.Routing.allCases.map(\.rawValue)),
        "Whom the next request goes to.", default: "round-robin"),
      Field("checks", checks, "How it finds out who is healthy."),
      Field("timeout", .duration, "The longest wait, then 504.", default: "60 s"),
    ]
  ) { node, scope in
    let targets = scope.places(node["calls"], allowing: ["server", "container"])
    var balancer = BalancerSpecification(
      targets: targets, names: targets.map { scope.services[$0].name })
    balancer.routing =
      node["routing"]?.text.flatMap(BalancerSpecification.Routing.init) ?? .roundRobin
    balancer.timeout = node["timeout"]?.duration ?? balancer.timeout
    if let checks = node["checks"] {
      balancer.interval = checks["every"]?.duration ?? balancer.interval
      balancer.failures = checks["failures"]?.integer ?? balancer.failures
      balancer.successes = checks["successes"]?.integer ?? balancer.successes
    }
    return .balancer(balancer)
  }
}
