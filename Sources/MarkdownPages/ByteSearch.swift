import CMarkShim

/// Finds short words in long texts, with the C library's search.
package enum ByteSearch {
  /// Whether `word` stands in `bytes`. O(bytes).
  package static func contains(_ bytes: [UInt8], _ word: String) -> Bool {
    contains(bytes, word) { _, _ in true }
  }

  /// Whether `word` stands in `bytes` where `holds` is true of the place. O(bytes).
  static func contains(
    _ bytes: [UInt8], _ word: String,
    where holds: (UnsafeBufferPointer<UInt8>, Int) -> Bool
  ) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var from = 0
      while let place = place(of: word, in: bytes, from: from) {
        if holds(bytes, place) { return true }
        from = place + 1
      }
      return false
    }
  }

  /// Where `word` stands next; nil when it does not. O(bytes).
  static func place(
    of word: String, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count else { return nil }
    var word = word
    return word.withUTF8 { word in
      coldstart_find(base + start, bytes.count - start, word.baseAddress, word.count)
        .map { $0 - base }
    }
  }
}
