package import Diagnostics

/// The first look at the bytes of a text file, before anything else reads them.
package enum TextIntake {
  /// The file as text: UTF-8, without the byte order mark that some editors write. Nil, with
  /// `not-utf8` reported, when it is something else.
  package static func check(
    _ bytes: [UInt8], path: String, into bag: inout DiagnosticBag
  ) -> SourceText? {
    if let encoding = foreignMark(bytes) {
      bag.report(.notUTF8(encoding: encoding, at: .file(path)))
      return nil
    }
    if let bad = firstBadByte(bytes) {
      let span = SourceText(path: path, bytes: bytes).span(bad..<bad + 1)
      bag.report(.notUTF8(byte: bytes[bad], at: span))
      return nil
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    guard bytes.starts(with: mark) else { return SourceText(path: path, bytes: bytes) }
    return SourceText(path: path, pieces: [(bytes[mark.count...], mark.count)])
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
