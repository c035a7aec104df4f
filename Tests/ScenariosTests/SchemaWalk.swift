import Foundation
import Simulation

/// Scenarios made by chance from the published grammar: what an editor would offer, with numbers at
/// the ends of their ranges and services wired by what fits.
struct SchemaWalk {
  private var luck: RandomStream

  /// The same text for the same seed.
  static func scenario(_ seed: UInt64, _ schema: [String: Any]) -> String {
    var walk = SchemaWalk(luck: RandomStream(seed: seed, name: "schema"))
    return walk.scenario(schema)
  }

  private static let types = [
    "gateway", "function", "bucket", "table", "queue", "topic", "bus", "schedule", "workflow",
    "server", "container", "database", "cache",
  ]
  /// What a key may name.
  private static let targets: [String: [String]] = [
    "read": ["table"], "readEventually": ["table"], "readTransaction": ["table"],
    "write": ["table"], "writeTransaction": ["table"], "remove": ["table"], "put": ["bucket"],
    "fetch": ["bucket"], "send": ["queue", "queue2"], "publish": ["topic"], "emit": ["bus"],
    "start": ["workflow"], "query": ["database"], "lookup": ["cache"],
    "call": ["function", "function2", "server", "container"],
    "later": ["function", "function2", "queue", "topic"], "consumer": ["function", "function2"],
    "deadLetter": ["queue2"], "store": ["table"], "origin": ["table", "database", "function2"],
    "calls": ["function", "function2", "queue", "topic", "server", "container"],
    "next": ["one", "two"], "each": ["two"], "catch": ["two"], "startAt": ["one"],
    "parallel": ["two"],
  ]
  private static let traffic = ["at", "every", "poisson", "burst", "bursts", "ramp", "users"]
  private static let left = [
    "replay", "title", "begins", "instance", "runtime", "diurnal", "cron", "endpoints", "cache",
    "connections", "perItem", "work", "product", "receivesMax", "visibility", "batch", "reserved",
    "provisioned", "timeout", "memory", "window",
  ]

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[luck.index(below: values.count)]
  }

  private mutating func isLucky(_ percent: Int) -> Bool { luck.index(below: 100) < percent }

  private mutating func scenario(_ schema: [String: Any]) -> String {
    let fields = schema["properties"] as? [String: Any] ?? [:]
    let kinds = ((fields["services"] as? [String: Any])?["additionalProperties"] as? [String: Any])
    let listed = kinds?["anyOf"] as? [[String: Any]] ?? []
    var forms: [String: [String: Any]] = [:]
    for form in listed {
      let type = (form["properties"] as? [String: [String: Any]])?["type"]?["enum"] as? [String]
      forms[type?.first ?? ""] = form
    }
    var services = ["client": object(forms["client"] ?? [:], "client")]
    for type in Self.types { services[type] = object(forms[type] ?? [:], type) }
    for type in ["function", "queue"] { services[type + "2"] = object(forms[type] ?? [:], type) }
    var parts = services.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
    parts = ["\"services\": {" + parts.joined(separator: ", ") + "}"]
    parts.append("\"limits\": {\"events\": 20000, \"trace\": 300, \"instant\": 5000}")
    parts.append("\"until\": \(quoted(pick(["1 s", "10 min", "2 d", "36500 d"])))")
    for key in ["seed", "warmUp", "zones", "believe", "accountLimit"] where isLucky(25) {
      parts.append("\"\(key)\": " + value(fields[key] as? [String: Any] ?? [:], key))
    }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  private func quoted(_ text: String) -> String { "\"\(text)\"" }

  private mutating func object(_ form: [String: Any], _ name: String) -> String {
    guard let fields = form["properties"] as? [String: Any] else {
      guard let state = form["additionalProperties"] as? [String: Any] else { return "{}" }
      return "{\"one\": \(object(state, "state")), \"two\": {\"end\": \"succeed\"}}"
    }
    let required = form["required"] as? [String] ?? []
    let choices = name == "client" ? Self.traffic : fields["permitted"] != nil ? verbs(fields) : []
    let chosen = choices.isEmpty ? "" : pick(choices)
    let kinds = ["does", "wait", "choose", "parallel", "map", "end"]
    let kind = name == "state" ? pick(kinds) : ""
    let names = fields.keys.sorted().filter { key in
      if Self.left.contains(key), !(name == "a step" || choices.contains(key)) { return false }
      if name == "schedule", key == "every" { return true }
      if choices.contains(key) { return key == chosen }
      if name == "state", kinds.contains(key) { return key == kind }
      return required.contains(key) || isLucky(20)
    }
    return "{"
      + names.map { "\"\($0)\": " + value(fields[$0] as? [String: Any] ?? [:], $0) }
      .joined(separator: ", ") + "}"
  }

  private func verbs(_ fields: [String: Any]) -> [String] {
    fields.keys.filter { $0 == "work" || Self.targets[$0] != nil }.sorted()
  }

  private mutating func value(_ form: [String: Any], _ key: String) -> String {
    if key == "believe" { return quoted(pick(WrongRule.allCases.map(\.rawValue))) }
    // Free text is what names other services.
    let isName = form["type"] is [Any]
    if isName, let targets = Self.targets[key] { return quoted(pick(targets)) }
    if ["to", "subscribers", "stream", "notifies", "onFailure", "onSuccess"].contains(key),
      isName
    {
      return quoted(pick(["function", "function2", "queue", "topic", "server"]))
    }
    if let names = form["enum"] as? [String] { return quoted(pick(names)) }
    if let forms = form["anyOf"] as? [[String: Any]] { return value(pick(forms), key) }
    switch form["type"] as? String {
    case "object": return object(form, key)
    case "array":
      let item = form["items"] as? [String: Any] ?? [:]
      return "[" + (0...luck.index(below: 2)).map { _ in value(item, key) }.joined(separator: ", ")
        + "]"
    case "integer": return number(form, [0, 1, 2, 5, 100, 1000])
    case "number": return number(form, [0, 0.01, 0.5, 1, 3])
    case "boolean": return pick(["true", "false"])
    default: return quoted(text(form["pattern"] as? String ?? "", key))
    }
  }

  private mutating func number(_ form: [String: Any], _ usual: [Double]) -> String {
    let least = (form["minimum"] as? NSNumber)?.doubleValue ?? 0
    let most = (form["maximum"] as? NSNumber)?.doubleValue ?? 1000
    // The greatest numbers of everything at once are a test of the machine and of nothing else.
    let end = isLucky(10) ? min(most, 100_000) : least
    let chosen = pick(usual.filter { $0 >= least && $0 <= most } + [least, end])
    return chosen == chosen.rounded() ? String(Int(chosen)) : "\(chosen)"
  }

  private mutating func text(_ pattern: String, _ key: String) -> String {
    if key == "period" || key == "every" { return pick(["1 min", "10 min"]) }
    if pattern.contains("min|h|d") {
      return pattern.contains("per")
        ? pick(["0/s", "0.1/s", "3/s", "6/min", "1000/s", "1000000/ms"])
        : pick(["0 s", "1 ns", "10 ms", "1 s", "30 s", "10 min", "1 d", "36500 d"])
    }
    if pattern.contains("KB") { return pick(["0 B", "1 KB", "64 KB"]) }
    if pattern.contains("%") { return pick(["1 %", "50 %", "100 %"]) }
    if key == "cron" { return "0 9 ? * MON-FRI *" }
    if ["when", "errors", "crashes", "slow", "duplicates", "poison", "malformed", "withoutToken"]
      .contains(key)
    {
      return pick(["always", "never", "every 3", "10 %", "first 2 attempts", "calls 2, 4"])
    }
    return pick([
      "0 s", "10 ms", "1 s", "exponential 2 s", "exponential 36500 d", "uniform 0 s to 36500 d",
      "log-normal 200 ms sigma 10",
    ])
  }
}
