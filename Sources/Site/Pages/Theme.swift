import DataNodes
import DefaultTheme
package import Diagnostics
package import FileTrees
import Learning

/// The theme's files: those in the binary, each replaced by the site's own of the same path.
package struct Theme: Sendable {
  /// One file.
  package struct File: Sendable {
    /// Relative to the theme's folder: `templates/page.mustache`.
    package let path: SitePath
    /// As shown to the author.
    package let shown: String
    package let bytes: [UInt8]
  }

  /// Sorted by path.
  package let files: [File]
  package let strings: ThemeStrings

  private static let embeddedPrefix = "(default theme)/"

  /// The bytes of a file of the binary's theme by the path that diagnostics show; nil for others.
  package static func embeddedFile(shownAs path: String) -> [UInt8]? {
    guard path.hasPrefix(embeddedPrefix) else { return nil }
    return EmbeddedTheme.files.first { embeddedPrefix + $0.path == path }?.bytes
  }

  /// Lays the files of a folder, when it is there, over those of the binary.
  package static func load(
    _ door: FileDoor, shownAs shown: String, language: String, into bag: inout DiagnosticBag
  ) throws(FileError) -> Theme {
    var files: [SitePath: File] = [:]
    for file in EmbeddedTheme.files {
      guard let path = SitePath(file.path) else { continue }
      files[path] = File(path: path, shown: embeddedPrefix + file.path, bytes: file.bytes)
    }
    if door.status(.root)?.kind == .folder {
      let own = try ContentFolder.scan(door, shownAs: shown, into: &bag)
      for file in own.pages + own.others {
        files[file.path] = File(
          path: file.path, shown: file.shown, bytes: try door.read(file.path))
      }
    }
    let sorted = files.values.sorted { $0.path < $1.path }
    let strings = ThemeStrings(sorted, language: language, into: &bag)
    return Theme(files: sorted, strings: strings)
  }

  /// The files below a folder of the theme with a name that ends so, sorted by path.
  package func files(in folder: String, ending: String) -> [File] {
    files.filter { $0.path.text.hasPrefix(folder + "/") && $0.path.text.hasSuffix(ending) }
  }
}

/// All words that the theme shows, by key: `strings/<language>.yaml` over `strings/en.yaml`.
package struct ThemeStrings: Sendable {
  /// Looked up by key; iterated only sorted.
  private let texts: [String: String]

  /// What blocks say, in the site's language.
  let words: Words
  /// Of the files that they were read from.
  let digest: ContentHash

  init(_ files: [Theme.File], language: String, into bag: inout DiagnosticBag) {
    let short = String(language.prefix { $0 != "-" })
    let names = ["en", short, language]
    var texts: [String: String] = [:]
    var digests = CacheWriter()
    func add(_ text: SourceText) {
      digests.put(ContentHash(text.bytes))
      guard let node = DataParser.parse(text, into: &bag) else { return }
      for member in node.members { texts[member.name] = member.value.text ?? "" }
    }
    for (place, name) in names.enumerated() where !names[..<place].contains(name) {
      let path = "strings/\(name).yaml"
      let file = files.first { $0.path.text == path }
      // A site's own words of a language need not name all that the theme has.
      if let own = EmbeddedTheme.files.first(where: { $0.path == path }), file?.bytes != own.bytes {
        add(SourceText(path: own.path, bytes: own.bytes))
      }
      if let file { add(SourceText(path: file.shown, bytes: file.bytes)) }
    }
    self.texts = texts
    digest = ContentHash(digests.bytes)
    words = Words(language: language, texts)
  }

  /// The words for a key. The key itself when the theme has none, so that nothing is left blank.
  package subscript(key: String) -> String { texts[key] ?? key }

  /// All keys, sorted.
  var keys: [String] { texts.keys.sorted() }

  /// The words for a key; nil when the theme has none.
  func text(_ key: String) -> String? { texts[key] }

  /// A day in words: the strings' `dateFormat` with `{day}`, `{month}` and `{year}` filled in and
  /// months from `months`; the plain ISO form when the theme has neither.
  func text(of date: CalendarDate) -> String {
    let months = self["months"].split(separator: ",").map { $0.drop { $0 == " " } }
    guard months.count == 12, let format = texts["dateFormat"] else { return date.description }
    return [("{day}", "\(date.day)"), ("{year}", "\(date.year)")].reduce(
      filled(format, "{month}", String(months[date.month - 1]))
    ) { filled($0, $1.0, $1.1) }
  }

  private func filled(_ text: String, _ name: String, _ value: String) -> String {
    text.split(separator: name, omittingEmptySubsequences: false).joined(separator: value)
  }
}
