/// The classes of bytes that the flat reader tells apart.
enum FlatBytes {
  static func startsName(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
  }

  static func continuesName(_ byte: UInt8) -> Bool {
    startsName(byte) || isDigit(byte) || byte == UInt8(ascii: "-")
  }

  static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  /// Bytes that can only begin plain text, wherever they stand.
  static func startsText(_ byte: UInt8) -> Bool {
    if startsName(byte) || isDigit(byte) || byte >= 0x80 { return true }
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "+"), UInt8(ascii: "$"),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "^"), UInt8(ascii: "~"),
      UInt8(ascii: ";"), UInt8(ascii: "\\"):
      return true
    default: return false
    }
  }

  /// Bytes that end an unquoted entry of a list, or that are left to Yams there.
  static func endsListText(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x0A, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "["), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "#"):
      true
    default: false
    }
  }

  /// Line and paragraph separators, byte order marks and the two non-characters.
  static func isPeculiar(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
