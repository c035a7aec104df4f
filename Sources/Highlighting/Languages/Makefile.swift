extension Language {
  static let makefile = Language(
    "makefile", aliases: ["make", "mk"],
    Grammar(
      comments: [.line("#")], strings: [StringRule("\""), StringRule("'", escape: nil)],
      words: [
        .init(
          .keyword,
          "define else endef endif export ifdef ifeq ifndef ifneq include override unexport vpath")
      ],
      wordParts: "_-.", operators: "=", hooks: [("$", reference)], wordHook: target,
      callsAreFunctions: false))

  /// `$(NAME)`, `${NAME}`, `$@`.
  private static let reference: Grammar.Hook = { scanner in
    let next = scanner.byte(ahead: 1)
    let close: UInt8? =
      next == UInt8(ascii: "(") ? UInt8(ascii: ")") : next == UInt8(ascii: "{") ? 0x7D : nil
    guard let close else {
      guard next > 0x20 else { return false }
      scanner.emit(.variable, to: min(scanner.end, scanner.position + 2))
      return true
    }
    let end = scanner.skip(from: scanner.position) { $0 != close && $0 != 0x0A }
    scanner.emit(.variable, to: min(scanner.end, end + (scanner.byte(at: end) == close ? 1 : 0)))
    return true
  }

  /// A word at the beginning of a line: a target before `:`, a variable before `=`.
  private static let target: Grammar.WordHook = { scanner, word, _ in
    guard scanner.isAtStart else { return nil }
    let next = scanner.skip(from: word.upperBound, while: \.isBlank)
    let isAssigned =
      scanner.byte(at: next) == UInt8(ascii: "=")
      || scanner.byte(at: next + 1) == UInt8(ascii: "=")
    if isAssigned { return .variable }
    return scanner.byte(at: next) == UInt8(ascii: ":") ? .function : nil
  }
}
