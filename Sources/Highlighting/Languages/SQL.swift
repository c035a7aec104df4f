extension Language {
  static let sql = Language(
    "sql", aliases: ["postgresql", "postgres", "mysql", "sqlite", "plsql"],
    Grammar(
      comments: [.line("--"), .block("/*", "*/")],
      strings: [
        StringRule("'", escape: nil, multiline: true, doubling: true),
        StringRule("\"", kind: .variable, escape: nil, doubling: true),
        StringRule("`", kind: .variable, escape: nil, doubling: true),
      ],
      words: [
        .init(
          .keyword,
          """
          add all alter analyze and any as asc begin between by cascade case check column commit
          conflict constraint create cross current database default deferrable delete desc
          distinct do drop else end except exists explain extension fetch filter first following
          for foreign from full function grant group having if ilike in index inner insert
          intersect interval into is isnull join key language last lateral left like limit
          lock materialized natural not nothing nulls of offset on only or order outer over
          partition preceding primary procedure range recursive references rename replace
          returning revoke right rollback row rows schema select sequence set some table temp
          temporary then to transaction trigger truncate unbounded union unique update using
          vacuum values view when where window with without
          """),
        .init(
          .type,
          """
          bigint bigserial binary bit blob boolean bool bytea char character clob date datetime
          decimal double float int int4 int8 integer json jsonb money nchar numeric nvarchar
          precision real serial smallint text time timestamp timestamptz tinyint uuid varchar
          varying
          """),
        .init(.constant, "true false null current_date current_time current_timestamp"),
      ],
      foldsCase: true, hooks: [("$", dollarQuoted), ("$:", parameter)]))

  /// `$$it's$$` and `$name$…$name$`: a string of PostgreSQL.
  private static let dollarQuoted: Grammar.Hook = { scanner in
    let dollar = UInt8(ascii: "$")
    let tagEnd = scanner.skip(from: scanner.position + 1) { $0.isWordPart }
    guard scanner.byte(at: tagEnd) == dollar, scanner.position >= scanner.unclosedUntil else {
      return false
    }
    let tag = scanner.position...tagEnd
    var index = tagEnd + 1
    while index + tag.count <= scanner.end {
      if scanner.code[index] == dollar,
        scanner.code[index..<index + tag.count].elementsEqual(scanner.code[tag])
      {
        scanner.emit(.string, to: index + tag.count)
        scanner.isAfterValue = true
        return true
      }
      index += 1
    }
    scanner.unclosedUntil = scanner.end
    return false
  }

  /// `$1`, `:name`.
  private static let parameter: Grammar.Hook = { scanner in
    let isCast = scanner.byte(ahead: -1) == UInt8(ascii: ":")
    let end = scanner.skip(from: scanner.position + 1) { $0.isWordPart }
    guard end > scanner.position + 1, !isCast else { return false }
    scanner.emit(.variable, to: end)
    scanner.isAfterValue = true
    return true
  }
}
