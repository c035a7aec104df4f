package import DataNodes
import Diagnostics
import Simulation

/// The grammar of a scenario: the source of its check, of the JSON Schema for editors and of the
/// manual's tables.
package enum ScenarioGrammar {
  /// The grammar of a whole scenario.
  package static let schema = Schema.object("a scenario", fields)

  /// The JSON Schema for editors.
  package static func jsonSchema() -> [UInt8] {
    schema.jsonSchema(title: "A scenario of the simulator", id: "urn:coldstart:scenario")
  }

  /// The same with services left open: each is checked by the grammar of its own type.
  static let frame = Schema.object(
    "a scenario",
    fields.map { field in
      guard field.name == "services" else { return field }
      return Field(
        field.name, .map(of: .any, key: "a service", check: isName), required: true,
        field.description)
    })

  /// Whether a document is a scenario; reports what is not. A service of an unknown type says so
  /// instead of failing every other type's grammar.
  static func check(_ root: DataNode, into bag: inout DiagnosticBag) -> Bool {
    var isSound = frame.check(root, into: &bag)
    for member in root["services"]?.members ?? [] {
      let node = member.value
      guard let type = node["type"]?.text else {
        bag.report(.noType(member, known: Components.all.map(\.type)))
        isSound = false
        continue
      }
      guard let component = Components.all.first(where: { $0.type == type }) else {
        bag.report(
          .unknownType(type, at: node["type"]?.span, among: Components.all.map(\.type)))
        isSound = false
        continue
      }
      if !component.schema.check(node, into: &bag) { isSound = false }
    }
    return isSound
  }

  static let fields: [Field] = [
    Field("name", .text, "What it is called."),
    Nouns.field,
    Field("rules", .text, "The rule book.", default: Books.defaultName),
    Field("prices", .text, "The price book; by default the one of the rules' name."),
    Field("seed", .integer(in: 0...Int.max), "Where all luck comes from.", default: "1"),
    Field("until", .duration, "The end of the run; else it ends when nothing is left."),
    Field("warmUp", .duration, "Statistics begin here.", default: "0 s"),
    Field("replications", .integer(in: 1...10_000), "Runs with different luck.", default: "1"),
    Field("focus", focus, "The part that is kept as a trace."),
    Field("limits", limits, "Bounds of the run."),
    Field("loops", .boolean, "True: what goes round does so on purpose.", default: "false"),
    Field("zones", zones, "Places that fail independently."),
    Field("believe", .oneOrMany(wrongRule), "Wrong rules, to show where they lead."),
    Field("accountLimit", .integer(in: 0...1_000_000), "Requests at once, by region."),
    Field(
      "services", .map(of: service, key: "a service", check: isName), required: true,
      "The services, by name."),
    Field("variants", .map(of: variant, key: "a variant"), "The same with something changed."),
    Field("alternative", alternative, "Servers for the same load, to compare the bills."),
    Field("grid", .map(of: axis, key: "a setting"), "Values to try, for up to four settings."),
  ]

  private static let service = Schema.oneOf(Components.all.map(\.schema))

  private static let wrongRule = Schema.choice(
    WrongRule.allCases.map { (name: $0.rawValue, description: $0.belief) })

  private static let focus = Schema.oneOf([
    .choice(["everything", "nothing"]),
    .object(
      "a focus",
      [
        Field("requests", .text, "Requests kept, such as 1-3."),
        Field("from", .duration, "Time kept, its start."),
        Field("to", .duration, "Time kept, its end."),
      ]),
  ])

  private static let limits = Schema.object(
    "limits",
    [
      Field("events", .integer(in: 1...2_000_000_000), "Events.", default: "200000000"),
      Field(
        "instant", .integer(in: 1...2_000_000_000), "Events in which no time passes.",
        default: "4000000"),
      Field("trace", .integer(in: 0...10_000_000), "Steps kept.", default: "20000"),
      Field("queue", .integer(in: 1...10_000_000), "Waiting in one queue.", default: "5000000"),
      Field("memory", .size, "What is under way may take.", default: "4 GB"),
    ])

  private static let zones = Schema.object(
    "zones",
    [
      Field("count", .integer(in: 1...16), required: true, "How many."),
      Field(
        "lost",
        .list(
          of: .object(
            "a loss",
            [
              Field("zone", .integer(in: 1...16), required: true, "Which."),
              Field("from", .duration, required: true, "From when on."),
              Field("to", .duration, required: true, "Until when."),
            ])), "When one is away."),
      Field(
        "detour", .duration, "How long managed services still send calls there.", default: "0 s"),
    ])

  private static let alternative = Schema.object(
    "an alternative",
    [
      Field("type", .text, "The kind of server in the price book.", default: "t3.small"),
      Field(
        "places", .integer(in: 1...10_000), "Requests one server works on at a time.",
        default: "2"),
      Field("headroom", .share, "Part of the places kept free at the peak.", default: "0 %"),
      Field("count", .integer(in: 1...1_000_000), "So many, whatever the peak."),
    ])

  private static let variant = Schema.object(
    "a variant",
    [
      Field("believe", .oneOrMany(wrongRule), "Wrong rules."),
      Field("set", .map(of: .any, key: "a setting"), "Settings such as orders.memory: 512 MB."),
      Field("title", .text, "The name readers see."),
    ])

  private static let axis = Schema.list(of: .any, count: 1...1000)

  /// Names of services: letters, digits, spaces and hyphens.
  static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == " " || $0 == "-"
      }
  }
}
