/// Ids from text, as GitHub makes them for headings.
package enum Slug {
  /// Lower case; letters, digits, `_` and `-` of every script stay, spaces become hyphens, the
  /// rest is dropped: `What's a "cold start"?` → `whats-a-cold-start`. Text without any of those
  /// becomes `section`; ids of footnotes are left to footnotes.
  package static func of(_ text: String) -> String {
    var slug = ""
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case " ": slug.unicodeScalars.append("-")
      case "-", "_": slug.unicodeScalars.append(scalar)
      case "a"..."z", "0"..."9": slug.unicodeScalars.append(scalar)
      default:
        if scalar.value >= 0x80, isWordPart(scalar) { slug.unicodeScalars.append(scalar) }
      }
    }
    if slug.isEmpty { return "section" }
    return slug.hasPrefix("fn-") || slug.hasPrefix("fnref-") ? "section-" + slug : slug
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    if properties.isAlphabetic { return true }
    switch properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark,
      .connectorPunctuation:
      return true
    default: return false
    }
  }
}
