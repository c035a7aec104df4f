import Markup

extension [UInt8] {
  /// Appends text so that XML shows it, inside an element or a quoted attribute. What XML 1.0
  /// cannot hold even as a reference, such as control characters, becomes U+FFFD.
  mutating func append(xml text: String) {
    append(escaped: text.unicodeScalars.allSatisfy(Self.isXML) ? text : Self.replaced(text))
  }

  /// Appends ` name="value"` of an element of XML.
  mutating func append(xmlAttribute name: StaticString, _ value: String) {
    append(literal: " ")
    append(literal: name)
    append(literal: "=\"")
    append(xml: value)
    append(literal: "\"")
  }

  private static func replaced(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      result.unicodeScalars.append(isXML(scalar) ? scalar : "\u{FFFD}")
    }
    return result
  }

  /// `Char` of XML 1.0, section 2.2; swift's scalars hold no surrogates.
  private static func isXML(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD: true
    case 0..<0x20, 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}
