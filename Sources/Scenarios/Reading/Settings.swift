import DataNodes
import Diagnostics

/// Changes to a scenario before it is read: `orders.memory`, `services.orders.memory`, `seed`.
enum Settings {
  /// The document with a setting from the command line changed.
  static func apply(
    _ setting: Setting, to root: DataNode, into bag: inout DiagnosticBag
  ) -> DataNode {
    let text = SourceText(path: "--set \(setting.path)", setting.value)
    guard let value = DataParser.parse(text, into: &bag) else { return root }
    return apply(setting.path, value, at: value.span, to: root, into: &bag) ?? root
  }

  /// The document with the value at a path changed or added; nil when the path begins with
  /// something the scenario does not have, which is reported.
  static func apply(
    _ path: String, _ value: DataNode, at span: SourceSpan, to root: DataNode,
    into bag: inout DiagnosticBag
  ) -> DataNode? {
    var names = path.split(separator: ".").map(String.init)
    guard let first = names.first else { return nil }
    let services = (root["services"]?.members ?? []).map(\.name)
    let known = ScenarioGrammar.fields.map(\.name)
    if services.contains(first), names.count > 1 {
      names.insert("services", at: 0)
    } else if !known.contains(first) {
      bag.report(.unknownSetting(path, at: span, among: services + known))
      return nil
    }
    return replaced(root, names[...], value)
  }

  /// What the document says at a path; nil where it says nothing.
  static func value(_ path: String, in root: DataNode) -> DataNode? {
    let names = path.split(separator: ".").map(String.init)
    let top = names.first.flatMap { root["services"]?[$0] }
    let start = names.count > 1 ? top ?? names.first.flatMap { root[$0] } : root[path]
    return names.dropFirst().reduce(start) { node, name in node?[name] }
  }

  /// Whether two texts say the same, such as `1 min` and `60 s`.
  static func areSame(_ left: String, _ right: String) -> Bool {
    func agree<Value: Equatable>(_ read: (String) -> Value?) -> Bool {
      read(left).map { $0 == read(right) } ?? false
    }
    return left == right || agree(Units.duration) || agree(Units.bytes) || agree(Units.rate)
      || agree(Units.share) || agree { Double($0) }
  }

  private static func replaced(
    _ node: DataNode, _ names: ArraySlice<String>, _ value: DataNode
  ) -> DataNode {
    guard let name = names.first else { return value }
    let rest = names.dropFirst()
    var members = node.members
    if let index = members.firstIndex(where: { $0.name == name }) {
      let old = members[index]
      members[index] = DataNode.Member(
        name: name, nameSpan: old.nameSpan, value: replaced(old.value, rest, value))
    } else {
      let empty = DataNode(.mapping([]), span: value.span)
      members.append(
        DataNode.Member(
          name: name, nameSpan: value.span, value: replaced(empty, rest, value)))
    }
    return DataNode(.mapping(members), span: node.span)
  }
}
