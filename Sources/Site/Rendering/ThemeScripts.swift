import Diagnostics
import FileTrees
import MarkdownPages

/// The theme's scripts as they are written, ready to publish: those that every page loads, joined,
/// one for each custom element, which is loaded where the element stands, and those that are loaded
/// when wanted.
struct ThemeScripts {
  /// For every page, behind its content.
  private(set) var page: [UInt8] = []
  /// For every page, before the first paint.
  private(set) var early: [UInt8] = []
  /// By the element's name without `x-`, sorted.
  private(set) var elements: [(name: String, bytes: [UInt8])] = []
  /// By file name without `.js`, sorted.
  private(set) var later: [(name: String, bytes: [UInt8])] = []

  /// Reads `components/`. A file that defines the element of its own name, `tabs.js` that defines
  /// `x-tabs`, is loaded where the element stands; files in `early/` before the first paint, files
  /// in `later/` when another script asks for them; all others everywhere.
  init(_ theme: Theme, into bag: inout DiagnosticBag) {
    for file in theme.files(in: "components", ending: ".js") {
      let name = String(file.path.text.dropFirst("components/".count).dropLast(".js".count))
      var bytes = Self.worded(file, theme.strings, into: &bag)
      if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
      if name.hasPrefix("early/") {
        early += bytes
      } else if name.hasPrefix("later/") {
        later.append((String(name.dropFirst("later/".count)), bytes))
      } else if Self.defines(bytes, "x-" + name) {
        elements.append((name, bytes))
      } else {
        page += bytes
      }
    }
  }

  private static func defines(_ bytes: [UInt8], _ element: String) -> Bool {
    ByteSearch.contains(bytes, "customElements.define(\"\(element)\"")
  }

  /// A script with its words: `{{strings.copy}}`, which must stand between double quotes, becomes
  /// the theme's words for it.
  private static func worded(
    _ file: Theme.File, _ strings: ThemeStrings, into bag: inout DiagnosticBag
  ) -> [UInt8] {
    let opener = Array("{{strings.".utf8)
    let bytes = file.bytes
    guard ByteSearch.contains(bytes, "{{strings.") else { return bytes }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == opener[0], bytes[index...].starts(with: opener) else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let start = index + opener.count
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "}")) ?? bytes.count
      let key = String(decoding: bytes[start..<end], as: UTF8.self)
      if let words = strings.text(key) {
        appendQuoted(words, to: &result)
      } else {
        let span = SourceSpan(path: file.shown, start: index, end: min(end + 2, bytes.count))
        bag.report(.unknownWords(key, span, known: strings.keys))
      }
      index = min(end + 2, bytes.count)
    }
    return result
  }

  private static func appendQuoted(_ words: String, to bytes: inout [UInt8]) {
    for byte in words.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x0A: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      default: bytes.append(byte)
      }
    }
  }
}
