package import FileTrees
import Parallelism
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
  package func tree(jobs: Int) async -> FileTree {
    let inputs = await SiteInputs(composer.site, settings: settings, design: design, jobs: jobs)
    let places = Array(composer.site.pages.indices)
    var entries = await Parallel.map(places, jobs: jobs) { [composer] place in
      SiteOutputs.ofPages.compactMap { output in
        output.entry(composer.site.pages[place], composer)?
          .made(from: output.inputs(of: composer.site.pages[place], inputs))
      }
    }.flatMap { $0 }
    for (entry, output) in whole.files.entries {
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
