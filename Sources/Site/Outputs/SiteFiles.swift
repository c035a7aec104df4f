package import FileTrees

/// The files of a site: found one by one without making a list of them all, or as a tree.
package struct SiteFiles: Sendable {
  private let composer: PageComposer
  /// The files that belong to no single page.
  private let whole: FileTree

  init(_ composer: PageComposer) {
    self.composer = composer
    whole = FileTree(SiteOutputs.whole.flatMap { $0.entries(composer) })
  }

  /// The file at a path; nil when there is none.
  package subscript(path: SitePath) -> FileTree.Entry? {
    for output in SiteOutputs.ofPages {
      guard let url = output.url(of: path), let page = composer.site.page(url: url) else {
        continue
      }
      let entry = output.entry(composer.site.pages[page], composer)
      if let entry, entry.path == path { return entry }
    }
    return whole[path]
  }

  /// All files. O(files log files).
  package var tree: FileTree {
    var entries: [FileTree.Entry] = []
    entries.reserveCapacity(composer.site.pages.count * 2 + whole.entries.count)
    for output in SiteOutputs.ofPages {
      for page in composer.site.pages {
        if let entry = output.entry(page, composer) { entries.append(entry) }
      }
    }
    return FileTree(entries + whole.entries)
  }
}
