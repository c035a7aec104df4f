/// Telling words apart.
extension Scanner {
  /// A keyword, a type, a function, or plain text.
  mutating func scanWord(_ grammar: Grammar) {
    var end = position + 1
    while end < self.end, grammar.roles[Int(code[end])] & Grammar.Role.wordPart != 0 { end += 1 }
    let word = position..<end
    if grammar.hasStringPrefixes, openPrefixedString(word, grammar) { return }
    if let hook = grammar.wordHook, let kind = hook(&self, word, grammar) {
      isAfterValue = kind != .keyword
      wasExpected = expected != nil
      expected = nil
      return emit(kind, to: end)
    }
    if let entry = grammar.words.entry(code, word), !isMember {
      isAfterValue = entry.kind != .keyword
      expected = entry.introduced
      return emit(entry.kind, to: end)
    }
    let kind = expected ?? kind(word, grammar)
    isAfterValue = true
    wasExpected = expected != nil
    expected = nil
    emit(kind, to: end)
  }

  /// True behind a single point, where keywords are names: `event.from`.
  var isMember: Bool {
    byte(ahead: -1) == UInt8(ascii: ".") && byte(ahead: -2) != UInt8(ascii: ".")
  }

  private func kind(_ word: Range<Int>, _ grammar: Grammar) -> TokenClass {
    let isCall = grammar.callsAreFunctions && byte(at: word.upperBound) == UInt8(ascii: "(")
    let first = code[word.lowerBound]
    guard first >= 0x41, first <= 0x5A, grammar.capitals != .names else {
      return isCall ? .function : .plain
    }
    if word.count > 1, isAllCapitals(word) { return .constant }
    guard isMember, grammar.capitals == .typesButMembers else { return .type }
    return isCall ? .function : .plain
  }

  func isAllCapitals(_ word: Range<Int>) -> Bool {
    word.allSatisfy { index in
      let byte = code[index]
      return byte >= 0x41 && byte <= 0x5A || byte.isDigit || byte == 0x5F
    }
  }

  /// A string whose kind the word before its mark decides: `f"…"`.
  private mutating func openPrefixedString(_ word: Range<Int>, _ grammar: Grammar) -> Bool {
    guard word.count <= 3 else { return false }
    for (index, rule) in grammar.strings.enumerated()
    where !rule.prefixes.isEmpty && has(rule.open, at: word.upperBound) {
      let isWanted = rule.prefixes.contains { prefix in
        prefix.count == word.count
          && prefix.indices.allSatisfy { code[word.lowerBound + $0].lowercased == prefix[$0] }
      }
      guard isWanted else { continue }
      emit(rule.kind, to: word.upperBound + rule.open.count)
      frames.append(.string(rule: index, hashes: 0))
      return true
    }
    return false
  }
}
