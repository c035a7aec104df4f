/// Turns libyaml's marks (line and column, columns in Unicode scalars) into offsets.
struct MarkMap {
  private let bytes: [UInt8]
  private let lineStarts: [Int]

  /// O(bytes).
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    var index = 0
    while index < bytes.count {
      let width = Self.breakWidth(bytes, at: index)
      index += max(width, 1)
      if width > 0 { starts.append(index) }
    }
    lineStarts = starts
  }

  /// The offset of a mark; places beyond a line's or the text's end become that end.
  func offset(line: Int, column: Int) -> Int {
    guard line <= lineStarts.count else { return bytes.count }
    var offset = lineStarts[max(line, 1) - 1]
    var left = column - 1
    while left > 0, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }

  /// The offset of the first byte of the line that `offset` is in.
  func lineStart(of offset: Int) -> Int {
    var start = min(offset, bytes.count)
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    return start
  }

  /// The offset of the line feed that ends the line, or of the end of the text.
  func lineEnd(of offset: Int) -> Int {
    bytes[min(offset, bytes.count)...].firstIndex(of: 0x0A) ?? bytes.count
  }

  /// Bytes of the line break at an index, 0 when there is none. libyaml also breaks lines at
  /// next-line, line separator and paragraph separator.
  private static func breakWidth(_ bytes: [UInt8], at index: Int) -> Int {
    func byte(_ ahead: Int) -> UInt8 { index + ahead < bytes.count ? bytes[index + ahead] : 0 }
    switch bytes[index] {
    case 0x0A: return 1
    case 0x0D: return byte(1) == 0x0A ? 2 : 1
    case 0xC2: return byte(1) == 0x85 ? 2 : 0
    case 0xE2: return byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9) ? 3 : 0
    default: return 0
    }
  }
}
