/// Reads code from its first byte to its last and says what every byte belongs to.
///
/// The position only moves forward and every byte passed gets a class, so the tokens cover the code
/// without gaps whatever a language's rules do. What is nested (strings with code in them, which
/// holds strings) stands on a stack instead of the call stack: no code is too deep.
struct Scanner {
  /// A construct that the scanner is inside of.
  enum Frame {
    /// Code inside a string, up to `close` where brackets balance.
    case code(close: UInt8, bracket: UInt8, depth: Int)
    /// A string; `hashes` is how many `#` a raw string's marks carry.
    case string(rule: Int, hashes: Int)
    case heredoc(Heredoc)
  }

  let code: UnsafeBufferPointer<UInt8>
  /// Where the scanner stands.
  private(set) var position: Int
  /// Where it stops: before the end of the code when one language holds another.
  let end: Int
  var frames: [Frame] = []
  /// Bodies that begin at the next line.
  var heredocs: [Heredoc] = []
  /// Nothing but white space stands before the position in its line or statement.
  var isAtStart = true
  /// The next token begins a statement.
  var restarts = false
  /// The token before was a value, so that a slash divides.
  var isAfterValue = false
  /// The class of the next word, when the word before decides it.
  var expected: TokenClass?
  /// The word before was classed by the word before it.
  var wasExpected = false
  /// Before this place no regular expression is closed in its line: it is not looked for twice.
  var unclosedUntil = 0
  private var tokens: [Token] = []
  private var runKind = TokenClass.plain

  init(_ code: UnsafeBufferPointer<UInt8>) {
    self.init(code, 0..<code.count)
    tokens.reserveCapacity(code.count / 6 + 8)
  }

  private init(_ code: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.code = code
    position = range.lowerBound
    end = range.upperBound
  }

  /// The tokens of all that was passed; what is left becomes plain.
  mutating func finished() -> [Token] {
    emit(.plain, to: code.count)
    if position > 0 { tokens.append(Token(end: position, kind: runKind)) }
    return tokens
  }

  /// Moves on to `end` and gives the bytes passed a class. Neighbours of one class become one
  /// token.
  @inline(__always) mutating func emit(_ kind: TokenClass, to end: Int) {
    guard end > position else { return }
    if kind != runKind {
      if position > 0 { tokens.append(Token(end: position, kind: runKind)) }
      runKind = kind
    }
    position = end
  }

  /// Reads a range by another grammar and goes on behind it.
  mutating func embed(_ grammar: Grammar, to end: Int) {
    guard end > position else { return }
    var inner = Scanner(code, position..<min(end, self.end))
    inner.run(grammar)
    for token in inner.finishedRange() { emit(token.kind, to: token.end) }
  }

  private mutating func finishedRange() -> [Token] {
    emit(.plain, to: end)
    tokens.append(Token(end: position, kind: runKind))
    return tokens
  }

  /// The byte some places behind the position; 0 behind the end and before the beginning.
  @inline(__always) func byte(ahead count: Int = 0) -> UInt8 {
    let index = position + count
    return index >= 0 && index < end ? code[index] : 0
  }

  /// The byte at a place; 0 outside the code.
  @inline(__always) func byte(at index: Int) -> UInt8 {
    index >= 0 && index < end ? code[index] : 0
  }

  /// True when these bytes stand at a place.
  @inline(__always) func has(_ bytes: [UInt8], at index: Int) -> Bool {
    guard index + bytes.count <= end else { return false }
    for offset in 0..<bytes.count where code[index + offset] != bytes[offset] { return false }
    return true
  }

  /// The end of the line that a place is in: its line feed, or the end.
  func lineEnd(from index: Int) -> Int {
    var index = index
    while index < end, code[index] != 0x0A { index += 1 }
    return index
  }

  /// The first place from `index` on where a byte does not satisfy the condition.
  @inline(__always) func skip(from index: Int, while condition: (UInt8) -> Bool) -> Int {
    var index = index
    while index < end, condition(code[index]) { index += 1 }
    return index
  }

  /// The first place from `index` on that holds these bytes; the end when none does.
  func find(_ bytes: StaticString, from index: Int) -> Int {
    let wanted = UnsafeBufferPointer(start: bytes.utf8Start, count: bytes.utf8CodeUnitCount)
    var index = index
    while index + wanted.count <= end {
      if code[index] == wanted[0],
        wanted.indices.allSatisfy({ code[index + $0] == wanted[$0] })
      {
        return index
      }
      index += 1
    }
    return end
  }

  /// True when the text stands at a place; the letters A to Z count as their lower case.
  func has(_ text: StaticString, at index: Int) -> Bool {
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard index >= 0, index + wanted.count <= end else { return false }
    return wanted.indices.allSatisfy { code[index + $0].lowercased == wanted[$0].lowercased }
  }
}

extension UInt8 {
  /// A to Z as a to z; other bytes as they are.
  var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
  /// A letter of ASCII.
  var isLetter: Bool { lowercased >= 0x61 && lowercased <= 0x7A }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  /// A space or a tab.
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  /// A letter, digit, underscore or part of a character outside ASCII.
  var isWordPart: Bool { isLetter || isDigit || self == 0x5F || self >= 0x80 }
}
