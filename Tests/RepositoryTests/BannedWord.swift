/// A word that this repository does without, and what stands in its place.
struct BannedWord: Sendable {
  /// A regular expression, matched against one line.
  let pattern: String
  let instead: String
  /// Whether only `Sources/` is meant.
  var inSourcesOnly = false
  /// Targets that may use it.
  var allowed: Set<String> = []

  /// Words of Swift code. The patterns are cut in two where the text would find itself.
  static let swift: [BannedWord] = [
    BannedWord(pattern: #"\btry!"#, instead: "handle the error, or return a diagnostic"),
    BannedWord(pattern: #"\bas!"#, instead: "`as?` with a diagnostic, or a type that fits"),
    BannedWord(
      pattern: #"@unchecked Sendable"#, instead: "a value type, or a Mutex from Synchronization"),
    BannedWord(
      pattern: #"nonisolated\(unsafe\)"#, instead: "a `let`, or a Mutex from Synchronization"),
    BannedWord(
      pattern: #"\bfatalError\b"#,
      instead: "a diagnostic for what an author wrote, `preconditionFailure` with a full sentence"
        + " for what a programmer did"),
    BannedWord(
      pattern: #"\breplacingOccurrences\b"#, instead: "one pass over the bytes, or `replacing`"),
    BannedWord(
      pattern: #"\bDate\(\)"#, instead: "the clock of the site's configuration (`--now`)",
      inSourcesOnly: true, allowed: ["ColdstartCommands"]),
    BannedWord(
      pattern: #"\.random\("#, instead: "a RandomStream with a seed: a run can be repeated"),
    BannedWord(
      pattern: #"(^|[^\w.])print\("#, instead: "a diagnostic, or the console of the commands",
      inSourcesOnly: true, allowed: ["ColdstartCommands", "EmbedTool"]),
    BannedWord(
      pattern: #"(^|[^.\w])public\b"#, instead: "`package`", allowed: ["Embedded"]),
    BannedWord(
      pattern: #"@testable"#,
      instead: "`package` on what the test needs: tests run on the release build"),
    BannedWord(
      pattern: #"\bfunc (get|do)[A-Z]"#, instead: "a noun for a value, a plain verb for an effect"),
    BannedWord(
      pattern:
        #"\b(struct|class|enum|actor|protocol) \w*(Manager|Helper|Util|Utils|Utility|Info)\b"#,
      instead: "the name of what it is"),
    BannedWord(
      pattern: #"\bprecondition\([^,]*\)$"#, instead: "a message: a full sentence about the rule",
      inSourcesOnly: true),
  ]

  /// Words of every kind of file, prose included.
  static let everywhere: [BannedWord] = [
    BannedWord(
      pattern: #"\b(TO"# + #"DO|FIX"# + #"ME|XX"# + #"X)\b"#,
      instead: "the code itself, or nothing"),
    BannedWord(
      pattern: #"(^|[^\w.])/wo"# + #"rk/|\bsha"# + #"red/|\.lib"# + #"rary/"#,
      instead: "a path of this repository, or nothing"),
    BannedWord(
      pattern: #"(?i)\bissue"# + #"s? #?\d"#, instead: "the reason itself, in words"),
    BannedWord(
      pattern: #"(?i)\b(py"# + #"pi\.org|deb\.deb"# + #"ian\.org|registry\.np"# + #"mjs)"#,
      instead: "no host: each machine has its own registry set up"),
  ]
}
