/// Why a name that an author wrote stands for no variable of a trace.
package enum VariableProblem: Error, Hashable, Sendable {
  /// There is none of this name; there are those.
  case unknown([String])
  /// Several services have one; their full names.
  case ambiguous([String])
}

/// The variables of a trace, by what they are and by their names.
package struct TraceVariables: Sendable {
  package let all: [TraceVariable]
  private let places: [TraceVariable.ID: Int]
  /// By names that leave the service out.
  private let named: [String: [Int]]

  init(_ variables: [TraceVariable]) {
    var named: [String: [Int]] = [:]
    for (place, variable) in variables.enumerated() {
      named[variable.subject.name(in: variable.service), default: []].append(place)
    }
    var all = variables
    for places in named.values where places.count > 1 {  // any order: each marks its own places
      for place in places {
        all[place] = TraceVariable(all[place].id, start: all[place].start, isShared: true)
      }
    }
    self.all = all
    self.named = named
    places = Dictionary(
      variables.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  package subscript(id: TraceVariable.ID) -> Int? { places[id] }

  /// What an author means by `environment 2`, which only one service may have, by
  /// `environment 2 of resize`, or by `resize.environment 2`; with `service`, by the first.
  package func place(
    _ name: String, of service: String? = nil
  ) -> Result<Int, VariableProblem> {
    let places = named[name, default: []].filter { service == nil || all[$0].service == service }
    if places.count == 1 { return .success(places[0]) }
    if places.count > 1 { return .failure(.ambiguous(places.map { all[$0].name })) }
    guard let (name, owner) = Self.halves(name), service == nil || service == owner,
      let place = named[name]?.first(where: { all[$0].service == owner })
    else { return .failure(.unknown(all.map(\.name))) }
    return .success(place)
  }

  /// `environment 2` and `resize` of both ways to say whose it is.
  private static func halves(_ name: String) -> (name: String, service: String)? {
    if let of = name.ranges(of: " of ").last {
      return (String(name[..<of.lowerBound]), String(name[of.upperBound...]))
    }
    guard let dot = name.firstIndex(of: ".") else { return nil }
    return (String(name[name.index(after: dot)...]), String(name[..<dot]))
  }
}
