import DataNodes
import Simulation

extension Balancer: AuthoredService {
  static let answers: [OperationKind] = [.invoke]
  static let permissions: [Permission] = []

  static let keys = Keys<BalancerSpecification, ScenarioScope>(
    "a balancer", { _ in BalancerSpecification() },
    [
      Key(
        "calls", .oneOrMany(.service(.types(servers))),
        required: true, "The servers behind it."
      ) { balancer, places, scope in
        balancer.targets = places
        balancer.names = places.map { scope.services[$0].name }
      },
      Key("routing", .choice, \.routing, "Whom the next request goes to."),
      .group("checks", checks, "How it finds out who is healthy."),
      Key("timeout", .duration, \.timeout, "The longest wait, then 504."),
    ])

  private static let servers = [ServerFleet.facts.type, ContainerService.facts.type]

  private static let checks: [Key<BalancerSpecification, ScenarioScope>] = [
    Key("every", .duration, \.interval, "How often it asks."),
    Key("failures", .integer(in: 2...10), \.failures, "Bad answers until one is left out."),
    Key("successes", .integer(in: 2...10), \.successes, "Good answers until it is back."),
  ]
}
