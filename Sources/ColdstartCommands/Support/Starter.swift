import DefaultTheme

/// The texts of new sites and pages. They are files of the theme's `starter/` folder, so that they
/// are written and reviewed as what they are; words between `@` signs are filled in here.
enum Starter {
  /// The files of a new site.
  static func site(title: String, repository: String) -> [NewFiles.File] {
    let prefix = "starter/site/"
    let words = [("TITLE", title), ("REPOSITORY", repository), ("VERSION", Program.version)]
    return EmbeddedTheme.files.filter { $0.path.hasPrefix(prefix) }.map { file in
      let path = visible(String(file.path.dropFirst(prefix.count)))
      return NewFiles.File(
        path: path, bytes: filled(file.bytes, words), isLeftAlone: path == ".gitignore")
    }
  }

  /// A page from its skeleton: `concept`, `lesson`, or the name of a mode.
  /// - Parameter isWholeTitle: the title is the page's own, not that of its concept.
  static func page(
    _ skeleton: String, title: String, date: String, isWholeTitle: Bool = false
  ) throws -> [UInt8] {
    guard let file = EmbeddedTheme.files.first(where: { $0.path == "starter/modes/\(skeleton).md" })
    else { throw CommandFailure("this program was built without a text for \"\(skeleton)\"") }
    var bytes = file.bytes
    if isWholeTitle { bytes = replacingTitle(bytes) }
    return filled(bytes, [("TITLE", title), ("DATE", date)])
  }

  /// Names that begin with a point do not travel in the binary; two of a site do.
  private static func visible(_ path: String) -> String {
    path == "gitignore" || path.hasPrefix("github/") ? "." + path : path
  }

  /// All places in question stand between double quotes of YAML.
  private static func filled(_ bytes: [UInt8], _ words: [(name: String, text: String)]) -> [UInt8] {
    var text = String(decoding: bytes, as: UTF8.self)
    for word in words {
      let escaped = word.text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      text = text.replacing("@\(word.name)@", with: escaped)
    }
    return Array(text.utf8)
  }

  private static func replacingTitle(_ bytes: [UInt8]) -> [UInt8] {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let changed = lines.map { $0.hasPrefix("title: ") ? "title: \"@TITLE@\"" : $0 }
    return Array(changed.joined(separator: "\n").utf8)
  }
}
