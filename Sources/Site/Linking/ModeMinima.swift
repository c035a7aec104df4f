package import DataNodes
import Diagnostics
import FileTrees
import MarkdownPages

/// The least that a page of a mode should hold, from the theme's `minima.yaml`.
package struct ModeMinima: Sendable {
  /// So many of the things with these names.
  struct Minimum: Sendable {
    let least: Int
    let names: [String]
    let words: String
  }

  private var minima: [Mode: [Minimum]] = [:]

  /// The grammar of the file.
  package static let schema = Schema.object(
    "minima",
    Mode.allCases.map { mode in
      Field(
        mode.rawValue,
        .list(
          of: .object(
            "minimum",
            [
              Field("least", .integer(in: 1...1000), required: true, "How many."),
              Field("of", .list(of: .text), required: true, "What is counted, added up."),
              Field("words", .text, required: true, "What it is, in words."),
            ])), "What a page of the mode `\(mode.rawValue)` holds.")
    })

  /// Reads the theme's file; without one nothing is asked for.
  init(_ theme: Theme, into bag: inout DiagnosticBag) {
    guard let file = theme.files.first(where: { $0.path.text == "minima.yaml" }) else { return }
    let text = SourceText(path: file.shown, bytes: file.bytes)
    guard let node = DataParser.parse(text, into: &bag) else { return }
    Self.schema.check(node, into: &bag)
    for mode in Mode.allCases {
      minima[mode] = node[mode.rawValue]?.elements.map { entry in
        Minimum(
          least: entry["least"]?.integer ?? 0, names: entry["of"]?.texts ?? [],
          words: entry["words"]?.text ?? "")
      }
    }
  }

  /// What a page lacks, with how much it has and should have. What it draws from other pages of its
  /// concept counts as its own.
  func lacks(_ page: SitePage, _ site: SiteModel) -> [(words: String, has: Int, least: Int)] {
    guard let mode = page.mode, let source = page.source else { return [] }
    return (minima[mode] ?? []).compactMap { minimum in
      let own = minimum.names.reduce(0) { $0 + source.tally($1) }
      let drawn =
        source.markdown.tally["collect"] == nil
        ? 0 : minimum.names.reduce(0) { $0 + site.pieces(for: page.index, $1).count }
      let has = own + drawn
      return has < minimum.least ? (minimum.words, has, minimum.least) : nil
    }
  }

  /// Reports every page that is short of its mode's minima.
  func check(_ site: SiteModel, into bag: inout DiagnosticBag) {
    for page in site.pages {
      guard let mode = page.mode, let source = page.source else { continue }
      let lacks = lacks(page, site)
      if !lacks.isEmpty { bag.report(.shortMode(mode, source.file.shown, lacks)) }
    }
  }
}

extension SourcePage {
  /// How many of a thing the page holds; a section is a heading of the second level.
  fileprivate func tally(_ name: String) -> Int {
    name == "section" ? outline.count { $0.level == 2 } : markdown.tally[name] ?? 0
  }
}
