/// How many terminal columns characters take.
extension Character {
  /// 0 for what only marks its neighbour, 2 for East Asian wide characters and emoji, else 1.
  var displayWidth: Int {
    var width = 0
    for scalar in unicodeScalars {
      // The emoji variation selector turns a plain symbol into a wide picture.
      if scalar.value == 0xFE0F { return 2 }
      width = max(width, scalar.displayWidth)
    }
    return width
  }

  /// The character as it may be sent to a terminal: controls and marks that turn the direction of
  /// writing would let a page's text rewrite the message around it.
  var harmless: Character {
    unicodeScalars.contains(where: \.isTreacherous) ? "\u{FFFD}" : self
  }
}

extension String {
  /// One line of harmless characters; line breaks become spaces.
  package var harmlessLine: String {
    isPlain ? self : String(map { $0.isNewline ? " " : $0.harmless })
  }

  /// Harmless characters, line breaks and tabs: what may be sent to a terminal. O(bytes).
  package var harmlessText: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A || $0 == 0x09 }) { return self }
    return String(map { $0 == "\n" || $0 == "\t" ? $0 : $0 == "\r\n" ? "\n" : $0.harmless })
  }

  private var isPlain: Bool { utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
}

extension Unicode.Scalar {
  /// First and last scalars of the blocks that terminals draw two columns wide.
  private static let wideBlocks: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18AFF, 0x1B000...0x1B2FF, 0x20000...0x3FFFD,
  ]

  fileprivate var displayWidth: Int {
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if properties.isEmojiPresentation { return 2 }
    return Self.wideBlocks.contains { $0.contains(value) } ? 2 : 1
  }

  var isTreacherous: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
