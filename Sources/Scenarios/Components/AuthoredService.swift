package import DataNodes
import Simulation

/// A kind of service that authors can write. With its type in `ServiceRows`, this makes a kind known;
/// a row without it does not compile.
protocol AuthoredService: SimulatedService, SendableMetatype {
  /// Its keys, each once: reading, check, JSON Schema and the manual's table come from them.
  static var keys: Keys<Specification, ScenarioScope> { get }
  /// The calls it answers; the first is what a client or gateway asks of it unless it says otherwise.
  static var answers: [OperationKind] { get }
}

/// A kind of service as the reader of scenarios sees it.
package struct Component: Sendable {
  /// The text behind `type:`.
  package let type: String
  /// The grammar of one such service.
  package let schema: Schema
  let answers: [OperationKind]
  let read: @Sendable (DataNode, inout ScenarioScope) -> Service.Kind

  init<S: AuthoredService>(_ service: S.Type) {
    let keys = S.keys
    type = S.facts.type
    answers = S.answers
    schema = .object(
      keys.name,
      [
        Field("type", .choice([S.facts.type]), required: true, "The kind of service."),
        Field("title", .text, "The name readers see."),
      ] + keys.schema.fields)
    read = { node, scope in Service.Kind(S.self, keys.read(node, &scope)) }
  }
}

/// The kinds of services that authors can write.
package enum Components {
  /// All kinds, by name.
  package static let all = ServiceRows.components.sorted { $0.type < $1.type }

  private static let byType = Dictionary(uniqueKeysWithValues: all.map { ($0.type, $0) })

  /// The kind of this name.
  static func named(_ type: String) -> Component? { byType[type] }
}

/// A list of kinds, all of which authors can write.
protocol AuthoredRows {
  static var components: [Component] { get }
}

extension NoRow: AuthoredRows {
  static var components: [Component] { [] }
}

extension Row: AuthoredRows where S: AuthoredService, Rest: AuthoredRows {
  static var components: [Component] { [Component(S.self)] + Rest.components }
}
