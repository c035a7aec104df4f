package import DataNodes
import Simulation

/// A kind of service that authors can write. With its type in `ServiceRows`, this makes a kind
/// known; a row without it does not compile.
protocol AuthoredService: SimulatedService, SendableMetatype {
  /// Its keys, each once: reading, check, JSON Schema and the manual's table come from them.
  static var keys: Keys<Specification, ScenarioScope> { get }
  /// The calls it answers; the first is what a client or gateway asks of it by default.
  static var answers: [OperationKind] { get }
  /// What can be said of what it may do and of who may call it.
  static var permissions: [Permission] { get }
}

/// A kind of service as the reader of scenarios sees it.
package struct Component: Sendable {
  /// The text behind `type:`.
  package let type: String
  /// The grammar of one such service.
  package let schema: Schema
  let answers: [OperationKind]
  let read: @Sendable (DataNode.Member, inout ScenarioScope) -> Service

  init<S: AuthoredService>(_ service: S.Type) {
    let (keys, names) = (S.keys, ServiceNames.keys(S.facts.type))
    let access = Keys<Access, ScenarioScope>(
      keys.name, { _ in Access() }, S.permissions.map(\.key))
    type = S.facts.type
    answers = S.answers
    schema = .object(keys.name, names.schema.fields + keys.schema.fields + access.schema.fields)
    read = { member, scope in
      let names = names.read(member.value, &scope)
      var service = Service(
        member.name, Service.Kind(S.self, keys.read(member.value, &scope)), title: names.title,
        noun: names.noun)
      service.access = access.read(member.value, &scope)
      return service
    }
  }
}

/// The names of a service and of what flows through it.
private struct ServiceNames: Sendable {
  var title: String?
  var noun: Noun?

  static func keys(_ type: String) -> Keys<ServiceNames, ScenarioScope> {
    Keys(
      "a \(type)", { _ in ServiceNames() },
      [
        Key("type", .word(type, type), required: true, "The kind of service.") { _, _ in },
        Key("title", .text, \.title, "The name readers see."),
        Key("request", .noun, \.noun, "What flows here, as a noun: photo."),
      ])
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
