import FileTrees
import MarkdownPages

/// Pages read by an earlier build, kept so that a later one reads only what changed.
///
/// A page is used again while its file, and every file it includes, is the same by size, time and
/// inode, and while everything else that decided how it was read is the same: glossary, options,
/// this program.
package struct ParsedPages: Sendable {
  private struct Kept: Sendable {
    let file: Disk.Status
    /// Files the page read, with what stood there.
    let included: [(path: String, status: Disk.Status?)]
    let page: SourcePage
  }

  private let environment: ContentHash
  private var kept: [SitePath: Kept] = [:]

  /// No pages yet, to be read in this environment.
  init(environment: ContentHash) {
    self.environment = environment
  }

  /// How many pages are kept.
  package var count: Int { kept.count }

  /// These pages when they were read in this environment, else none.
  func valid(in environment: ContentHash) -> ParsedPages {
    self.environment == environment ? self : ParsedPages(environment: environment)
  }

  /// The page made from a file when nothing it was made from has changed.
  func page(_ file: ContentFolder.File) -> SourcePage? {
    guard let kept = kept[file.path], Disk.status(file.absolute) == kept.file,
      kept.included.allSatisfy({ Disk.status($0.path) == $0.status })
    else { return nil }
    return kept.page
  }

  /// Keeps pages with what stood at their paths *before* they were read: a file that is written
  /// while it is read is read again.
  mutating func keep(_ pages: [(page: SourcePage, before: Disk.Status?)], content: String) {
    var next: [SitePath: Kept] = [:]
    next.reserveCapacity(pages.count)
    for (page, before) in pages {
      guard let before else { continue }
      let folder = page.file.path.parent
      let included = page.markdown.filesRead.compactMap { name -> (String, Disk.Status?)? in
        let start = name.hasPrefix("/") ? SitePath.root : folder
        guard let path = start.resolving(name) else { return nil }
        let absolute = content + "/" + path.text
        return (absolute, Disk.status(absolute))
      }
      next[page.file.path] = Kept(file: before, included: included, page: page)
    }
    kept = next
  }
}
