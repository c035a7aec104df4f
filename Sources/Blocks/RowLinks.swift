import MarkdownPages
import Markup

/// Links to rows of runs' tables. Whether a page has a row is known when all of it is rendered.
enum RowLinks {
  /// Fills the links of a page, or of a part that stands alone: those to rows that it has lead
  /// there, the others are words.
  static func settle(_ html: Fragment, rows: Set<String>) -> Fragment {
    let hasLinks = html.holes.contains { if case .row = $0.content { true } else { false } }
    guard hasLinks else { return html }
    return html.settled { content in
      guard case .row(let anchor) = content else { return nil }
      var bytes: [UInt8] = []
      if rows.contains(anchor) { bytes.append(attribute: "href", "#" + anchor) }
      return bytes
    }
  }
}

extension Node {
  /// The ids of the elements in it that blocks made. O(elements).
  var ids: Set<String> {
    switch self {
    case .element(let element):
      var ids = element.content.reduce(into: Set<String>()) { $0.formUnion($1.ids) }
      for attribute in element.attributes where attribute.name.description == "id" {
        if case .text(let id) = attribute.value { ids.insert(id) }
      }
      return ids
    case .group(let parts): return parts.reduce(into: []) { $0.formUnion($1.ids) }
    case .text, .printed, .prose, .drawing, .slot: return []
    }
  }
}
