import FileTrees
import Site

/// Why pages were read and made again, in words: what `--explain-rebuild` prints.
enum RebuildReasons {
  /// Which pages an update of the preview read, and whether more than they were linked again.
  static func text(_ result: SiteBuild.Result, after earlier: SiteState?) -> String {
    guard earlier != nil else { return "read \(result.causes.count) pages: the first build\n" }
    let lines = result.causes.map { "\($0.file): \(words($0.cause))\n" }.joined()
    return lines + (result.isLinkedWhole ? "all pages linked again: more than texts changed\n" : "")
  }

  /// Which pages a build made again, by what they are made from.
  /// - Parameters:
  ///   - old: the ledger before the build; nil when nothing was known.
  ///   - new: the ledger after it.
  static func text(_ site: SiteModel, _ old: Ledger?, _ new: Ledger?) -> String {
    guard let old else { return "all pages: no earlier build of this output folder is known\n" }
    var lines = ""
    for page in site.pages {
      guard let now = new?[page.output]?.inputs else { continue }
      let name = page.source?.file.shown ?? page.output.text
      guard let before = old[page.output]?.inputs else {
        lines += "\(name): not made before\n"
        continue
      }
      let parts = PageInput.differing(before, now)
      if !parts.isEmpty { lines += "\(name): \(parts.map(words).joined(separator: ", "))\n" }
    }
    return lines.isEmpty ? "no page: nothing they are made from has changed\n" : lines
  }

  private static func words(_ cause: ReadCause) -> String {
    switch cause {
    case .new: "not read before, or with another glossary, configuration or program"
    case .edited: "edited"
    case .readFileChanged(let path): "it reads \(path), which changed"
    }
  }

  private static func words(_ input: PageInput) -> String {
    switch input {
    case .settings: "the configuration, glossary or program changed"
    case .design: "the theme changed"
    case .text: "its text changed"
    case .neighbours: "pages that it lists or stands beside changed"
    case .links: "what its links lead to changed"
    case .navigation: "the navigation changed"
    }
  }
}
