import FileTrees

/// Turns names into components of addresses.
enum AddressPart {
  /// A file or folder name as a component: names of unreserved ASCII stay as they are; of others,
  /// letters become lower case and each run of anything but letters, digits, `.`, `_`, `~` becomes
  /// one hyphen. Empty when nothing is left.
  static func component(_ name: String) -> String {
    if name.utf8.allSatisfy(isUnreserved) { return name }
    return text(name)
  }

  /// Words as a component: always lower case, hyphens between words. `Cold starts!` is
  /// `cold-starts`.
  static func text(_ words: String) -> String {
    var result = ""
    var pendingHyphen = false
    for scalar in words.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark
        || scalar == "." || scalar == "_" || scalar == "~"
      {
        if pendingHyphen, !result.isEmpty { result.append("-") }
        pendingHyphen = false
        result.unicodeScalars.append(scalar)
      } else {
        pendingHyphen = true
      }
    }
    return result
  }

  /// Whether a path's components are no longer than file systems allow, with room for a digest, and
  /// none at the top is a name that publications use themselves.
  static func canBeWritten(_ path: SitePath) -> Bool {
    path.components.allSatisfy { $0.utf8.count <= 240 } && !path.text.hasPrefix(".coldstart-")
  }

  /// A file name as words for a title: `cold-start` is `Cold start`; a leading number goes.
  static func title(_ name: String) -> String {
    let (_, rest) = number(name)
    let words = rest.map { $0 == "-" || $0 == "_" ? " " : $0 }
    let text = String(words)
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// The number a name starts with (`01-intro` → 1, `intro`), nil when it starts with none or is
  /// nothing but digits.
  static func number(_ name: String) -> (number: Int?, rest: String) {
    let digits = name.utf8.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    let rest = name.dropFirst(digits.count)
    guard !digits.isEmpty, digits.count < 10, let first = rest.first,
      first == "-" || first == "_" || first == "."
    else { return (nil, name) }
    return (Int(String(name.prefix(digits.count))), String(rest.dropFirst()))
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
