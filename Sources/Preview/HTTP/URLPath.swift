import FileTrees
import Markup

/// The way between the path of a URL and the key of a file. A URL is looked up, never opened: its
/// decoded components become a `SitePath`, which cannot leave its root, or nothing.
enum URLPath {
  /// A path below the base.
  struct Location: Equatable {
    /// Without the slash at the end; the root for the base itself.
    let path: SitePath
    /// Whether the URL ends with a slash, as folders do.
    let isFolder: Bool
  }

  /// The location of a percent-encoded path that begins with `/`, after the base was taken off.
  /// Nil for empty components, dots, encoded slashes, NUL, backslashes, and what is no UTF-8.
  static func location(_ path: Substring) -> Location? {
    guard path.hasPrefix("/") else { return nil }
    let rest = path.dropFirst()
    if rest.isEmpty { return Location(path: .root, isFolder: true) }
    let isFolder = rest.hasSuffix("/")
    var decoded: [String] = []
    for component in (isFolder ? rest.dropLast() : rest).split(
      separator: "/", omittingEmptySubsequences: false)
    {
      guard let text = Self.decoded(component), !text.utf8.contains(UInt8(ascii: "/")) else {
        return nil
      }
      decoded.append(text)
    }
    return SitePath(decoded.joined(separator: "/")).map { Location(path: $0, isFolder: isFolder) }
  }

  /// A path for a `Location` header: everything but unreserved characters and slashes encoded.
  static func encoded(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      let isPlain =
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39
        || [0x2D, 0x2E, 0x5F, 0x7E, 0x2F].contains(byte)
      if isPlain {
        bytes.append(byte)
      } else {
        bytes.append(contentsOf: [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text that percent escapes stand for; nil when they are broken or no UTF-8.
  static func decoded(_ component: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = component.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit)
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
