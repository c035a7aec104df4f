import DataNodes
import Diagnostics
import Simulation

/// A scenario without its services: the values of the keys around them.
struct ScenarioFrame {
  private var name = "scenario"
  private var noun: Noun?
  private(set) var rules: DataNode?
  private(set) var prices: DataNode?
  private var seed = 1
  private var until: SimDuration?
  private var warmUp = SimDuration.zero
  private(set) var replications = 1
  private var focus = Focus.everything
  private var limits = Limits()
  private(set) var loops = false
  private var zones = Zones()
  private var wrong: [WrongRule] = []
  private(set) var accountLimit: Int?
  private(set) var services: DataNode?
  private(set) var variants: DataNode?
  private(set) var alternative = Alternative()
  private(set) var grid: DataNode?

  /// The keys of a scenario.
  static let keys = Keys<ScenarioFrame, ScenarioScope>(
    "a scenario", { _ in ScenarioFrame() }, run + parts)

  private static let run: [Key<ScenarioFrame, ScenarioScope>] = [
    Key("name", .text, "What it is called.") { $0.name = $1 },
    Key("request", .noun, \.noun, "What flows here, as a noun: photo."),
    Key(
      "rules", .node(.text), "The rule book.", default: { _ in Books.defaultName }
    ) { $0.rules = $1 },
    Key("prices", .node(.text), \.prices, "The price book; by default the one of the rules' name."),
    Key("seed", .integer(in: 0...Int.max), \.seed, "Where all luck comes from."),
    Key("until", .duration, \.until, "The end of the run; else it ends when nothing is left."),
    Key("warmUp", .duration, \.warmUp, "Statistics begin here."),
    Key("replications", .integer(in: 1...10_000), \.replications, "Runs with different luck."),
    Key("focus", .focus, \.focus, "The part that is kept as a trace."),
    Key("limits", .object(limitKeys), \.limits, "Bounds of the run."),
    Key("loops", .boolean, \.loops, "True: what goes round does so on purpose."),
    Key("zones", .zones, "Places that fail independently.") { $0.zones = $1 },
    Key("believe", .oneOrMany(.wrongRule), \.wrong, "Wrong rules, to show where they lead."),
    Key(
      "accountLimit", .integer(in: 0...1_000_000), \.accountLimit, "Requests at once, by region."),
  ]

  private static let parts: [Key<ScenarioFrame, ScenarioScope>] = [
    Key(
      "services", .node(ScenarioGrammar.services), \.services, required: true,
      "The services, by name."),
    Key(
      "variants", .node(.map(of: ScenarioVariant.keys.schema, key: "a variant")), \.variants,
      "The same with something changed."),
    Key(
      "alternative", .object(Alternative.keys), "Servers for the same load, to compare the bills."
    ) { $0.alternative = $1 },
    Key(
      "grid", .node(.map(of: .list(of: .any, count: 1...1000), key: "a setting")), \.grid,
      "Values to try, for up to four settings."),
  ]

  private static let limitKeys = Keys<Limits, ScenarioScope>(
    "limits", { _ in Limits() },
    [
      Key("events", .integer(in: 1...2_000_000_000), \.eventsMax, "Events."),
      Key(
        "instant", .integer(in: 1...2_000_000_000), \.instantEventsMax,
        "Events in which no time passes."),
      Key("trace", .integer(in: 0...10_000_000), \.traceEntriesMax, "Steps kept."),
      Key("queue", .integer(in: 1...10_000_000), \.queueLengthMax, "Waiting in one queue."),
      Key("memory", .size, \.bytesMax, "What is under way may take."),
    ])

  /// The scenario with these services.
  func scenario(_ services: [Service], _ rules: RuleBook) -> Scenario {
    var scenario = Scenario(
      name: name, services: services, rules: rules, seed: UInt64(seed), horizon: until,
      limits: limits, focus: focus, wrong: Set(wrong), warmUp: warmUp, zones: zones)
    scenario.noun = noun
    return scenario
  }
}

extension ScenarioFrame {
  /// Servers to compare with, and where their type stands.
  struct Alternative {
    var value = ServerAlternative()
    private(set) var type: DataNode?

    fileprivate static let keys = Keys<Alternative, ScenarioScope>(
      "an alternative", { _ in Alternative() },
      [
        Key(
          "type", .node(.text), "The kind of server in the price book.",
          default: { $0.value.type }
        ) { alternative, node in
          alternative.type = node
          alternative.value.type = node.text ?? alternative.value.type
        },
        Key(
          "places", .integer(in: 1...10_000), \.value.places,
          "Requests one server works on at a time."),
        Key("headroom", .share, \.value.headroom, "Part of the places kept free at the peak."),
        Key("count", .integer(in: 1...1_000_000), \.value.count, "So many, whatever the peak."),
      ])
  }
}
