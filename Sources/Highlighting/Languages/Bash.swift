extension Language {
  static let bash = Language("bash", aliases: ["sh", "shell", "zsh"], Grammar.bash())

  /// A recorded session: `$ command` lines, and what they printed.
  static let console = Language(
    "console", aliases: ["shell-session", "shellsession", "terminal"]
  ) { scanner in
    while scanner.position < scanner.end {
      let end = scanner.lineEnd(from: scanner.position)
      let prompt = scanner.byte()
      let isPrompt =
        prompt == UInt8(ascii: "$") || prompt == UInt8(ascii: "%")
        || prompt == UInt8(ascii: ">")
      if isPrompt, scanner.byte(ahead: 1) == UInt8(ascii: " ") {
        scanner.emit(.meta, to: scanner.position + 2)
        scanner.embed(sessionGrammar, to: end)
      }
      scanner.emit(.plain, to: min(scanner.end, end + 1))
    }
  }

  private static let sessionGrammar = Grammar.bash()
}

extension Grammar {
  /// The shell, with words of a language that is built on it.
  static func bash(_ more: [WordTable.Group] = []) -> Grammar {
    Grammar(
      strings: [
        StringRule("\"", multiline: true, shellVariables: true),
        StringRule("'", escape: nil, multiline: true),
      ],
      words: more + [
        .init(.keyword, "for select", introduces: .variable),
        .init(.keyword, "function", introduces: .function),
        .init(
          .keyword,
          "if then elif else fi while until do done case esac time return break continue exit"),
      ],
      wordStarts: "_./~-+@%:,", wordParts: "_./~-+@%:,", operators: "<>&|=!",
      hooks: [
        ("#", comment), ("$", { $0.scanShellVariable() }), ("\\", escape), ("`", command),
        ("<", { $0.announceHeredoc(.shellVariables) }),
      ],
      wordHook: word, callsAreFunctions: false, restarts: ";|&({!")
  }

  /// A hash begins a comment only where a word may begin.
  private static let comment: Hook = { scanner in
    let before = scanner.byte(ahead: -1)
    guard scanner.isAtStart || before.isBlank || before == UInt8(ascii: ";") else { return false }
    scanner.emit(.comment, to: scanner.lineEnd(from: scanner.position))
    return true
  }

  /// A backslash and what it takes the meaning from; not a line feed, which ends the line.
  private static let escape: Hook = { scanner in
    let next = scanner.byte(ahead: 1)
    guard next != 0x0A, next != 0x0D else { return false }
    scanner.emit(.plain, to: min(scanner.end, scanner.position + 2))
    return true
  }

  /// A backquote, behind which a command begins.
  private static let command: Hook = { scanner in
    scanner.emit(.punctuation, to: scanner.position + 1)
    scanner.restarts = true
    return true
  }

  /// The first word of a statement is a command, a word with a hyphen an option.
  private static let word: WordHook = { scanner, word, grammar in
    let first = scanner.code[word.lowerBound]
    if first == UInt8(ascii: "-"), word.count > 1, scanner.byte(ahead: -1) <= 0x20 {
      return .attribute
    }
    let isName = first.isLetter || first == UInt8(ascii: "_")
    if isName, scanner.byte(at: word.upperBound) == UInt8(ascii: "=") { return .variable }
    let entry = grammar.words.entry(scanner.code, word)
    guard scanner.isAtStart else {
      if scanner.wasExpected, word.count == 2, scanner.has("in", at: word.lowerBound) {
        return .keyword
      }
      // Dockerfile has instructions inside lines, in capitals.
      if entry != nil, scanner.isAllCapitals(word) { return .keyword }
      return scanner.expected ?? .plain
    }
    guard let entry else { return .function }
    // Behind `then` and its like another command begins; behind `for` a name does.
    scanner.restarts = entry.introduced == nil
    return nil
  }
}
