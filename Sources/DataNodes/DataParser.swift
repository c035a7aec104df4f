package import Diagnostics

/// Reads YAML of one document.
package enum DataParser {
  /// How much a text may hold; a file beyond it is a mistake or an attack on the build.
  enum Limits {
    /// Nodes after aliases are resolved.
    static let nodesMax = 200_000
    /// Lists and mappings inside one another.
    static let depthMax = 64
  }

  /// The document's root, null for a text without any value, nil when the text is no YAML.
  /// A byte order mark, which some editors write, is passed over. Spans lie in the file that
  /// `text` was taken from.
  ///
  /// Reports `data-not-utf8`, `data-syntax`, `duplicate-key`, `key-not-text`, `unknown-tag`,
  /// `too-much-data`.
  package static func parse(_ text: SourceText, into bag: inout DiagnosticBag) -> DataNode? {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if text.bytes.starts(with: mark) {
      return parse(text.slice(mark.count..<text.bytes.count), into: &bag)
    }
    var flat = FlatReader(text)
    if let node = flat.read() { return node }
    return parseFully(text, into: &bag)
  }

  /// The same without the fast reader, which gives equal nodes for what it accepts.
  package static func parseFully(
    _ text: SourceText, into bag: inout DiagnosticBag
  ) -> DataNode? {
    if let offset = firstUndecodable(text.bytes) {
      bag.report(.dataNotUTF8(at: text.span(offset..<offset + 1)))
      return nil
    }
    return YamsReader.read(text, into: &bag)
  }

  /// The offset of the first byte that does not belong to UTF-8 text; nil when all do.
  private static func firstUndecodable(_ bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var offset = 0
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += UTF8.width(scalar)
    }
    return offset
  }
}
