extension Language {
  static let toml = Language(
    "toml",
    Grammar(
      comments: [.line("#")],
      strings: [
        StringRule("\"\"\"", multiline: true), StringRule("'''", escape: nil, multiline: true),
        StringRule("\""), StringRule("'", escape: nil),
      ],
      words: [.init(.constant, "true false inf nan")], wordParts: "_-", operators: "=",
      hooks: [("[", { $0.emitSection() })], wordHook: key, callsAreFunctions: false))

  static let ini = Language(
    "ini", aliases: ["cfg", "conf", "properties", "env", "dotenv"],
    Grammar(
      comments: [.line("#"), .line(";")], strings: [StringRule("\"")],
      words: [.init(.constant, "true false yes no on off")], wordParts: "_-.", operators: "=",
      hooks: [("[", { $0.emitSection() })], wordHook: key, callsAreFunctions: false))

  /// A word at the beginning of a line, or behind `{` or `,`, is a key.
  private static let key: Grammar.WordHook = { scanner, _, _ in
    scanner.isAfterOpening ? .property : nil
  }
}

extension Scanner {
  /// `[section]` at the beginning of a line; true when there is one.
  fileprivate mutating func emitSection() -> Bool {
    guard isAtStart else { return false }
    let end = skip(from: position) { $0 != UInt8(ascii: "]") && $0 != 0x0A }
    emit(.type, to: skip(from: end) { $0 == UInt8(ascii: "]") })
    return true
  }
}
