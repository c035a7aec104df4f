package import Diagnostics
package import FileTrees

/// The files of the content folder, before any is read.
package struct ContentFolder: Sendable {
  /// One file below the content folder.
  package struct File: Sendable {
    /// Relative to the content folder.
    package let path: SitePath
    /// As shown to the author, relative to the site's root: `content/a/b.md`.
    package let shown: String
    /// Where it is on this machine.
    package let absolute: String

    /// A file below a folder.
    init(_ path: SitePath, in folder: String, shownAs shown: String) {
      self.path = path
      self.shown = shown + "/" + path.text
      absolute = folder + "/" + path.text
    }
  }

  /// Markdown files, sorted by path.
  package var pages: [File] = []
  /// All other files, sorted by path.
  package var others: [File] = []
  /// Absolute paths of what is in the folder and was reported instead of listed.
  package var refused: Set<String> = []

  /// Lists a folder. Hidden names, and names that end in `~`, are passed over; symbolic links are
  /// reported and not followed, because what they lead to may lie outside of the site.
  package static func scan(
    _ root: String, shownAs shown: String, into bag: inout DiagnosticBag
  ) throws(FileError) -> ContentFolder {
    var folder = ContentFolder()
    var pending: [SitePath] = [.root]
    while let current = pending.popLast() {
      let absolute = current == .root ? root : root + "/" + current.text
      for (name, kind) in try Disk.entries(in: absolute) {
        if name.hasPrefix(".") || name.hasSuffix("~") { continue }
        guard let path = current.appending(name) else {
          bag.report(.unusableFileName(shown + "/" + current.text + "/" + name))
          folder.refused.insert(absolute + "/" + name)
          continue
        }
        let file = File(path, in: root, shownAs: shown)
        switch kind {
        case .folder: pending.append(path)
        case .link:
          bag.report(.symbolicLink(file.shown))
          folder.refused.insert(file.absolute)
        case .file:
          if name.hasSuffix(".md") { folder.pages.append(file) } else { folder.others.append(file) }
        case .other: continue
        }
      }
    }
    folder.pages.sort { $0.path < $1.path }
    folder.others.sort { $0.path < $1.path }
    return folder
  }
}
