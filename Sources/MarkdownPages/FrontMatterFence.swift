package import Diagnostics

/// The lines of `---` around a page's front matter.
package enum FrontMatterFence {
  /// Where the front matter of a text stands, its lines of `---` left out, and where the body
  /// begins; nil for a text that does not begin with such a line. O(bytes of the front matter).
  package static func split(_ bytes: [UInt8]) -> (matter: Range<Int>, body: Int?)? {
    guard let first = lineEnd(bytes, 0), isFence(bytes[0..<first]) else { return nil }
    var start = first + 1
    while start < bytes.count {
      let end = lineEnd(bytes, start) ?? bytes.count
      if isFence(bytes[start..<end]) {
        return ((first + 1)..<start, min(end + 1, bytes.count))
      }
      start = end + 1
    }
    return (0..<first, nil)
  }

  /// A text without its front matter.
  package static func body(of text: SourceText) -> SourceText {
    guard let body = split(text.bytes)?.body else { return text }
    return text.slice(body..<text.bytes.count)
  }

  private static func lineEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
    bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count >= 3, line.prefix(3).allSatisfy({ $0 == UInt8(ascii: "-") }) else {
      return false
    }
    return line.dropFirst(3).allSatisfy {
      $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r")
    }
  }
}
