import Diagnostics
import FileTrees

/// The theme's style sheet, scripts and other files under their published names.
package struct ThemeAssets: Sendable {
  /// The folder they are published in.
  static let folder = "assets"

  /// The style sheet of every page.
  let css: SitePath
  /// Style sheets of custom elements by the element's name without `x-`.
  let styles: [String: SitePath]
  let js: SitePath
  let boot: SitePath
  /// Scripts of custom elements by the element's name without `x-`.
  let elements: [String: SitePath]
  /// Scripts that others load when they are wanted, by file name without `.js`.
  let later: [String: SitePath]
  /// Fonts to fetch beside the style sheet, before it asks for them.
  let fonts: [SitePath]
  let icon: SitePath?
  /// Everything to write.
  let entries: [FileTree.Entry]

  /// Joins styles and scripts in the order of their names and gives every file a name that changes
  /// with its bytes.
  init(_ theme: Theme, into bag: inout DiagnosticBag) {
    var entries: [FileTree.Entry] = []
    var published: [String: SitePath] = [:]
    func publish(_ name: String, _ bytes: [UInt8]) -> SitePath {
      let path = Self.folder + "/" + Hashed.name(name, bytes)
      guard let path = SitePath(path) else { return .root }
      entries.append(FileTree.Entry(path) { bytes })
      return path
    }
    for file in theme.files(in: "assets", ending: "") {
      let name = String(file.path.text.dropFirst("assets/".count))
      published[name] = publish(name, file.bytes)
    }
    fonts = published.keys.filter { $0.hasPrefix("fonts/early/") }.sorted()
      .compactMap { published[$0] }
    icon = published["icon.svg"] ?? published["favicon.svg"]
    let sheets = ThemeStyles(theme, assets: published, into: &bag)
    css = publish("site.css", sheets.page)
    var styles: [String: SitePath] = [:]
    for (name, bytes) in sheets.elements { styles[name] = publish(name + ".css", bytes) }
    self.styles = styles
    let scripts = ThemeScripts(theme, into: &bag)
    js = publish("site.js", scripts.page)
    boot = publish("boot.js", scripts.early)
    var elements: [String: SitePath] = [:]
    for (name, bytes) in scripts.elements { elements[name] = publish(name + ".js", bytes) }
    self.elements = elements
    var later: [String: SitePath] = [:]
    for (name, bytes) in scripts.later { later[name] = publish(name + ".js", bytes) }
    self.later = later
    self.entries = entries
  }
}
