import FileTrees
import MarkdownPages
import Markup

/// A placeholder that stays open until all pages are known: pieces of a concept's other pages, and
/// the table of modes.
struct SiteHole {
  private let site: SiteModel
  private let strings: ThemeStrings
  private let page: Int
  private let href: Href

  init(_ site: SiteModel, _ strings: ThemeStrings, page: Int, _ href: Href) {
    self.site = site
    self.strings = strings
    self.page = page
    self.href = href
  }

  /// Writes what a hole asks for by name. `address` says where a target is, as seen from the page.
  func write(_ name: String, into bytes: inout [UInt8], address: (LinkTarget?) -> String) {
    switch name {
    case "coverage": CoverageTable(site, strings, href).write(into: &bytes)
    case "question-json":
      for (place, drawn) in site.pieces(for: page, "question").enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes += drawn.piece.json.named(drawn.name, anchor: drawn.anchor).bytes
      }
    default:
      for drawn in site.pieces(for: page, name) {
        let html = drawn.piece.html.filled { hole, bytes in
          switch hole {
          case .href(let reference):
            bytes.append(escaped: address(site.targets[drawn.page][reference]))
          case .own(let own):
            bytes.append(escaped: own.text(drawn.name, anchor: drawn.anchor))
          case .image, .site, .row: break
          }
        }
        bytes += name == "question" ? question(html, drawn) : html
      }
    }
  }

  /// A question with names of its own in this page, and a link to where it stands.
  private func question(_ html: [UInt8], _ drawn: SiteModel.DrawnPiece) -> [UInt8] {
    let piece = drawn.piece
    var html = html
    let end = Array("</li>\n".utf8)
    if html.suffix(end.count).elementsEqual(end) { html.removeLast(end.count) }
    html.append(literal: "<p class=\"question-source\"><a")
    html.append(
      attribute: "href", href.page(site.pages[drawn.page].url, anchor: piece.anchor))
    html.append(literal: ">")
    html.append(escaped: site.pages[drawn.page].title)
    html.append(literal: "</a></p>\n</li>\n")
    return html
  }
}

extension SiteModel {
  /// A piece of another page of the concept.
  struct DrawnPiece {
    let page: Int
    let piece: MarkdownPage.Piece
    /// Unique among the pieces drawn: the mode, then the piece's name.
    let name: String

    /// What its ids begin with.
    var anchor: String { "review-quiz-" + name }
  }

  /// The pieces of a kind that the concept's other pages hold, one of each page in turn, so that
  /// subjects are mixed. O(pieces).
  func pieces(for page: Int, _ kind: String) -> [DrawnPiece] {
    guard let concept = concept(of: page) else { return [] }
    let columns = pages[concept].children.filter { $0 != page }.map { index in
      (pages[index].source?.markdown.pieces ?? []).filter { $0.kind == kind }.map { piece in
        let mode = pages[index].mode?.rawValue ?? "page-\(index)"
        return DrawnPiece(page: index, piece: piece, name: "\(mode)-\(piece.name)")
      }
    }
    let rows = columns.map(\.count).max() ?? 0
    return (0..<rows).flatMap { row in
      columns.compactMap { $0.indices.contains(row) ? $0[row] : nil }
    }
  }
}

/// Concepts and modes as a table.
private struct CoverageTable {
  let site: SiteModel
  let strings: ThemeStrings
  let href: Href

  init(_ site: SiteModel, _ strings: ThemeStrings, _ href: Href) {
    self.site = site
    self.strings = strings
    self.href = href
  }

  func write(into bytes: inout [UInt8]) {
    bytes.append(literal: "<div class=\"table coverage\" role=\"region\" aria-label=\"")
    bytes.append(escaped: strings["coverageTitle"])
    bytes.append(literal: "\" tabindex=\"0\"><table>\n<thead>\n<tr><th scope=\"col\">")
    bytes.append(escaped: strings["coverageConcept"])
    for mode in Mode.allCases {
      bytes.append(literal: "</th><th scope=\"col\">")
      bytes.append(escaped: strings[mode.stringKey])
    }
    bytes.append(literal: "</th></tr>\n</thead>\n<tbody>\n")
    for concept in site.pages where concept.kind == .concept {
      bytes.append(literal: "<tr><th scope=\"row\"><a")
      bytes.append(attribute: "href", href.page(concept.url))
      bytes.append(literal: ">")
      bytes.append(escaped: concept.title)
      bytes.append(literal: "</a></th>")
      for mode in Mode.allCases { write(mode, of: concept, into: &bytes) }
      bytes.append(literal: "</tr>\n")
    }
    bytes.append(literal: "</tbody>\n</table></div>\n")
  }

  /// A mark that leads to the page, with the number of things it still lacks.
  private func write(_ mode: Mode, of concept: SitePage, into bytes: inout [UInt8]) {
    let page = concept.children.first { site.pages[$0].mode == mode }
    bytes.append(literal: "<td>")
    defer { bytes.append(literal: "</td>") }
    guard let page else { return bytes.append(literal: "<span class=\"sr-only\">–</span>") }
    let lacks = site.minima?.lacks(site.pages[page], site).count ?? 0
    bytes.append(literal: "<a")
    bytes.append(attribute: "href", href.page(site.pages[page].url))
    bytes.append(attribute: "aria-label", "\(concept.title): \(strings[mode.stringKey])")
    bytes.append(literal: ">")
    bytes.append(literal: lacks == 0 ? "✓" : "◐")
    bytes.append(literal: "</a>")
    guard lacks > 0 else { return }
    bytes.append(literal: " <span class=\"coverage-lacks\">")
    bytes.append(escaped: "−\(lacks)")
    bytes.append(literal: "</span>")
  }
}
