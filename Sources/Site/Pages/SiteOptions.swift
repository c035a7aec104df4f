package import DataNodes
package import FileTrees
package import Scenarios

/// The options of a build. Everything a build depends on beside its files is
/// here: no clock and no environment is read below this value.
package struct SiteOptions: Sendable {
  /// The site's folder, absolute.
  package var root: String
  /// The folder of Markdown, absolute; usually `content` in `root`.
  package var content: String
  /// The folder that overrides the theme of the binary file by file, absolute.
  package var theme: String
  /// How a folder is reached: on the disk, unless the site is in memory.
  package var door: @Sendable (String) -> FileDoor = { FileDoor.disk($0) }
  /// Replaces the configuration's `baseURL`.
  package var baseURL: String?
  /// Whether drafts are part of the site.
  package var includesDrafts = false
  /// Whether pages with a publish date that is still to come are part of the site.
  package var includesFuture = false
  /// The day on which publish and expiry dates are judged.
  package var today: CalendarDate
  /// Says whether an index for searching will be made of the pages, so that they offer a search
  /// box. Asked only when the site wants one.
  package var makesSearchIndex: @Sendable () -> Bool = { false }
  /// Where the cache is, and for which program; nil to keep nothing and use nothing. Grids of runs
  /// are kept there too.
  package var cache: CacheOptions? {
    didSet {
      let store = cache.map { GridStore($0) }
      runs = RunLibrary(edition: cache?.tool ?? "", store: store)
    }
  }
  /// Whether a file with the size, time and inode it had before is taken to be the same.
  package var trustsTimes = true
  /// Where simulated runs are made; whoever builds again with the same one makes no run twice.
  /// Setting the cache makes another one.
  package var runs = RunLibrary()
  /// Whether pages are held against what their modes should hold at least.
  package var checksMinima = false
  /// How many pages are worked on at a time.
  package var jobs: Int

  /// The options of a site in `root` with the usual folders.
  package init(root: String, content: String? = nil, today: CalendarDate, jobs: Int) {
    self.root = root
    self.content = content ?? root + "/content"
    theme = root + "/theme"
    self.today = today
    self.jobs = jobs
  }

  /// A path below `root` as it is shown to the author; others stay absolute.
  package func shown(_ path: String) -> String {
    path.hasPrefix(root + "/") ? String(path.dropFirst(root.utf8.count + 1)) : path
  }
}
