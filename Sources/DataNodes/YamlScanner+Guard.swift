extension YamlScanner {
  /// Aliases that may appear in a text before keys are looked at: with fewer, a nest of aliases
  /// stands for some thousand nodes at most.
  private static let aliasesMax = 24

  /// The offset of something that is used as a key and is no text, in a text with many aliases;
  /// nil when there is none.
  ///
  /// Yams compares keys by walking them, and a key made of nested aliases may stand for billions
  /// of nodes. Keys that are not text are refused later anyway; here they must be refused before.
  func dangerousKey() -> Int? {
    var aliases = 0
    var key: Int?
    for offset in bytes.indices {
      switch bytes[offset] {
      case UInt8(ascii: "*") where startsToken(offset):
        aliases += 1
        if isFollowedByColon(endOfWord(from: offset)) { key = key ?? offset }
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if isFollowedByColon(offset + 1) { key = key ?? offset }
      case UInt8(ascii: "?") where startsToken(offset) && Self.isSpace(byte(at: offset + 1)):
        key = key ?? offset
      default: continue
      }
    }
    return aliases >= Self.aliasesMax ? key : nil
  }

  private func startsToken(_ offset: Int) -> Bool {
    offset == 0 || Self.isSpace(bytes[offset - 1]) || Self.isFlow(bytes[offset - 1])
  }

  private func isFollowedByColon(_ start: Int) -> Bool {
    var offset = start
    while byte(at: offset) == 0x20 || byte(at: offset) == 0x09 { offset += 1 }
    return byte(at: offset) == UInt8(ascii: ":")
  }
}
