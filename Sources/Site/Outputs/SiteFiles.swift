package import FileTrees
import Synchronization

/// The files of a site: found one by one without making a list of them all, or as a tree.
package struct SiteFiles: Sendable {
  private let composer: PageComposer
  private let whole: WholeFiles
  private let settings: ContentHash
  private let design: ContentHash

  init(_ composer: PageComposer, settings: ContentHash, design: ContentHash) {
    self.composer = composer
    self.settings = settings
    self.design = design
    whole = WholeFiles(composer)
  }

  /// How many pages were made so far: a page is made each time its bytes are asked for, and no
  /// sooner.
  package var composedCount: Int { composer.composed.load(ordering: .relaxed) }

  /// The file at a path; nil when there is none.
  package subscript(path: SitePath) -> FileTree.Entry? {
    for output in SiteOutputs.ofPages {
      guard let url = output.url(of: path), let page = composer.site.page(url: url) else {
        continue
      }
      let entry = output.entry(composer.site.pages[page], composer)
      if let entry, entry.path == path { return entry }
    }
    return whole.files.tree[path]
  }

  /// All files, each with what it is made from. O(files log files).
  package var tree: FileTree {
    let inputs = SiteInputs(composer.site, settings: settings, design: design)
    var entries: [FileTree.Entry] = []
    let whole = whole.files
    entries.reserveCapacity(composer.site.pages.count * 2 + whole.entries.count)
    for output in SiteOutputs.ofPages {
      for page in composer.site.pages {
        guard let entry = output.entry(page, composer) else { continue }
        entries.append(entry.made(from: output.inputs(of: page, inputs)))
      }
    }
    for (entry, output) in whole.entries {
      entries.append(entry.made(from: output.inputs(of: entry, inputs)))
    }
    return FileTree(entries)
  }
}

/// The files that belong to no single page, with the outputs that made them: listed when one of
/// them is wanted, which the preview of an edited page does not do.
private final class WholeFiles: Sendable {
  typealias Files = (entries: [(entry: FileTree.Entry, output: any SiteOutput)], tree: FileTree)

  private let composer: PageComposer
  private let listed = Mutex<Files?>(nil)

  init(_ composer: PageComposer) {
    self.composer = composer
  }

  var files: Files {
    listed.withLock { listed in
      if let listed { return listed }
      let entries = SiteOutputs.whole.flatMap { output in
        output.entries(composer).map { (entry: $0, output: output) }
      }
      let files = (entries: entries, tree: FileTree(entries.map(\.entry)))
      listed = files
      return files
    }
  }
}
