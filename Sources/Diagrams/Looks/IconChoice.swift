package import Diagnostics

/// Which boxes get another icon than their words tell: `icon="Orders=table, Audit=none"`.
package struct IconChoice: Sendable {
  private let pairs: [(box: String, kind: String)]
  private let span: SourceSpan

  /// - Parameter map: as the author wrote it, at `span`.
  package init(_ map: String, at span: SourceSpan) {
    pairs = ServiceBinding.pairs(map).map { ($0.box, $0.service) }
    self.span = span
  }

  /// The kinds of all boxes. Reports `unknown-icon`, `unknown-box` and `duplicate-label`.
  func kinds(_ diagram: Diagram, into diagnostics: inout DiagnosticBag) -> [String: BoxKind?] {
    var kinds: [String: BoxKind?] = [:]
    for (name, word) in pairs {
      let kind = BoxKind(rawValue: word)
      guard kind != nil || word == "none" else {
        diagnostics.report(.unknownIcon(word, span))
        continue
      }
      let box = diagram.box(called: name, at: span, into: &diagnostics)
      if let box { kinds[box.id] = .some(kind) }
    }
    return kinds
  }
}
