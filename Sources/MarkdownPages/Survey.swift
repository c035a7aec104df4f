/// One look at every byte of a page, for all that wants to know where something stands. Most
/// bytes are nothing to anybody, so one pass with a table costs less than a pass for each asker.
struct Survey {
  /// The offset at which every line starts, and the end of the text. A line ends with LF, CR LF or
  /// CR alone, as in CommonMark.
  private(set) var lineStarts: [Int] = [0]
  private(set) var colons: [Int] = []
  /// Offsets of the `[` of `[^`.
  private(set) var footnoteMarks: [Int] = []
  /// The first byte that no text may hold.
  private(set) var control: Int?
  private(set) var hasCarriageReturns = false
  private(set) var pipes = 0
  /// `<?` and `<!`.
  private(set) var openings = 0
  private(set) var parentheses = 0

  /// O(bytes).
  init(_ bytes: [UInt8]) {
    lineStarts.reserveCapacity(bytes.count / 32 + 2)
    bytes.withUnsafeBufferPointer { bytes in
      Self.classes.withUnsafeBufferPointer { classes in
        for index in 0..<bytes.count {
          let found = classes[Int(bytes[index])]
          if found != 0 { note(found, at: index, bytes) }
        }
      }
    }
    if lineStarts.last != bytes.count { lineStarts.append(bytes.count) }
  }

  private mutating func note(
    _ found: UInt8, at index: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch found {
    case Self.lineFeed: lineStarts.append(index + 1)
    case Self.colon: colons.append(index)
    case Self.pipe: pipes += 1
    case Self.parenthesis: parentheses += 1
    case Self.angle: if next == UInt8(ascii: "?") || next == UInt8(ascii: "!") { openings += 1 }
    case Self.bracket: if next == UInt8(ascii: "^") { footnoteMarks.append(index) }
    case Self.carriageReturn:
      hasCarriageReturns = true
      if next != 0x0A { lineStarts.append(index + 1) }
    default: control = control ?? index
    }
  }

  private static let lineFeed: UInt8 = 1
  private static let carriageReturn: UInt8 = 2
  private static let colon: UInt8 = 3
  private static let pipe: UInt8 = 4
  private static let parenthesis: UInt8 = 5
  private static let angle: UInt8 = 6
  private static let bracket: UInt8 = 7
  private static let controlByte: UInt8 = 8

  private static let classes: [UInt8] = (0..<256).map { byte in
    switch UInt8(byte) {
    case 0x0A: lineFeed
    case 0x0D: carriageReturn
    case 0x09: 0
    case 0..<0x20, 0x7F: controlByte
    case UInt8(ascii: ":"): colon
    case UInt8(ascii: "|"): pipe
    case UInt8(ascii: ")"): parenthesis
    case UInt8(ascii: "<"): angle
    case UInt8(ascii: "["): bracket
    default: 0
    }
  }

  /// Whether no text may hold this byte.
  static func isControl(_ byte: UInt8) -> Bool { classes[Int(byte)] == controlByte }
}
