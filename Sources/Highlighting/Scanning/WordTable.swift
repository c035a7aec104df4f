/// Words of a language that mean something, found by their bytes.
struct WordTable: Sendable {
  /// Words of one class.
  struct Group: Sendable {
    let kind: TokenClass
    let words: [Substring]
    /// The class of the word that follows: a function's name behind `def`.
    let introduced: TokenClass?

    /// Words separated by spaces and line breaks.
    init(_ kind: TokenClass, _ words: String, introduces introduced: TokenClass? = nil) {
      self.kind = kind
      self.words = words.split { $0 == " " || $0 == "\n" }
      self.introduced = introduced
    }
  }

  /// The meaning of a word.
  struct Entry: Sendable {
    fileprivate let start: Int
    fileprivate let count: Int
    let kind: TokenClass
    let introduced: TokenClass?
  }

  private var letters: [UInt8] = []
  private var entries: [Entry] = []
  /// Open addressing; 0 is an empty slot, else an entry's index plus one.
  private var slots: [UInt16]
  private let lengthMax: Int
  private let foldsCase: Bool

  /// Of a word in several groups the first counts. With `foldsCase` letter case counts as nothing;
  /// the words are then given in lower case.
  init(_ groups: [Group], foldsCase: Bool) {
    let count = groups.reduce(0) { $0 + $1.words.count }
    var size = 16
    while size < count * 4 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    lengthMax = groups.flatMap(\.words).map(\.utf8.count).max() ?? 0
    self.foldsCase = foldsCase
    for group in groups {
      for word in group.words { insert(Array(word.utf8), group) }
    }
  }

  private mutating func insert(_ word: [UInt8], _ group: Group) {
    let slot = word.withUnsafeBufferPointer { self.slot(of: $0, 0..<word.count) }
    guard slots[slot] == 0 else { return }
    entries.append(
      Entry(
        start: letters.count, count: word.count, kind: group.kind, introduced: group.introduced))
    letters += word
    slots[slot] = UInt16(entries.count)
  }

  /// The meaning of the word at a range of the code; nil when it is an ordinary word.
  func entry(_ code: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Entry? {
    guard word.count <= lengthMax else { return nil }
    let number = slots[slot(of: code, word)]
    return number == 0 ? nil : entries[Int(number) - 1]
  }

  /// The slot that holds the word, or the empty one where it would stand.
  private func slot(of code: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for index in word { hash = (hash ^ UInt32(folded(code[index]))) &* 16_777_619 }
    var slot = Int(hash ^ hash >> 15) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.count == word.count, isSame(entry, code, word.lowerBound) { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func isSame(_ entry: Entry, _ code: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    for index in 0..<entry.count
    where folded(code[start + index]) != letters[entry.start + index] {
      return false
    }
    return true
  }

  private func folded(_ byte: UInt8) -> UInt8 {
    foldsCase && byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }
}
