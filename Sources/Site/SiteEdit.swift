import FileTrees

/// The meaning of changed files for a site that was built before: what has to be loaded again.
struct SiteEdit {
  /// What was read beside the pages, when that is still true.
  let sources: SiteSources?
  /// The theme made ready, when it is still true.
  let design: SiteDesign?
  /// Files of the content folder that may have changed; nil when any may have.
  let files: Set<SitePath>?

  /// - Parameter touched: absolute paths; nil when anything may have changed.
  init(_ touched: [String]?, _ options: SiteOptions, _ earlier: SiteState) {
    guard let touched else {
      (sources, design, files) = (nil, nil, nil)
      return
    }
    let isTheme = touched.contains { Self.isInside($0, options.theme) }
    let paths = touched.filter {
      Self.isInside($0, options.content) && !Self.isNothing($0, options, earlier)
    }.map { SitePath(String($0.dropFirst(options.content.utf8.count + 1))) }
    let isOnlyPages = paths.allSatisfy { path in
      path.map { Self.isPage($0, earlier, options) } ?? false
    }
    files = paths.contains(nil) ? nil : Set(paths.compactMap { $0 })
    sources = isOnlyPages && !isTheme ? earlier.sources : nil
    design = isTheme ? nil : earlier.design
  }

  /// Whether a path was a page's file and still is: then nothing but that page has changed.
  private static func isPage(
    _ path: SitePath, _ earlier: SiteState, _ options: SiteOptions
  ) -> Bool {
    earlier.known[path] != nil
      && Disk.status(options.content + "/" + path.text)?.kind == .file
  }

  /// Whether nothing was at a path and nothing is: an editor's own file that came and went.
  private static func isNothing(
    _ path: String, _ options: SiteOptions, _ earlier: SiteState
  ) -> Bool {
    guard path != options.content, Disk.status(path) == nil else { return false }
    let folder = earlier.sources.folder
    return !folder.refused.contains { isInside($0, path) }
      && !(folder.pages + folder.others).contains { isInside($0.absolute, path) }
  }

  private static func isInside(_ path: String, _ folder: String) -> Bool {
    path == folder || path.hasPrefix(folder + "/")
  }
}
