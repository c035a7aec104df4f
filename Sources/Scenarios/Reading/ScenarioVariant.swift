import DataNodes
import Simulation

/// A variant as written: settings, and the rules believed besides.
struct ScenarioVariant {
  private(set) var wrong: [WrongRule] = []
  private(set) var settings: [DataNode.Member] = []
  private(set) var title: String?

  static let keys = Keys<ScenarioVariant, ScenarioScope>(
    "a variant", { _ in ScenarioVariant() },
    [
      Key("believe", .oneOrMany(.wrongRule), \.wrong, "Wrong rules."),
      Key(
        "set", .node(.map(of: .any, key: "a setting")), "Settings such as orders.memory: 512 MB."
      ) { $0.settings = $1.members },
      Key("title", .text, \.title, "The name readers see."),
    ])
}
