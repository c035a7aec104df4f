/// Finds short words in long texts.
package enum ByteSearch {
  /// Whether `word` stands in `bytes`. O(bytes × word), in practice one comparison a byte.
  package static func contains(_ bytes: [UInt8], _ word: String) -> Bool {
    let word = Array(word.utf8)
    guard let first = word.first else { return true }
    return bytes.withUnsafeBufferPointer { bytes in
      var place = 0
      while let found = bytes[place...].firstIndex(of: first) {
        if bytes[found...].starts(with: word) { return true }
        place = found + 1
      }
      return false
    }
  }
}
