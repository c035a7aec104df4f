import Diagnostics
import FileTrees
import MarkdownPages

/// A linked site, with what linking found out page by page: so that after an edit of a page's text
/// only that page is linked again.
package struct LinkedSite: Sendable {
  package internal(set) var model: SiteModel
  /// All pages that were read, in the order of their paths.
  var sources: [SourcePage]
  /// Pages that are not part of the site, by their files.
  let excluded: [SitePath: ExclusionReason]
  /// What each page's references lead to, by page.
  var findings: [[LinkResolver.Finding?]]
  /// What is wrong with them, by page.
  var linkDiagnostics: [DiagnosticBag]
  /// What was wrong with the places of pages, and with images named in front matter.
  let placingDiagnostics: DiagnosticBag
  /// What only the whole linked site shows.
  var checkDiagnostics: DiagnosticBag
  /// Whether pages are held to what their modes ask for.
  let holdsMinima: Bool

  /// Of all pages and of the site.
  var diagnostics: DiagnosticBag {
    var bag = DiagnosticBag()
    for source in sources {
      bag.merge(source.diagnostics)
      PageChecks.check(source, into: &bag)
    }
    bag.merge(placingDiagnostics)
    for page in linkDiagnostics { bag.merge(page) }
    bag.merge(checkDiagnostics)
    if holdsMinima { model.minima?.check(model, into: &bag) }
    return bag
  }
}

extension SiteLinker {
  /// The site after some pages' texts were edited, and nothing else was; nil when that shows in
  /// more than those pages, so that the whole site must be linked again.
  ///
  /// `pages` are all pages in order, the edited ones at `edited`. O(pages) of copying, and as much
  /// work as the edited pages have references.
  func relink(_ earlier: LinkedSite, _ pages: [KnownPage], edited: [Int]) -> LinkedSite? {
    var site = earlier
    guard pages.count == earlier.sources.count else { return nil }
    var stale: Set<Int> = []
    for number in edited {
      let (old, new) = (earlier.sources[number], pages[number].page)
      guard new.isPlaced(like: old) else { return nil }
      site.sources[number] = new
      guard let index = earlier.model.page(file: new.file.path) else { continue }
      site.model.pages[index] = site.model.pages[index].with(source: new)
      stale.insert(index)
      if new.markdown.anchors != old.markdown.anchors {
        stale.formUnion(earlier.model.pagesLinking(to: index))
      }
    }
    let resolver = LinkResolver(site.model, excluded: site.excluded, sources.folder)
    var leadsElsewhere = false
    for index in stale.sorted() {
      let resolved = resolver.resolve(site.model.pages[index])
      leadsElsewhere = leadsElsewhere || resolved.findings != earlier.findings[index]
      guard let targets = resolved.findings.targets(earlier.model.assets, sources.folder.others)
      else { return nil }
      site.findings[index] = resolved.findings
      site.linkDiagnostics[index] = resolved.diagnostics
      site.model.targets[index] = targets
    }
    guard !leadsElsewhere || site.usedFiles == earlier.usedFiles else { return nil }
    if leadsElsewhere { site.checkDiagnostics = checks(&site.model) }
    return site
  }

  /// The checks of the whole site.
  func checks(_ site: inout SiteModel) -> DiagnosticBag {
    var bag = DiagnosticBag()
    SiteChecks.check(&site, sources.folder, into: &bag)
    return bag
  }
}

extension LinkedSite {
  /// Files of the content folder that pages refer to, by their places in the list of files.
  var usedFiles: Set<Int> {
    var used: Set<Int> = []
    for page in findings {
      for finding in page {
        if case .other(let index)? = finding { used.insert(index) }
      }
    }
    return used
  }
}

extension SiteModel {
  /// The pages that refer to a page, or to a place in it.
  fileprivate func pagesLinking(to index: Int) -> [Int] {
    targets.indices.filter { page in
      targets[page].contains { target in
        if case .page(index, _)? = target { true } else { false }
      }
    }
  }
}

extension SourcePage {
  /// Whether this page stands where the other stood and says the same of itself: only the texts
  /// differ, and what is in them.
  fileprivate func isPlaced(like other: SourcePage) -> Bool {
    file.path == other.file.path && head == other.head && title == other.title
      && (markdown.title == nil) == (other.markdown.title == nil)
      && markdown.elements.contains("review") == other.markdown.elements.contains("review")
  }
}
