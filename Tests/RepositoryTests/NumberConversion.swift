/// Finds conversions of decimal numbers that trap on infinities, on what is no number and on what
/// is too large, as far as texts tell the types of names.
struct NumberConversion {
  private let decimal: Set<String>
  private static let conversion = #"\bU?Int(?:8|16|32|64|128)?\((?!\w+:)"#

  /// - Parameter files: those of one target; names are looked up in all of them.
  init(_ files: [TrackedFile]) throws {
    var decimal: Set<Substring> = []
    var others: Set<Substring> = []
    let computed = try Regex(#"\b(?:let|var) (\w+) = (?:Double\(|.*\.rounded\()"#)
    for line in files.flatMap({ SwiftCode($0.text).lines }) {
      for (name, type) in Self.declarations(in: line) {
        if type.hasPrefix("Double") { decimal.insert(name) } else { others.insert(name) }
      }
      guard line.contains(" = ") && (line.contains("Double(") || line.contains(".rounded(")) else {
        continue
      }
      if let name = line.firstMatch(of: computed)?.output[1].substring { decimal.insert(name) }
    }
    // A name that is also one of something else says nothing.
    self.decimal = Set(decimal.subtracting(others).map(String.init))
  }

  /// Names with the types behind their colons.
  private static func declarations(in line: String) -> [(name: Substring, type: Substring)] {
    let parts = line.split(separator: ": ", omittingEmptySubsequences: false)
    return zip(parts, parts.dropFirst()).compactMap { before, type in
      guard let first = type.first, first.isUppercase || first == "[" else { return nil }
      let name = before.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.count
      return name > 0 ? (before.suffix(name), type) : nil
    }
  }

  /// The lines on which a conversion is given a decimal number.
  func offences(in file: TrackedFile) throws -> [Offence] {
    let pattern = try Regex(Self.conversion)
    return SwiftCode(file.text).lines.enumerated().compactMap { index, line in
      guard line.contains("Int"),
        line.matches(of: pattern).contains(where: { takesDecimal(line[$0.range.upperBound...]) })
      else { return nil }
      return Offence(
        path: file.path, line: index + 1,
        text: "a conversion that traps on a number an author writes: use `Int(nearest:)`")
    }
  }

  /// - Parameter rest: what stands behind the opening parenthesis.
  private func takesDecimal(_ rest: Substring) -> Bool {
    var depth = 1
    let argument = rest.prefix { character in
      depth += character == "(" ? 1 : character == ")" ? -1 : 0
      return depth > 0
    }
    if argument.contains(".rounded(") || argument.contains(/\b\d[\d_]*(\.\d|e\d)/) { return true }
    return argument.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      .last.map { decimal.contains(String($0)) } ?? false
  }
}
