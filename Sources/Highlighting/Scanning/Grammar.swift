/// A language as the shared scanner knows it: a table, and small functions for what no table
/// can say.
struct Grammar: Sendable {
  /// Looks at the scanner's position; true when it moved on, false to let others look.
  typealias Hook = @Sendable (inout Scanner) -> Bool
  /// The class of a word at a range, or nil for the usual rules.
  typealias WordHook = @Sendable (inout Scanner, Range<Int>, Grammar) -> TokenClass?

  /// How a comment looks.
  enum CommentRule: Sendable {
    /// To the end of the line.
    case line(String)
    /// Between two marks; the flag says whether such comments nest.
    case block(String, String, nests: Bool = false)
  }

  /// The constructs that may begin at a byte, in the order in which they are tried.
  enum Opener: Sendable {
    case lineComment([UInt8])
    case blockComment([UInt8], [UInt8], nests: Bool)
    case string(Int)
    case hook(Hook)
  }

  /// The class of words that begin with a capital; all in capitals they are constants.
  enum Capitals: Sendable {
    /// Names like any other.
    case names
    case types
    /// Types, but behind a point names like any other.
    case typesButMembers
  }

  /// Bits of what a byte is.
  enum Role {
    static let space: UInt8 = 1
    static let newline: UInt8 = 2
    static let wordStart: UInt8 = 4
    static let wordPart: UInt8 = 8
    static let digit: UInt8 = 16
    static let opener: UInt8 = 32
    static let `operator`: UInt8 = 64
  }

  let words: WordTable
  let strings: [StringRule]
  /// Role bits by byte.
  let roles: [UInt8]
  /// By byte, for bytes with the opener role.
  let openers: [[Opener]]
  let wordHook: WordHook?
  let capitals: Capitals
  /// Words before `(` are functions.
  let callsAreFunctions: Bool
  /// Bytes behind which a new statement begins, as a new line does.
  let restarts: [UInt8]
  /// Strings may carry a prefix that makes them of another kind.
  let hasStringPrefixes: Bool

  init(
    comments: [CommentRule] = [], strings: [StringRule] = [], words: [WordTable.Group] = [],
    foldsCase: Bool = false, wordStarts: String = "_", wordParts: String = "_",
    operators: String = "+-*/%=<>!&|^~?", hooks: [(bytes: String, hook: Hook)] = [],
    wordHook: WordHook? = nil, capitals: Capitals = .names,
    callsAreFunctions: Bool = true, restarts: String = ""
  ) {
    self.words = WordTable(words, foldsCase: foldsCase)
    self.strings = strings
    self.wordHook = wordHook
    self.capitals = capitals
    self.callsAreFunctions = callsAreFunctions
    self.restarts = Array(restarts.utf8)
    hasStringPrefixes = strings.contains { !$0.prefixes.isEmpty }
    openers = Self.openers(comments, strings, hooks)
    var roles = Self.roles(wordStarts: wordStarts, wordParts: wordParts, operators: operators)
    for byte in 0..<256 where !openers[byte].isEmpty { roles[byte] |= Role.opener }
    self.roles = roles
  }

  private static func roles(
    wordStarts: String, wordParts: String, operators: String
  ) -> [UInt8] {
    var roles = [UInt8](repeating: 0, count: 256)
    for byte in [0x20, 0x09, 0x0D, 0x0C] { roles[byte] = Role.space }
    roles[0x0A] = Role.newline
    for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
      roles[Int(letter)] = Role.wordStart | Role.wordPart
      roles[Int(letter ^ 0x20)] = Role.wordStart | Role.wordPart
    }
    // Letters outside ASCII are words in every language; so is what is no text at all.
    for byte in 0x80...0xFF { roles[byte] = Role.wordStart | Role.wordPart }
    for digit in UInt8(ascii: "0")...UInt8(ascii: "9") {
      roles[Int(digit)] = Role.digit | Role.wordPart
    }
    for byte in operators.utf8 { roles[Int(byte)] |= Role.operator }
    for byte in wordStarts.utf8 { roles[Int(byte)] |= Role.wordStart }
    for byte in wordParts.utf8 { roles[Int(byte)] |= Role.wordPart }
    return roles
  }

  private static func openers(
    _ comments: [CommentRule], _ strings: [StringRule], _ hooks: [(bytes: String, hook: Hook)]
  ) -> [[Opener]] {
    var openers = [[Opener]](repeating: [], count: 256)
    for comment in comments {
      switch comment {
      case .line(let mark):
        let mark = Array(mark.utf8)
        openers[Int(mark[0])].append(.lineComment(mark))
      case .block(let open, let close, let nests):
        let open = Array(open.utf8)
        openers[Int(open[0])].append(.blockComment(open, Array(close.utf8), nests: nests))
      }
    }
    for (index, rule) in strings.enumerated() where rule.prefixes.isEmpty {
      openers[Int(rule.open[0])].append(.string(index))
    }
    for (bytes, hook) in hooks {
      for byte in bytes.utf8 { openers[Int(byte)].append(.hook(hook)) }
    }
    return openers
  }
}
