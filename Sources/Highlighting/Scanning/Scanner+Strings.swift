/// Reading strings, and the code inside them.
extension Scanner {
  /// Reads a string to its end, or to code inside it.
  mutating func scanString(_ rule: StringRule, hashes: Int) {
    var index = position
    while index < end {
      let byte = code[index]
      guard rule.isStop(byte) else {
        index += 1
        continue
      }
      if byte == 0x0A, !rule.isMultiline {
        emit(rule.kind, to: index)
        frames.removeLast()
        return
      }
      if open(rule, at: index, hashes: hashes) { return }
      if byte == rule.escape, isEscape(at: index, hashes: hashes) {
        index += 2
      } else if has(rule.close, at: index), hasHashes(hashes, at: index + rule.close.count) {
        if rule.isEscapedByDoubling, has(rule.close, at: index + rule.close.count) {
          index += rule.close.count * 2
          continue
        }
        emit(rule.kind, to: index + rule.close.count + hashes)
        frames.removeLast()
        isAfterValue = true
        return
      } else {
        index = skipDoubled(rule, at: index)
      }
    }
    emit(rule.kind, to: end)
  }

  /// In a raw string a backslash means something only before the string's hashes.
  private func isEscape(at index: Int, hashes: Int) -> Bool {
    hasHashes(hashes, at: index + 1)
  }

  private func hasHashes(_ count: Int, at index: Int) -> Bool {
    for offset in 0..<count where byte(at: index + offset) != UInt8(ascii: "#") { return false }
    return true
  }

  /// Code begins here: `${`, `{`, `\(`, `$name`.
  private mutating func open(_ rule: StringRule, at index: Int, hashes: Int) -> Bool {
    for interpolation in rule.interpolations
    where code[index] == interpolation.open[0]
      && opens(interpolation, at: index, hashes: hashes)
    {
      emit(rule.kind, to: index)
      emit(.punctuation, to: index + interpolation.open.count + hashes)
      enterCode(close: interpolation.close, bracket: interpolation.bracket)
      return true
    }
    guard rule.hasShellVariables, code[index] == UInt8(ascii: "$") else { return false }
    emit(rule.kind, to: index)
    return scanShellVariable()
  }

  /// Pushes a frame of code and lets a statement begin.
  mutating func enterCode(close: UInt8, bracket: UInt8) {
    frames.append(.code(close: close, bracket: bracket, depth: 0))
    isAtStart = true
    restarts = true
    isAfterValue = false
  }

  private func opens(
    _ interpolation: StringRule.Interpolation, at index: Int, hashes: Int
  ) -> Bool {
    guard hashes == 0 else {
      return hasHashes(hashes, at: index + 1)
        && byte(at: index + 1 + hashes) == interpolation.bracket
    }
    guard has(interpolation.open, at: index) else { return false }
    return !interpolation.isEscapedByDoubling
      || !has(interpolation.open, at: index + interpolation.open.count)
  }

  /// Passes over a mark written twice, or one byte.
  private func skipDoubled(_ rule: StringRule, at index: Int) -> Int {
    for interpolation in rule.interpolations
    where interpolation.isEscapedByDoubling && has(interpolation.open, at: index) {
      return index + interpolation.open.count * 2
    }
    return index + 1
  }
}
