extension Language {
  static let swift = Language(
    "swift",
    Grammar(
      comments: [.line("//"), .block("/*", "*/", nests: true)],
      strings: [
        StringRule("\"\"\"", multiline: true, interpolations: [.init("\\(", closedBy: ")")]),
        StringRule("\"", interpolations: [.init("\\(", closedBy: ")")]),
      ],
      words: [
        .init(.keyword, "func macro", introduces: .function),
        .init(
          .keyword, "struct enum class actor protocol extension typealias associatedtype",
          introduces: .type),
        .init(
          .keyword,
          """
          as async await borrowing break case catch consuming continue convenience default defer
          deinit do dynamic each else fallthrough fileprivate final for guard if import in
          indirect infix init inout internal is isolated lazy let mutating nonisolated
          nonmutating open operator optional override package postfix precedencegroup prefix
          private public repeat required rethrows return some static subscript switch throw
          throws try unowned var weak where while any consume copy
          """),
        .init(.constant, "true false nil"),
        .init(.variable, "self super"),
        .init(.type, "Self Any Void Never"),
      ],
      wordStarts: "_$", hooks: [("#", poundSign), ("@", attribute), ("`", quotedName)],
      capitals: .types))

  /// `#"raw"#`, `##"""raw"""##`, and directives such as `#if`.
  private static let poundSign: Grammar.Hook = { scanner in
    let mark = scanner.skip(from: scanner.position) { $0 == UInt8(ascii: "#") }
    let hashes = mark - scanner.position
    if scanner.byte(at: mark) == UInt8(ascii: "\"") {
      let isLong = scanner.has("\"\"\"", at: mark)
      scanner.emit(.string, to: mark + (isLong ? 3 : 1))
      scanner.frames.append(.string(rule: isLong ? 0 : 1, hashes: hashes))
      return true
    }
    guard scanner.byte(at: mark).isLetter else {
      scanner.emit(.operator, to: mark)
      return true
    }
    scanner.emit(.meta, to: scanner.skip(from: mark) { $0.isWordPart })
    scanner.isAfterValue = true
    return true
  }

  private static let attribute: Grammar.Hook = { scanner in
    let end = scanner.skip(from: scanner.position + 1) { $0.isWordPart }
    guard end > scanner.position + 1 else { return false }
    scanner.emit(.meta, to: end)
    return true
  }

  /// A name that would be a keyword without its backquotes.
  private static let quotedName: Grammar.Hook = { scanner in
    let end = scanner.skip(from: scanner.position + 1) { $0.isWordPart }
    guard end > scanner.position + 1, scanner.byte(at: end) == UInt8(ascii: "`") else {
      return false
    }
    scanner.emit(.plain, to: end + 1)
    scanner.isAfterValue = true
    return true
  }
}
