import DataNodes
import Simulation

extension TopicService: AuthoredService {
  static let answers: [OperationKind] = [.publish, .invokeLater]
  static let permissions: [Permission] = [.policy]

  static let keys = Keys<TopicSpecification, ScenarioScope>(
    "a topic", { _ in TopicSpecification() },
    [
      Key(
        "subscribers", .oneOrMany(.subscriber), \.recipients, required: true, "Who gets a copy.")
    ])
}

extension Notation where Value == Recipient, Scope == ScenarioScope {
  /// A subscriber of a topic: its name alone, `mail`, or with the events that it wants.
  fileprivate static var subscriber: Self {
    .oneOf([
      Self(.text) { node, scope in scope.place(node, events).map { standard($0, scope) } },
      .object(keys),
    ])
  }

  private static var events: Partner { .answering(.invokeLater) }

  /// A subscriber that says nothing of refusals: they are tried again as the topic does it.
  private static func standard(_ place: Int, _ scope: ScenarioScope) -> Recipient {
    let overHTTP = [ServerFleet.facts.type, ContainerService.facts.type]
    let isOverHTTP = overHTTP.contains(scope.services[place].type)
    return Recipient(
      place, policy: isOverHTTP ? TopicSpecification.overHTTP : TopicSpecification.toServices)
  }

  private static var keys: Keys<Recipient, Scope> {
    Keys(
      "a subscriber", { _ in Recipient(0) },
      [
        Key("to", .service(events), required: true, "Who gets a copy.") {
          $0 = standard($1, $2)
        }
      ] + EventPattern.keys.within(\.wants) + [
        Key(
          "retry", .retryPolicy, "Tries again after refusals; by default as the topic does."
        ) { $0.policy = DeliveryPolicy($1) },
        Key(
          "deadLetter", .deadLetter, \.deadLetter, "The queue for what nobody took."),
      ])
  }
}
