import Blocks
import DataNodes
import FileTrees
import MarkdownPages

/// A view of a site as rows of text: what `coldstart list` prints.
package struct SiteTable: Sendable {
  package let columns: [String]
  package let rows: [[String]]

  /// The rows of a subject: pages, modes, tags, links, assets, aliases, facts, quizzes
  /// or terms; none for others.
  package init(_ subject: String, of site: SiteModel) {
    switch subject {
    case "pages":
      columns = ["address", "kind", "title", "file"]
      rows = site.pages.map {
        ["/" + Href.address($0.url), $0.kind.rawValue, $0.title, $0.source?.file.shown ?? ""]
      }
    case "modes":
      columns = ["concept"] + Mode.allCases.map(\.rawValue)
      rows = site.pages.filter { $0.kind == .concept }.map { concept in
        let present = concept.children.compactMap { site.pages[$0].mode }
        return [concept.url.text] + Mode.allCases.map { present.contains($0) ? $0.rawValue : "-" }
      }
    case "tags":
      columns = ["tag", "pages"]
      rows = site.tags.map { [$0.name, String($0.members.count)] }
    case "links":
      columns = ["file", "destination", "leads to"]
      rows = site.pages.flatMap { Self.links($0, site) }
    case "assets":
      columns = ["file", "published"]
      rows = site.assets.assets.map { [$0.file.shown, $0.published.text] }
    case "aliases":
      columns = ["alias", "page"]
      rows = site.aliases.map { [$0.file.text, "/" + Href.address(site.pages[$0.page].url)] }
    case "facts":
      columns = ["fact", "value", "kind", "date", "review by", "quantity", "source"]
      rows = site.facts.facts.map { fact in
        [
          fact.name, fact.value, fact.kind.rawValue, fact.date?.description ?? "",
          fact.reviewBy?.description ?? "", fact.quantity, fact.source ?? "",
        ]
      }
    case "quizzes":
      columns = ["page", "quiz", "question", "kind", "basis", "proof"]
      rows = site.pages.flatMap { Self.quizzes($0) }
    case "terms":
      columns = ["term", "definition"]
      rows = site.glossary.terms.map { [$0.name, $0.definition] }
    default:
      columns = []
      rows = []
    }
  }

  private static func links(_ page: SitePage, _ site: SiteModel) -> [[String]] {
    guard let source = page.source else { return [] }
    return zip(source.markdown.references, site.targets[page.index]).map { reference, target in
      let found =
        switch target {
        case .page(let index, let anchor):
          "/" + Href.address(site.pages[index].url) + (anchor.map { "#" + $0 } ?? "")
        case .asset(let index): "/" + site.assets.assets[index].published.text
        case .file(let path, _): "/" + path.text
        case nil: "nothing"
        }
      return [source.file.shown, reference.destination, found]
    }
  }
}
