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
  /// - Parameters:
  ///   - run: the name of the run that the page shows, where its skeleton leaves it open.
  ///   - isWholeTitle: the title is the page's own, not that of its concept.
  static func page(
    _ skeleton: String, title: String, date: String, run: String? = nil,
    isWholeTitle: Bool = false
  ) throws -> [UInt8] {
    guard let file = EmbeddedTheme.files.first(where: { $0.path == "starter/modes/\(skeleton).md" })
    else { throw CommandFailure("this program was built without a text for \"\(skeleton)\"") }
    var bytes = file.bytes
    if isWholeTitle { bytes = replacingTitle(bytes) }
    return filled(bytes, [("TITLE", title), ("DATE", date), ("RUN", run ?? scenario)])
  }

  /// The scenario whose run the skeletons tell of.
  static let scenario = "three-orders"

  /// New pages, and in the folder `simulations` beside them what they show. A scenario that is
  /// there already stays as it is.
  static func withScenarios(_ pages: [NewFiles.File]) -> [NewFiles.File] {
    let file = EmbeddedTheme.files.first { $0.path == "starter/simulations/\(scenario).yaml" }
    guard let bytes = file?.bytes else { return pages }
    var files = pages
    for page in pages {
      for run in runs(shownBy: page.bytes) {
        let path = folder(of: page.path) + "simulations/\(run).yaml"
        guard !files.contains(where: { $0.path == path }) else { continue }
        files.append(NewFiles.File(path: path, bytes: bytes, isLeftAlone: true))
      }
    }
    return files
  }

  /// The runs of scenario files that a page names, each once; those it holds itself are none.
  private static func runs(shownBy page: [UInt8]) -> [String] {
    let text = String(decoding: page, as: UTF8.self)
    var runs: [String] = []
    for match in text.matches(of: /[ {]run=([^ }]+)/) {
      let run = String(match.1)
      if !runs.contains(run), !text.contains("simulation {#\(run) ") { runs.append(run) }
    }
    return runs
  }

  private static func folder(of path: String) -> String {
    let parts = path.split(separator: "/").dropLast()
    return parts.isEmpty ? "" : parts.joined(separator: "/") + "/"
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
