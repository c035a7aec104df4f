import Diagnostics
import FileTrees

/// The theme's style sheets as they are written, ready to publish: those of every page, joined in
/// the order of their names, and those of custom elements, loaded where the element stands.
struct ThemeStyles {
  /// For every page.
  private(set) var page: [UInt8] = []
  /// By the element's name without `x-`, sorted.
  private(set) var elements: [(name: String, bytes: [UInt8])] = []

  private static let elementFolder = "styles/elements/"

  /// Reads `styles/`. `elements/tabs.css` and all files of `elements/tabs/` belong to `x-tabs`.
  /// - Parameter published: the published names of the theme's other files, by their own.
  init(_ theme: Theme, assets published: [String: SitePath], into bag: inout DiagnosticBag) {
    var parts: [String: [UInt8]] = [:]
    for file in theme.files(in: "styles", ending: ".css") {
      let bytes = Self.rewritten(file, published, into: &bag) + [UInt8(ascii: "\n")]
      if let element = Self.element(of: file) {
        parts[element, default: []] += bytes
      } else {
        page += bytes
      }
    }
    elements = parts.sorted { $0.key < $1.key }.map { (name: $0.key, bytes: $0.value) }
  }

  /// The element whose sheet a file is, or a part of it; nil for the sheet of every page.
  private static func element(of file: Theme.File) -> String? {
    guard file.path.text.hasPrefix(elementFolder) else { return nil }
    let name = file.path.text.dropFirst(elementFolder.utf8.count).prefix { $0 != "/" }
    return String(name.hasSuffix(".css") ? name.dropLast(".css".utf8.count) : name)
  }

  /// A style sheet with each `url(../assets/name)` leading to the published name.
  private static func rewritten(
    _ file: Theme.File, _ published: [String: SitePath], into bag: inout DiagnosticBag
  ) -> [UInt8] {
    let opener = Array("../assets/".utf8)
    let bytes = file.bytes
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == opener[0], bytes[index...].starts(with: opener) else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let start = index + opener.count
      let stops = Array("\"')?#".utf8)
      let end = bytes[start...].firstIndex { stops.contains($0) } ?? bytes.count
      let name = String(decoding: bytes[start..<end], as: UTF8.self)
      if let path = published[name] {
        // From a folder below `styles/` the way leads further up.
        while result.suffix(3).elementsEqual("../".utf8) { result.removeLast(3) }
        result.append(contentsOf: path.text.dropFirst(ThemeAssets.folder.utf8.count + 1).utf8)
      } else {
        let span = SourceSpan(path: file.shown, start: index, end: end)
        bag.report(.missingThemeAsset(name, span, known: published.keys.sorted()))
      }
      index = end
    }
    return result
  }
}
