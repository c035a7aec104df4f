/// How a kind of string looks.
struct StringRule: Sendable {
  /// Code inside a string: `${…}`.
  struct Interpolation: Sendable {
    let open: [UInt8]
    /// Brackets of this kind nest inside.
    let bracket: UInt8
    let close: UInt8
    /// The mark written twice stands for itself.
    let isEscapedByDoubling: Bool

    init(_ open: String, closedBy close: Character, isEscapedByDoubling: Bool = false) {
      self.open = Array(open.utf8)
      bracket = self.open[self.open.count - 1]
      self.close = close.asciiValue ?? bracket
      self.isEscapedByDoubling = isEscapedByDoubling
    }
  }

  /// Words that must stand before the opening mark, lower case; empty for bare strings.
  let prefixes: [[UInt8]]
  let open: [UInt8]
  let close: [UInt8]
  let kind: TokenClass
  /// Takes its special meaning from the byte that follows.
  let escape: UInt8?
  let isMultiline: Bool
  /// The closing mark written twice stands for itself.
  let isEscapedByDoubling: Bool
  let interpolations: [Interpolation]
  /// Directly behind a word the mark is an apostrophe of a text between the code.
  let isApostropheBehindWords: Bool
  /// Shell variables and commands begin with `$`.
  let hasShellVariables: Bool
  /// Bytes at which reading the string must stop and look; bits by byte.
  private let stops: [Bool]

  init(
    _ open: String, _ close: String? = nil, prefixes: [String] = [], kind: TokenClass = .string,
    escape: Character? = "\\", multiline: Bool = false, doubling: Bool = false,
    interpolations: [Interpolation] = [], shellVariables: Bool = false,
    apostropheBehindWords: Bool = false
  ) {
    isApostropheBehindWords = apostropheBehindWords
    self.prefixes = prefixes.map { Array($0.utf8) }
    self.open = Array(open.utf8)
    self.close = Array((close ?? open).utf8)
    self.kind = kind
    self.escape = escape?.asciiValue
    isMultiline = multiline
    isEscapedByDoubling = doubling
    self.interpolations = interpolations
    hasShellVariables = shellVariables
    var stops = [Bool](repeating: false, count: 256)
    stops[Int(self.close[0])] = true
    if let escape = self.escape { stops[Int(escape)] = true }
    if !multiline { stops[0x0A] = true }
    if shellVariables { stops[Int(UInt8(ascii: "$"))] = true }
    for interpolation in interpolations { stops[Int(interpolation.open[0])] = true }
    self.stops = stops
  }

  /// True for a byte that may mean something inside the string.
  func isStop(_ byte: UInt8) -> Bool { stops[Int(byte)] }
}
