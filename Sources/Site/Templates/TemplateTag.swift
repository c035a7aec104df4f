import Diagnostics

/// One `{{…}}` of a template.
struct TemplateTag: Sendable {
  /// The kind of tag.
  enum Kind: Sendable { case variable, raw, section, inverted, close, partial, comment, unclosed }

  let kind: Kind
  let name: String
  /// The whole tag in the source's bytes.
  let range: Range<Int>

  /// All tags in order. A tag without an end is the last one.
  static func all(in bytes: [UInt8]) -> [TemplateTag] {
    var tags: [TemplateTag] = []
    var index = 0
    while let start = find("{{", in: bytes, from: index) {
      let isTriple = start + 2 < bytes.count && bytes[start + 2] == UInt8(ascii: "{")
      let closer: StaticString = isTriple ? "}}}" : "}}"
      guard let end = find(closer, in: bytes, from: start + 2) else {
        tags.append(
          TemplateTag(kind: .unclosed, name: "", range: start..<min(start + 2, bytes.count)))
        return tags
      }
      let range = start..<(end + closer.utf8CodeUnitCount)
      let inner = bytes[(start + (isTriple ? 3 : 2))..<end]
      tags.append(isTriple ? tag(.raw, inner, range) : tag(inner, range))
      index = range.upperBound
    }
    return tags
  }

  /// A tag by the sign it begins with.
  private static func tag(_ inner: ArraySlice<UInt8>, _ range: Range<Int>) -> TemplateTag {
    let inner = inner.drop(while: isSpace)
    let kind: Kind? =
      switch inner.first {
      case UInt8(ascii: "#"): .section
      case UInt8(ascii: "^"): .inverted
      case UInt8(ascii: "/"): .close
      case UInt8(ascii: ">"): .partial
      case UInt8(ascii: "&"): .raw
      case UInt8(ascii: "!"): .comment
      default: nil
      }
    return tag(kind ?? .variable, kind == nil ? inner : inner.dropFirst(), range)
  }

  private static func tag(
    _ kind: Kind, _ inner: ArraySlice<UInt8>, _ range: Range<Int>
  ) -> TemplateTag {
    var inner = inner.drop(while: isSpace)
    while let last = inner.last, isSpace(last) { inner.removeLast() }
    return TemplateTag(kind: kind, name: String(decoding: inner, as: UTF8.self), range: range)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t")
  }

  private static func find(_ mark: StaticString, in bytes: [UInt8], from start: Int) -> Int? {
    mark.withUTF8Buffer { mark in
      guard bytes.count >= mark.count, start <= bytes.count - mark.count else { return nil }
      return (start...(bytes.count - mark.count)).first { index in
        bytes[index] == mark[0] && bytes[index..<(index + mark.count)].elementsEqual(mark)
      }
    }
  }
}
