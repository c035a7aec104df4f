/// Finds loops over sets and dictionaries, as far as one file's text tells the types of names.
enum UnorderedWalk {
  private static let excuses = [".sorted", ".min(", ".max(", ".isEmpty", "// any order:"]

  static func offences(in file: TrackedFile) throws -> [Offence] {
    let code = SwiftCode(file.text).lines
    let names = try unorderedNames(in: code)
    guard !names.isEmpty else { return [] }
    let any = names.joined(separator: "|")
    let loop = try Regex("\\bin (self\\.)?(\(any))(\\.keys|\\.values)? (\\{|where)")
    let call = try Regex(
      "(^|[^\\w.\"]|self\\.)(\(any))(\\.keys|\\.values)?"
        + "\\.(map|flatMap|compactMap|forEach|joined|reduce|first|enumerated)\\b")
    return zip(code, file.lines).enumerated().compactMap { index, pair in
      let (blanked, written) = pair
      guard blanked.contains(loop) || blanked.contains(call),
        !excuses.contains(where: { written.contains($0) })
      else { return nil }
      return Offence(
        path: file.path, line: index + 1,
        text: "a Set or Dictionary is walked in no fixed order: sort it first, keep an array,"
          + " or end the line with `// any order:` and the reason")
    }
  }

  /// Names that the file declares with a set's or a dictionary's type, and never with another.
  private static func unorderedNames(in code: [String]) throws -> [String] {
    let types = try Regex(#"\b(\w+): (?:Set<|\[[A-Za-z.]+: )"#)
    let values = try Regex(#"\b(?:let|var) (\w+) = (?:Set\(|Set<|\[[A-Za-z.]+: )"#)
    let others = try Regex(#"\b(\w+): \[[^\]:]+\]|\b(?:let|var) (\w+)(?:\)| =(?! Set| \[\w+: ))"#)
    func names(_ pattern: Regex<AnyRegexOutput>) -> [String] {
      code.flatMap { $0.matches(of: pattern) }.flatMap { match in
        match.output.dropFirst().compactMap { $0.substring.map(String.init) }
      }
    }
    let ordered = Set(names(others))
    return Set(names(types) + names(values)).filter { !ordered.contains($0) }
      .filter { $0.first?.isLetter == true }.sorted()
  }
}
