import DataNodes
import Diagnostics
import Simulation

extension QueueService: AuthoredService {
  static let answers: [OperationKind] = [.send, .invokeLater]
  static let permissions: [Permission] = [.policy]

  static let keys = Keys<QueueSpecification, ScenarioScope>(
    "a queue", initial,
    [
      Key("consumer", .service(.answering(.batch)), \.consumer, "Who gets the batches."),
      Key("batch", .integer(in: 1...10_000), \.batch, "Messages of a batch."),
      Key("window", .duration, \.window, "How long a batch may fill."),
      Key("visibility", .duration, \.visibility, "How long a message stays hidden."),
      Key("retention", .duration, \.retention, "How long a message is kept."),
      Key("groups", .integer(in: 0...10_000), \.groups, "Groups in order; 0: standard."),
      Key(
        "deadLetter", .service(.types([QueueService.facts.type])), \.deadLetter,
        "Where hopeless messages go."),
      Key(
        "receivesMax", .integer(in: 1...1000), \.receivesMax, "Hopeless after so many receives."),
      Key("concurrency", .integer(in: 2...1000), \.concurrencyMax, "Batches at once at most."),
      Key("poison", .pattern, \.poison, "Messages nobody can process."),
      Key(
        "duplicates", .pattern, \.duplicates, "Messages that come again although they are done."),
    ]
  ) { node, queue, scope in
    if let member = node["duplicates"], queue.groups > 0 {
      scope.bag.report(.beyondRules("duplicates", "never with groups", scope.rules.name, member))
    }
    let longest = scope.rules.queues.windowMax
    guard let window = node["window"], queue.window > longest else { return }
    scope.bag.report(
      .beyondRules("window", TimeText.duration(longest), scope.rules.name, window))
  }

  private static func initial(_ scope: ScenarioScope) -> QueueSpecification {
    let rules = scope.rules.queues
    var queue = QueueSpecification()
    queue.batch = rules.batchDefault
    queue.visibility = rules.visibility
    queue.retention = rules.retention
    return queue
  }
}
