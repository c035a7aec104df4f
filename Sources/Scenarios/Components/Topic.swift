import DataNodes
import Simulation

extension TopicService: AuthoredService {
  static let answers: [OperationKind] = [.publish, .invokeLater]

  static let keys = Keys<TopicSpecification, ScenarioScope>(
    "a topic", { _ in TopicSpecification() },
    [
      Key(
        "subscribers", .oneOrMany(.service(.answering(.invokeLater))), \.subscribers,
        required: true, "Who gets a copy.")
    ])
}
