/// The services of a run, all of one kind beside each other. A list of kinds is a type, so every
/// call of a service is a direct one: the optimiser makes a jump table of the kinds.
package protocol Rows {
  init()
  /// Adds a service; the result is where it stands, nil for a kind that is not in the list.
  mutating func add(_ kind: Service.Kind, _ site: ServiceSite, _ row: UInt16) -> RowPlace?
  mutating func receive(_ place: RowPlace, _ message: Message, _ effects: inout Effects)
  mutating func wake(_ place: RowPlace, _ timer: Timer, _ effects: inout Effects)
  /// What a visitor makes of one service.
  func visit<V: ServiceVisitor>(_ place: RowPlace, _ visitor: inout V)
  /// Does something with every service, in the order of the list.
  mutating func change<C: ServiceChange>(_ change: C, _ effects: inout Effects)
}

/// Where a service stands.
package struct RowPlace {
  /// The row in the list of kinds.
  let row: UInt16
  let index: UInt16
}

/// Looks at a service of any kind.
package protocol ServiceVisitor {
  mutating func visit<S: SimulatedService>(_ service: S)
}

/// Does something with a service of any kind.
package protocol ServiceChange {
  func change<S: SimulatedService>(_ service: inout S, _ effects: inout Effects)
}

/// One kind, and the kinds behind it in the list.
package struct Row<S: SimulatedService, Rest: Rows>: Rows {
  private var services: [S] = []
  private var rest = Rest()

  package init() {}

  package mutating func add(_ kind: Service.Kind, _ site: ServiceSite, _ row: UInt16) -> RowPlace? {
    guard let specification = kind.specification(of: S.self) else {
      return rest.add(kind, site, row + 1)
    }
    services.append(S(specification, site))
    return RowPlace(row: row, index: UInt16(services.count - 1))
  }

  @inline(__always)
  package mutating func receive(_ place: RowPlace, _ message: Message, _ effects: inout Effects) {
    guard place.row == 0 else { return rest.receive(place.behind, message, &effects) }
    services[Int(place.index)].receive(message, &effects)
  }

  @inline(__always)
  package mutating func wake(_ place: RowPlace, _ timer: Timer, _ effects: inout Effects) {
    guard place.row == 0 else { return rest.wake(place.behind, timer, &effects) }
    services[Int(place.index)].wake(timer, &effects)
  }

  package func visit<V: ServiceVisitor>(_ place: RowPlace, _ visitor: inout V) {
    guard place.row == 0 else { return rest.visit(place.behind, &visitor) }
    visitor.visit(services[Int(place.index)])
  }

  package mutating func change<C: ServiceChange>(_ change: C, _ effects: inout Effects) {
    for index in services.indices { change.change(&services[index], &effects) }
    rest.change(change, &effects)
  }
}

/// The end of a list of kinds.
package struct NoRow: Rows {
  package init() {}

  package mutating func add(_ kind: Service.Kind, _ site: ServiceSite, _ row: UInt16) -> RowPlace? {
    nil
  }
  package mutating func receive(_ place: RowPlace, _ message: Message, _ effects: inout Effects) {}
  package mutating func wake(_ place: RowPlace, _ timer: Timer, _ effects: inout Effects) {}
  package func visit<V: ServiceVisitor>(_ place: RowPlace, _ visitor: inout V) {}
  package mutating func change<C: ServiceChange>(_ change: C, _ effects: inout Effects) {}
}

extension RowPlace {
  /// The same place, seen from the row behind the first.
  @inline(__always)
  fileprivate var behind: RowPlace { RowPlace(row: row &- 1, index: index) }
}
