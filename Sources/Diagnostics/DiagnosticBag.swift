/// The diagnostics of one piece of work. Parsers take one `inout` and never throw for what an
/// author wrote.
package struct DiagnosticBag: Sendable {
  package private(set) var items: [Diagnostic] = []

  package init() {}

  /// True when something in here stops publishing.
  package var hasErrors: Bool { items.contains { $0.severity == .error } }

  /// Whether something stops publishing when, with `strict`, warnings count as errors.
  package func hasErrors(strict: Bool) -> Bool {
    hasErrors || strict && items.contains { $0.severity == .warning }
  }
  package var isEmpty: Bool { items.isEmpty }

  /// Adds one diagnostic.
  package mutating func report(_ diagnostic: Diagnostic) {
    items.append(diagnostic)
  }

  /// Adds all of another bag, in its order.
  package mutating func merge(_ other: DiagnosticBag) {
    items.append(contentsOf: other.items)
  }

  /// The diagnostics by path, place and code, identical ones once: the order they are printed in.
  /// With `strict`, warnings are errors; without `notes`, what is told on request is left out.
  package func sorted(strict: Bool = false, notes: Bool = true) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return
      items
      .filter { notes || $0.severity != .note }
      .map { diagnostic in
        var diagnostic = diagnostic
        if strict, diagnostic.severity == .warning { diagnostic.severity = .error }
        return diagnostic
      }
      .filter { seen.insert($0).inserted }
      .enumerated()
      .sorted { left, right in
        let (a, b) = (Self.key(left.element), Self.key(right.element))
        return a == b ? left.offset < right.offset : a < b
      }
      .map(\.element)
  }

  private static func key(_ diagnostic: Diagnostic) -> (String, Int, Int, String) {
    (
      diagnostic.span?.path ?? "", diagnostic.span?.start ?? 0, diagnostic.span?.end ?? 0,
      diagnostic.code.id
    )
  }
}
