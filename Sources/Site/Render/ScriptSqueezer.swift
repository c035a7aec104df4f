import Markup

/// Takes out of a script what only its readers need: comments, indentation, blanks and line ends
/// that separate nothing. Names, texts and the order of everything stay as they are.
struct ScriptSqueezer {
  /// The script without what its readers alone need. O(bytes).
  static func squeezed(_ script: [UInt8]) -> [UInt8] {
    var squeezer = ScriptSqueezer(script)
    squeezer.run()
    return squeezer.result + [UInt8(ascii: "\n")]
  }

  private enum Gap: Comparable { case none, blank, line }

  private let source: [UInt8]
  private var index = 0
  private var result: [UInt8] = []
  /// What stood between the last token and the next.
  private var gap = Gap.none
  /// The last word, empty when a sign came after it.
  private var word: [UInt8] = []
  /// For each open parenthesis: whether a statement follows where it closes, as after `if (…)`.
  private var heads: [Bool] = []
  private var closedHead = false
  /// For each open bracket, and the whole: whether its last statement declares constants.
  private var declares = [false]
  /// Whether a semicolon has just ended such a statement.
  private var endsDeclaration = false

  private init(_ source: [UInt8]) {
    self.source = source
    result.reserveCapacity(source.count)
  }

  private mutating func run() {
    while index < source.count {
      switch source[index] {
      case UInt8(ascii: " "), 0x09, 0x0D: gap = max(gap, .blank)
      case 0x0A: gap = .line
      case UInt8(ascii: "/") where next == UInt8(ascii: "/"): skipLine()
      case UInt8(ascii: "/") where next == UInt8(ascii: "*"): skipComment()
      default:
        appendToken()
        continue
      }
      index += 1
    }
  }

  private var next: UInt8? { index + 1 < source.count ? source[index + 1] : nil }

  private mutating func skipLine() {
    while index + 1 < source.count, source[index + 1] != 0x0A { index += 1 }
  }

  /// To the last byte of a comment. One with line ends counts as a line end.
  private mutating func skipComment() {
    index += 2
    while index < source.count {
      if source[index] == 0x0A { gap = .line }
      if source[index] == UInt8(ascii: "*"), next == UInt8(ascii: "/") { break }
      index += 1
    }
    gap = max(gap, .blank)
    index += 1
  }

  private mutating func appendToken() {
    let start = index
    let byte = source[index]
    if Self.isWord(byte) {
      while index < source.count, Self.isWord(source[index]) { index += 1 }
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      skipText()
    } else if byte == UInt8(ascii: "`") {
      skipTemplate()
    } else if byte == UInt8(ascii: "/"), startsPattern {
      skipPattern()
    } else {
      index += 1
    }
    let token = source[start..<min(index, source.count)]
    let isDeclaration = token.elementsEqual("const".utf8) && result.last != UInt8(ascii: ".")
    if isDeclaration, endsDeclaration, result.last == UInt8(ascii: ";") {
      joinDeclarations()
    } else {
      separate(from: byte)
      note(byte)
      result += token
      word = Self.isWord(byte) ? Array(token) : []
      if isDeclaration { declares[declares.count - 1] = true }
    }
  }

  /// `const a = 1; const b = 2;` is one declaration.
  private mutating func joinDeclarations() {
    result[result.count - 1] = UInt8(ascii: ",")
    declares[declares.count - 1] = true
    endsDeclaration = false
    word = []
    gap = .none
  }

  /// Keeps of a gap what the meaning needs, and drops a semicolon that a brace makes needless.
  private mutating func separate(from byte: UInt8) {
    defer { gap = .none }
    guard let last = result.last else { return }
    if byte == UInt8(ascii: "}"), last == UInt8(ascii: ";"), !closedHead,
      let before = result.dropLast().last, !"({:;".utf8.contains(before)
    {
      result.removeLast()
      return
    }
    if gap == .line, !Self.goesOn.contains(last), !Self.continues.contains(byte) {
      result.append(0x0A)
      declares[declares.count - 1] = false
    } else if gap != .none, Self.wouldJoin(last, byte) {
      result.append(UInt8(ascii: " "))
    }
  }

