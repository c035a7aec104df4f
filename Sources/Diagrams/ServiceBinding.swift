package import Diagnostics

/// Which boxes of a drawing stand for which services of a run.
///
/// A service is looked for by its title and its name among the labels. What an author says in
/// `bind="Gateway=api, Lambda=orders"` comes first; `=cache` says that a service is not drawn.
package struct ServiceBinding: Sendable {
  /// A service by the name that a run uses and the one that readers see.
  package struct Service: Hashable, Sendable {
    package let name: String
    package let title: String

    package init(_ name: String, title: String? = nil) {
      self.name = name
      self.title = title ?? name
    }
  }

  let services: [Service]
  /// Pairs of a box, by label or id, and a service; no box for one that is not drawn.
  let pairs: [(box: String, service: String)]
  /// Where the author named the run.
  let runSpan: SourceSpan
  /// Where the author wrote the pairs.
  let pairsSpan: SourceSpan

  /// - Parameter map: as written in `bind`; a comma or `=` in a label is understood where a pair
  ///   follows.
  package init(
    services: [Service], at runSpan: SourceSpan, map: String? = nil, mapSpan: SourceSpan? = nil
  ) {
    self.services = services
    self.runSpan = runSpan
    pairsSpan = mapSpan ?? runSpan
    pairs = Self.pairs(map ?? "")
  }

  /// `Event (HTTP, Timer)=api, Lambda=orders`: a piece without `=` belongs to the next one.
  static func pairs(_ map: String) -> [(box: String, service: String)] {
    var pairs: [(box: String, service: String)] = []
    var open = ""
    for piece in map.split(separator: ",", omittingEmptySubsequences: false) {
      open += open.isEmpty ? String(piece) : "," + piece
      guard let equals = open.lastIndex(of: "=") else { continue }
      pairs.append(
        (
          Sketch.joined([String(open[..<equals])]),
          Sketch.joined([String(open[open.index(after: equals)...])])
        ))
      open = ""
    }
    if !Sketch.joined([open]).isEmpty { pairs.append((Sketch.joined([open]), "")) }
    return pairs
  }

  /// The services of each box, by the box's id, in the run's order. Reports `unknown-box`,
  /// `service-not-in-run`, `duplicate-label` and `service-not-drawn`.
  package func resolve(
    _ diagram: Diagram, into diagnostics: inout DiagnosticBag
  ) -> [String: [String]] {
    var bound: [String: [String]] = [:]
    var settled: Set<String> = []
    for (name, service) in pairs {
      guard services.contains(where: { $0.name == service }) else {
        diagnostics.report(
          .serviceNotInRun(service, pairsSpan, known: services.map(\.name)))
        continue
      }
      settled.insert(service)
      if name.isEmpty { continue }
      let box = diagram.box(called: name, at: pairsSpan, into: &diagnostics)
      if let box { bound[box.id, default: []].append(service) }
    }
    for service in services where !settled.contains(service.name) {
      let found = diagram.boxes(for: service)
      if found.count > 1 {
        diagnostics.report(.duplicateLabel(service.title, runSpan, boxes: found))
      } else if let box = found.first {
        bound[box.id, default: []].append(service.name)
      } else {
        let known = diagram.knownLabels
        diagnostics.report(.serviceNotDrawn(service, runSpan, known: known))
      }
    }
    let order = services.map(\.name)
    return bound.mapValues { names in order.filter(names.contains) }
  }
}

extension Diagram {
  /// The boxes that carry a service's title, else its name, else its name in words.
  fileprivate func boxes(for service: ServiceBinding.Service) -> [Box] {
    let words = String(service.name.map { $0 == "-" || $0 == "_" ? " " : $0 })
    for name in [service.title, service.name, words] {
      let found = boxes(called: name)
      if !found.isEmpty { return found }
    }
    return []
  }
}
