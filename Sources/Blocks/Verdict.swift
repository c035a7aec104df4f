import Learning
package import MarkdownPages

/// Yes, no or partly, as a cell of a comparison begins.
package struct Verdict {
  /// The three verdicts.
  package enum Kind {
    case yes, no, partly

    /// The class that a cell with this verdict has.
    package var cellClass: String {
      switch self {
      case .yes: "cell-yes"
      case .no: "cell-no"
      case .partly: "cell-partly"
      }
    }

    var mark: String {
      switch self {
      case .yes: "✓"
      case .no: "✗"
      case .partly: "~"
      }
    }

    var word: Word {
      switch self {
      case .yes: .yes
      case .no: .no
      case .partly: .partly
      }
    }
  }

  package let kind: Kind
  /// What the cell says behind the mark or word.
  package let rest: Fragment

  /// The marks and words a cell may begin with. A variation selector behind an emoji is a part of
  /// the mark.
  private static let beginnings: [(text: String, kind: Kind)] = [
    ("✅", .yes), ("✔", .yes), ("✓", .yes), ("❌", .no), ("✘", .no), ("✗", .no), ("✖", .no),
    ("⚠", .partly), ("〜", .partly), ("yes", .yes), ("no", .no), ("partly", .partly),
    ("partial", .partly), ("partially", .partly), ("sometimes", .partly), ("limited", .partly),
  ]

  /// The verdict a cell begins with, or nil.
  package init?(_ cell: Fragment) {
    let bytes = cell.bytes
    for (text, kind) in Self.beginnings {
      guard let end = Self.end(of: Array(text.utf8), in: bytes) else { continue }
      self.kind = kind
      rest = cell.dropping(Self.skipped(bytes, from: end))
      return
    }
    return nil
  }

  /// Where the beginning ends when it stands there as a word of its own.
  private static func end(of beginning: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= beginning.count,
      zip(bytes, beginning).allSatisfy({ lowercased($0) == $1 })
    else { return nil }
    let end = beginning.count
    let isWord = beginning[0] < 0x80
    guard isWord, end < bytes.count else { return end }
    let next = lowercased(bytes[end])
    let continues = next >= 0x80 || (0x61...0x7A).contains(next) || (0x30...0x39).contains(next)
    // "No code" and "no-op" are sentences, not verdicts: what follows a word is a mark of
    // punctuation, a bracket or a line break.
    let endsPhrase = [UInt8](",.;:(<–—".utf8).contains(bytes[end])
    let isSpaced = bytes[end] == 0x20 && end + 1 < bytes.count && isAside(bytes[(end + 1)...])
    return !continues && (endsPhrase || isSpaced) ? end : nil
  }

  private static func isAside(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.first == UInt8(ascii: "(") || bytes.starts(with: "–".utf8)
      || bytes.starts(with: "—".utf8) || bytes.starts(with: "- ".utf8)
      || bytes.starts(with: "&lt;".utf8) || bytes.starts(with: "<sup".utf8)
  }

  /// Over a variation selector, a comma or dash, and spaces.
  private static func skipped(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    if bytes[index...].starts(with: [0xEF, 0xB8, 0x8F]) { index += 3 }
    if index < bytes.count, [UInt8](",.;:".utf8).contains(bytes[index]) { index += 1 }
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    return index
  }

  /// What a cell says, for telling whether options differ: marks and words for the same verdict
  /// are the same.
  static func normalized(_ text: String) -> String {
    guard let verdict = Verdict(Fragment(Array(text.utf8))) else {
      return text.lowercased()
    }
    return "\(verdict.kind.cellClass) \(String(decoding: verdict.rest.bytes, as: UTF8.self))"
      .lowercased()
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