  /// Remembers brackets, to know where an empty statement may stand and what a semicolon ends.
  private mutating func note(_ byte: UInt8) {
    endsDeclaration = false
    switch byte {
    case UInt8(ascii: "("):
      heads.append(["if", "for", "while", "with"].contains { word.elementsEqual($0.utf8) })
    case UInt8(ascii: ")"): closedHead = heads.popLast() ?? false
    case UInt8(ascii: ";"):
      closedHead = closedHead || ["else", "do"].contains { word.elementsEqual($0.utf8) }
      endsDeclaration = declares[declares.count - 1]
      declares[declares.count - 1] = false
    default: break
    }
    if !");".utf8.contains(byte) { closedHead = false }
    if "([{".utf8.contains(byte) { declares.append(false) }
    if ")]}".utf8.contains(byte), declares.count > 1 { declares.removeLast() }
  }

  /// Whether a slash begins a pattern: after a sign or a word that cannot end a value.
  private var startsPattern: Bool {
    let openers = ["return", "typeof", "case", "in", "of", "void", "delete"]
    guard word.isEmpty else { return openers.contains { word.elementsEqual($0.utf8) } }
    guard let last = result.last else { return true }
    return "(,=:[!&|?{;+-*%<>~^".utf8.contains(last)
  }

  private mutating func skipText() {
    let quote = source[index]
    index += 1
    while index < source.count, source[index] != quote {
      index += source[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    index += 1
  }

  /// A text between backquotes, with what stands in its braces, which may hold further ones.
  private mutating func skipTemplate() {
    index += 1
    while index < source.count, source[index] != UInt8(ascii: "`") {
      if source[index] == UInt8(ascii: "$"), next == UInt8(ascii: "{") {
        index += 2
        skipBraces()
      } else {
        index += source[index] == UInt8(ascii: "\\") ? 2 : 1
      }
    }
    index += 1
  }

  /// To behind the brace that closes a place in a template.
  private mutating func skipBraces() {
    var depth = 1
    while index < source.count, depth > 0 {
      switch source[index] {
      case UInt8(ascii: "`"): skipTemplate()
      case UInt8(ascii: "\""), UInt8(ascii: "'"): skipText()
      case UInt8(ascii: "{"):
        depth += 1
        index += 1
      case UInt8(ascii: "}"):
        depth -= 1
        index += 1
      default: index += 1
      }
    }
  }

  private mutating func skipPattern() {
    var isClass = false
    index += 1
    while index < source.count, isClass || source[index] != UInt8(ascii: "/") {
      if source[index] == UInt8(ascii: "[") { isClass = true }
      if source[index] == UInt8(ascii: "]") { isClass = false }
      index += source[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    index += 1
    while index < source.count, Self.isWord(source[index]) { index += 1 }
  }

  /// After these a statement never ends; before those none begins.
  private static let goesOn = Array("{;,([=&|?:<".utf8)
  private static let continues = Array("})];,.?:=&|<>".utf8)

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
      || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "@") || isDigit(byte)
      || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// Whether two bytes mean something else without a blank between them: `a b`, `a + +b`,
  /// `1 .toFixed()`, and the signs that browsers take for comments of HTML.
  private static func wouldJoin(_ last: UInt8, _ byte: UInt8) -> Bool {
    if isWord(last), isWord(byte) { return true }
    switch (last, byte) {
    case (UInt8(ascii: "+"), UInt8(ascii: "+")), (UInt8(ascii: "-"), UInt8(ascii: "-")),
      (UInt8(ascii: "/"), UInt8(ascii: "/")), (UInt8(ascii: "/"), UInt8(ascii: "*")),
      (UInt8(ascii: "-"), UInt8(ascii: ">")), (UInt8(ascii: "<"), UInt8(ascii: "!")):
      return true
    case (_, UInt8(ascii: ".")): return isDigit(last)
    default: return false
    }
  }
}
