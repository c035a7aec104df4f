package import DataNodes
import Diagnostics
import Simulation

/// The grammar of a scenario: the source of its check, of the JSON Schema for editors and of the
/// manual's tables.
package enum ScenarioGrammar {
  /// The grammar of a whole scenario.
  package static let schema = ScenarioFrame.keys.schema

  /// The JSON Schema for editors.
  package static func jsonSchema() -> [UInt8] {
    schema.jsonSchema(title: "A scenario of the simulator", id: "urn:coldstart:scenario")
  }

  /// The same with services left open: each is checked by the grammar of its own type.
  package static let frame = Schema.object(
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
      guard let component = Components.named(type) else {
        bag.report(
          .unknownType(type, at: node["type"]?.span, among: Components.all.map(\.type)))
        isSound = false
        continue
      }
      if !component.schema.check(node, into: &bag) { isSound = false }
    }
    return isSound
  }

  static var fields: [Field] { ScenarioFrame.keys.schema.fields }

  /// The services of a scenario, each by the grammar of its type.
  static let services = Schema.map(
    of: .oneOf(Components.all.map(\.schema)), key: "a service", check: isName)

  /// Names of services: letters, digits, spaces and hyphens.
  static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == " " || $0 == "-"
      }
  }
}
