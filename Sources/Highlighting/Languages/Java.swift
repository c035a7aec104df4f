extension Language {
  static let java = Language(
    "java",
    Grammar(
      comments: [.line("//"), .block("/*", "*/")],
      strings: [StringRule("\"\"\"", multiline: true), StringRule("\""), StringRule("'")],
      words: [
        .init(.keyword, "class interface enum record extends implements", introduces: .type),
        .init(
          .keyword,
          """
          abstract assert break case catch const continue default do else exports final finally
          for goto if import instanceof module native new non-sealed opens package permits
          private protected public requires return sealed static strictfp switch synchronized
          throw throws transient try uses var volatile when while with yield
          """),
        .init(.type, "boolean byte char double float int long short void"),
        .init(.constant, "true false null"),
        .init(.variable, "this super"),
      ],
      wordStarts: "_$", wordParts: "_$", hooks: [("@", annotation)], wordHook: softKeyword,
      capitals: .types))

  private static let annotation: Grammar.Hook = { scanner in
    let end = scanner.skip(from: scanner.position + 1) {
      $0.isWordPart || $0 == UInt8(ascii: ".")
    }
    guard end > scanner.position + 1 else { return false }
    let isDefinition = scanner.has("@interface", at: scanner.position)
    scanner.emit(isDefinition ? .keyword : .meta, to: end)
    return true
  }

  /// `record`, `with`, `when`, `module` and their like are names when nothing follows that they
  /// could rule.
  private static let softKeyword: Grammar.WordHook = { scanner, word, _ in
    let words: [StaticString] = [
      "record", "with", "when", "module", "opens", "uses", "permits", "exports", "requires",
    ]
    let isSoft = words.contains {
      $0.utf8CodeUnitCount == word.count && scanner.has($0, at: word.lowerBound)
    }
    guard isSoft else { return nil }
    let next = scanner.byte(at: word.upperBound)
    let after = scanner.byte(at: word.upperBound + 1)
    if next == UInt8(ascii: " "), after.isWordPart { return nil }
    return next == UInt8(ascii: "(") ? .function : .plain
  }
}
