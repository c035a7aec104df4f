/// Ids from text, as GitHub makes them for headings.
package enum Slug {
  /// Lower case; letters, digits, `_` and `-` of every script stay, spaces become hyphens, the
  /// rest is dropped: `What's a "cold start"?` → `whats-a-cold-start`. Text without any of those
  /// becomes `section`; ids of footnotes are left to footnotes.
  package static func of(_ text: String) -> String {
    let slug = ascii(text) ?? folded(text)
    if slug.isEmpty { return "section" }
    return slug.hasPrefix("fn-") || slug.hasPrefix("fnref-") ? "section-" + slug : slug
  }

  /// The id of a text that is all ASCII, as most are; nil for others.
  private static func ascii(_ text: String) -> String? {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    return String(unsafeUninitializedCapacity: text.utf8.count) { buffer in
      var count = 0
      for byte in text.utf8 {
        let kept: UInt8
        switch byte {
        case UInt8(ascii: " "): kept = UInt8(ascii: "-")
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): kept = byte | 0x20
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "-"), UInt8(ascii: "_"):
          kept = byte
        default: continue
        }
        buffer[count] = kept
        count += 1
      }
      return count
    }
  }

  private static func folded(_ text: String) -> String {
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
    return slug
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
