import DataNodes
import Diagnostics
import Simulation

/// Who gets events, which of them, and what becomes of those that are refused, as authors write it.
enum Recipients {
  /// Which events.
  static let patternFields = [
    Field("kind", .oneOrMany(.text), "Only events of these kinds."),
    Field("except", .oneOrMany(.text), "No events of these kinds."),
    Field("over", .payload, "Only events larger than this."),
  ]

  static let deadLetter = Field("deadLetter", .text, "The queue for what nobody took.")

  static func pattern(_ node: DataNode) -> EventPattern {
    EventPattern(
      kinds: node["kind"]?.texts ?? [], except: node["except"]?.texts ?? [],
      over: node["over"]?.bytes)
  }

  /// Subscribers of a topic, `mail`, or with what they want.
  static let subscriber = Schema.oneOf([
    .text,
    .object(
      "a subscriber",
      [Field("to", .text, required: true, "Who gets a copy.")] + patternFields + [
        Field("retry", .retry, "Tries again after refusals; by default as the topic does."),
        deadLetter,
      ]),
  ])

  static func subscriber(_ node: DataNode, _ scope: inout ScenarioScope) -> Recipient? {
    let name = node.text == nil ? node["to"] : node
    guard let place = scope.place(name, allowing: Targets.events) else { return nil }
    let isOverHTTP = ["server", "container"].contains(scope.services[place].type)
    let standard = isOverHTTP ? TopicSpecification.overHTTP : TopicSpecification.toServices
    return Recipient(
      place, wants: pattern(node),
      policy: node["retry"].map { DeliveryPolicy($0.retry) } ?? standard,
      deadLetter: scope.place(node["deadLetter"], allowing: ["queue"]))
  }

  /// What a rule of a bus and a schedule say about refusals.
  static let targetFields = [
    Field("retries", .integer(in: 0...185), "How often again.", default: "185"),
    Field("age", .duration, "No retry later than this.", default: "24 h"),
    deadLetter,
  ]

  /// The targets that `name` holds, with what the node says about refusals.
  static func targets(
    _ name: String, of node: DataNode, _ scope: inout ScenarioScope
  ) -> [Recipient] {
    let policy = BusSpecification.policy(
      retries: node["retries"]?.integer ?? 185, ageMax: node["age"]?.duration ?? .seconds(86_400))
    let deadLetter = scope.place(node["deadLetter"], allowing: ["queue"])
    return scope.places(node[name], allowing: Targets.events).map {
      Recipient($0, policy: policy, deadLetter: deadLetter)
    }
  }
}

extension DataNode {
  /// The elements of a list; what is none stands for itself.
  var each: [DataNode] {
    if case .sequence(let elements) = content { elements } else { [self] }
  }
}
