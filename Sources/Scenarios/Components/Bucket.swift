import DataNodes
import Simulation

extension BucketService: AuthoredService {
  static let answers: [OperationKind] = [.put, .fetch]
  static let permissions: [Permission] = [.policy]

  static let keys = Keys<BucketSpecification, ScenarioScope>(
    "a bucket", { _ in BucketSpecification() },
    [
      Key("latency", .law, \.latency, "How long a call takes."),
      Key(
        "notifies", .service(.answering(.invokeLater)), \.notifies, "Who hears of every new object."
      ),
      Key("notifyAfter", .law, \.notifyDelay, "How long after the object."),
      Key("duplicates", .pattern, \.duplicates, "Events that come twice."),
      Key("errors", .pattern, \.errors, "Calls that fail."),
      Key("stored", .size, \.stored, "Bytes that it holds at the start."),
    ])
}
