import DataNodes
import Simulation

extension EventPattern {
  /// Which events somebody wants.
  static let keys: [Key<EventPattern, ScenarioScope>] = [
    Key("kind", .oneOrMany(.text), \.kinds, "Only events of these kinds."),
    Key("except", .oneOrMany(.text), \.except, "No events of these kinds."),
    Key("over", .payload, \.over, "Only events larger than this."),
  ]
}

/// The keys of those who get the events of a rule or a schedule.
enum Recipients {
  private typealias Key = DataNodes.Key<[Recipient], ScenarioScope>

  /// The key that names them; it comes before those about refusals.
  static func key(_ name: String, _ help: String) -> DataNodes.Key<[Recipient], ScenarioScope> {
    Key(name, .oneOrMany(.service(.answering(.invokeLater))), required: true, help) {
      $0 = $1.map { Recipient($0, policy: BusSpecification.policy()) }
    }
  }

  /// What becomes of events that they refuse.
  static let refusals: [DataNodes.Key<[Recipient], ScenarioScope>] = [
    Key(
      "retries", .integer(in: 0...185), "How often again.",
      default: { _ in "\(BusSpecification.retriesMax)" }
    ) { recipients, retries in
      let policy = BusSpecification.policy(retries: retries)
      for index in recipients.indices { recipients[index].policy.phases = policy.phases }
    },
    Key(
      "age", .duration, "No retry later than this.",
      default: { _ in TimeText.written(BusSpecification.ageMax) }
    ) { recipients, age in
      for index in recipients.indices { recipients[index].policy.ageMax = age }
    },
    Key("deadLetter", .deadLetter, "The queue for what nobody took.") { recipients, queue in
      for index in recipients.indices { recipients[index].deadLetter = queue }
    },
  ]
}

extension Notation where Value == Int, Scope == ScenarioScope {
  /// The queue for what could not be delivered.
  static var deadLetter: Self { .service(.types([QueueService.facts.type])) }
}

extension DataNode {
  /// The elements of a list; what is none stands for itself.
  var each: [DataNode] {
    if case .sequence(let elements) = content { elements } else { [self] }
  }
}
