import DataNodes
import Diagnostics
import Simulation

extension Client: AuthoredService {
  static let answers: [OperationKind] = []
  static let permissions: [Permission] = []

  static let keys = Keys<ClientSpecification, ScenarioScope>(
    "a client", { _ in ClientSpecification(target: 0, traffic: .times([.start])) },
    [
      Key("calls", .service(.anyone), required: true, "The service it asks.", example: "orders") {
        client, place, scope in
        client.target = place
        client.operation = scope.natural(place)
      },
      Key("how", .choice(ways), "How it asks; what fits the service unless said.") {
        $0.operation = $1
      },
    ] + traffic + requests, finish: finish)

  private typealias Key = DataNodes.Key<ClientSpecification, ScenarioScope>

  private static let ways: [(name: String, value: OperationKind)] =
    [("wait", .invoke)] + Operations.verbs.map { ($0.name, $0.kind) }

  private static let requests: [Key] = [
    Key(
      "requests", .integer(in: 1...1_000_000_000), \.requestsMax, "No more requests than these."),
    Key("until", .instant, \.until, "No requests from then on."),
    Key("size", .payload, \.size, "Bytes of a request."),
    Key("retry", .retries, "Tries again after failures.") { client, retries in
      (client.retry, client.budget) = (retries.policy, retries.budget)
    },
    Key("breaker", .breaker, \.breaker, "Stops asking after failures."),
    Key("patience", .duration, \.patience, "How long it waits for an answer."),
    Key("withoutToken", .pattern, \.withoutToken, "Requests that carry no token."),
    Key("malformed", .pattern, \.malformed, "Requests whose body cannot be read."),
    Key(
      "kinds", .map(of: .pattern, key: "a kind"),
      "What requests are about: {refund: 10 %, order: always}; the first that holds counts."
    ) { client, kinds in client.kinds = kinds.map { RequestKind($0.name, $0.value) } },
  ]
}
