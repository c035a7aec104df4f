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

    /// Whether it is its folder's own page.
    package var isIndex: Bool { ContentFolder.isIndex(path) }

    /// A file below a folder.
    init(_ path: SitePath, in root: String, shownAs shown: String) {
      self.path = path
      self.shown = shown + "/" + path.text
      absolute = root + "/" + path.text
    }
  }

  /// Markdown files, sorted by path.
  package var pages: [File] = []
  /// All other files, sorted by path.
  package var others: [File] = []
  /// Absolute paths of what is in the folder and was reported instead of listed.
  package var refused: Set<String> = []

  /// Whether a file is its folder's own page.
  static func isIndex(_ path: SitePath) -> Bool {
    path.text.hasSuffix("index.md") && (path.name == "_index.md" || path.name == "index.md")
  }

  /// Hidden names that hosts ask for; below `static/` they are published.
  private static let published: Set<String> = [".well-known", ".nojekyll", ".htaccess"]
  /// Hidden names of other programs, which no author means to publish.
  private static let ofOthers: Set<String> = [".DS_Store", ".git", ".gitignore", ".gitkeep"]

  /// Lists a folder. Hidden names, and names that end in `~`, are passed over, but for those that
  /// hosts ask for; symbolic links are reported, hidden ones too, and not followed, because what
  /// they lead to may lie outside of the site.
  package static func scan(
    _ door: FileDoor, shownAs shown: String, into bag: inout DiagnosticBag
  ) throws(FileError) -> ContentFolder {
    var folder = ContentFolder()
    var pending: [SitePath] = [.root]
    while let current = pending.popLast() {
      let entries = try door.entries(in: current)
      folder.reportTwins(entries.map(\.name), in: current, shownAs: shown, into: &bag)
      for (name, kind) in entries {
        if isPassedOver(name, kind, in: current) {
          reportHidden(name, in: current, shownAs: shown, into: &bag)
          continue
        }
        guard let path = current.appending(name) else {
          let place = current == .root ? shown : shown + "/" + current.text
          bag.report(.unusableFileName(name, in: place))
          folder.refused.insert(Self.join(door.root, current) + "/" + name)
          continue
        }
        if kind == .folder {
          pending.append(path)
        } else {
          folder.add(File(path, in: door.root, shownAs: shown), kind, into: &bag)
        }
      }
    }
    folder.pages.sort { $0.path < $1.path }
    folder.others.sort { $0.path < $1.path }
    return folder
  }

  private static func isPassedOver(
    _ name: String, _ kind: Disk.Status.Kind, in folder: SitePath
  ) -> Bool {
    guard kind != .link, name.hasPrefix(".") || name.hasSuffix("~") else { return false }
    return !(published.contains(name) && isStatic(folder))
  }

  private static func reportHidden(
    _ name: String, in folder: SitePath, shownAs shown: String, into bag: inout DiagnosticBag
  ) {
    guard isStatic(folder), name.hasPrefix("."), !ofOthers.contains(name) else { return }
    bag.report(.hiddenFile(shown + "/" + folder.text + "/" + name))
  }

  private static func isStatic(_ folder: SitePath) -> Bool {
    folder.text == "static" || folder.text.hasPrefix("static/")
  }

  private mutating func add(
    _ file: File, _ kind: Disk.Status.Kind, into bag: inout DiagnosticBag
  ) {
    switch kind {
    case .file, .folder:
      if file.path.name.hasSuffix(".md") {
        pages.append(file)
      } else {
        if let ending = Self.misspelledEnding(file.path) {
          bag.report(.misspelledEnding(file.shown, ending))
        }
        others.append(file)
      }
    case .link:
      bag.report(.symbolicLink(file.shown))
      refused.insert(file.absolute)
    case .other:
      bag.report(.specialFile(file.shown))
      refused.insert(file.absolute)
    }
  }

  /// The ending that a file would be read with; nil for one that is what its name says.
  private static func misspelledEnding(_ path: SitePath) -> String? {
    guard !isStatic(path.parent) else { return nil }
    let name = path.name.lowercased()
    if name.hasSuffix(".markdown") || name.hasSuffix(".md") || name.hasSuffix(".mdx") {
      return ".md"
    }
    let isData = ["site", "glossary"].contains { name == $0 + ".yml" || name == $0 + ".yaml" }
    return isData && path.parent == .root && !path.name.hasSuffix(".yaml") ? ".yaml" : nil
  }

  /// Reports names that Unicode takes for the same: one machine keeps both, another only one.
  private func reportTwins(
    _ names: [String], in folder: SitePath, shownAs shown: String, into bag: inout DiagnosticBag
  ) {
    let foreign = names.filter { name in !name.utf8.allSatisfy { $0 < 0x80 } }
    guard foreign.count > 1 else { return }
    var seen: Set<String> = []
    for name in foreign where !seen.insert(name).inserted {
      bag.report(.sameName(name, in: folder == .root ? shown : shown + "/" + folder.text))
    }
  }

  private static func join(_ root: String, _ folder: SitePath) -> String {
    folder == .root ? root : root + "/" + folder.text
  }
}
