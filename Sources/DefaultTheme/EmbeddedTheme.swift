/// The theme that travels inside the binary, so that an installed `coldstart` works in an empty
/// folder. A site's own `theme/` overrides it file by file.
package enum EmbeddedTheme {
  /// One file of the theme; `path` is relative to `theme/`.
  package struct File: Sendable {
    package let path: String
    package let bytes: [UInt8]
  }

  /// All files, sorted by path.
  package static let files: [File] = embeddedFiles.map { file in
    let text = file.content.withUTF8Buffer { Array($0) }
    return File(path: "\(file.path)", bytes: file.isBase64 ? decodedBase64(text) : text)
  }
}

/// The bytes that base64 text stands for. Line breaks and padding are passed over.
private func decodedBase64(_ text: [UInt8]) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.count * 3 / 4)
  var bits: UInt32 = 0
  var count = 0
  // Looked up: the fonts are decoded in every build.
  let values = (UInt8.min...UInt8.max).map { sextet($0) ?? 64 }
  for character in text {
    let value = values[Int(character)]
    guard value < 64 else { continue }
    bits = bits << 6 | UInt32(value)
    count += 6
    if count >= 8 {
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
    }
  }
  return bytes
}

private func sextet(_ character: UInt8) -> UInt8? {
  switch character {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - UInt8(ascii: "A")
  case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 26
  case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0") + 52
  case UInt8(ascii: "+"): 62
  case UInt8(ascii: "/"): 63
  default: nil
  }
}
