package import Diagnostics

/// The first look at the bytes of a text file, before anything else reads them.
package enum TextIntake {
  /// The text without the byte order mark that some editors write. What is not UTF-8 is reported
  /// as `not-utf8`, and its bytes are replaced one by one, so that places stay true.
  package static func check(_ text: SourceText, into bag: inout DiagnosticBag) -> SourceText {
    let bytes = text.bytes
    if let encoding = foreignMark(bytes) {
      bag.report(.notUTF8(encoding: encoding, at: text.span(0..<2)))
      return replacing(text) { _ in true }
    }
    if let bad = firstBadByte(bytes) {
      bag.report(.notUTF8(byte: bytes[bad], at: text.span(bad..<bad + 1)))
      return replacing(text) { $0 >= 0x80 }
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return bytes.starts(with: mark) ? text.slice(mark.count..<bytes.count) : text
  }

  private static func replacing(
    _ text: SourceText, where isBad: (UInt8) -> Bool
  ) -> SourceText {
    let bytes = text.bytes.map { isBad($0) ? UInt8(ascii: "?") : $0 }
    return SourceText(path: text.path, pieces: [(bytes[...], text.fileOffset(of: 0))])
  }

  private static func foreignMark(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16 (little-endian)" }
    if bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16 (big-endian)" }
    return nil
  }

  /// The offset of the first byte that is not part of UTF-8, or nil.
  private static func firstBadByte(_ bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var decoder = UTF8()
    var offset = 0
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return min(offset, bytes.count - 1)
      }
    }
  }
}
