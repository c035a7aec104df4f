/// Notices changes below some folders, as long as it runs.
package protocol FileWatcher: Sendable {
  /// Tells of changes until `stop`, on the calling thread. Changes since the watcher was made are
  /// told first. To be called once.
  func run(_ report: (FileChanges) -> Void)

  /// Makes `run` return soon.
  func stop()
}

/// The folders that are watched.
package struct WatchedFolders: Sendable {
  /// Absolute paths without a slash at the end. A folder that is not there yet is noticed when it
  /// comes.
  package let roots: [String]
  /// Absolute paths that are left out with everything below them, such as the output folder.
  package let excluded: [String]
  /// Whether all files are looked at again and again instead of waiting for the system to tell.
  package var polls = false
  /// How many folders the system is asked to watch at most; over that, all are looked at.
  package var watchesMax = Int.max
  /// Told what makes watching slow; from any thread.
  package var warn: @Sendable (WatchTrouble) -> Void = { _ in }

  package init(_ roots: [String], excluding excluded: [String] = []) {
    self.roots = roots.map(Self.trimmed)
    self.excluded = excluded.map(Self.trimmed)
  }

  /// The system's watcher for these folders, or one that looks for itself.
  package func makeWatcher() throws(PreviewError) -> any FileWatcher {
    if polls { return try PollingWatcher(self) }
    do throws(PreviewError) {
      #if os(Linux)
        return try InotifyWatcher(self)
      #else
        return try KqueueWatcher(self)
      #endif
    } catch {
      warn(.noWatcher(error))
      return try PollingWatcher(self)
    }
  }

  /// Whether a change at a path is anyone's concern.
  func concerns(_ path: String) -> Bool {
    roots.contains { Self.isInside(path, $0) } && !excluded.contains { Self.isInside(path, $0) }
      && !Self.isScratch(path)
  }

  /// The folders that roots lie in: from there a root is seen to come and go.
  var parents: [String] {
    roots.map { root in
      let parent = root.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(root[..<$0]) } ?? ""
      return parent.isEmpty ? "/" : parent
    }
  }

  private static func isInside(_ path: String, _ folder: String) -> Bool {
    path == folder || path.hasPrefix(folder) && path.dropFirst(folder.count).hasPrefix("/")
  }

  /// Names that editors and version control give to files of their own.
  private static func isScratch(_ path: String) -> Bool {
    let name = path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
    let own = [".git", ".hg", ".svn", ".coldstart", ".build", ".DS_Store", "4913", "node_modules"]
    return own.contains(String(name)) || name.hasSuffix("~") || name.hasPrefix(".#")
      || name.hasPrefix("#") && name.hasSuffix("#") || name.hasPrefix("___jb_")
      || [".swp", ".swo", ".swx", ".tmp"].contains { name.hasSuffix($0) }
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}

/// Why the system does not tell of all changes. They are found all the same, only later.
package enum WatchTrouble: Sendable, CustomStringConvertible {
  /// The system watches no more folders for this user.
  case tooManyFolders
  /// The folder that a root lies in is gone, and the system tells of no other in its place.
  case lostFolder(String)
  /// The system watches nothing.
  case noWatcher(PreviewError)

  package var description: String {
    switch self {
    case .tooManyFolders:
      """
      the system watches no more folders, so all files are looked at twice a second; \
      a higher fs.inotify.max_user_watches lets it watch them
      """
    case .lostFolder(let path):
      "\(path) was removed, so all files are looked at twice a second from now on"
    case .noWatcher(let error):
      "the system watches no folders (\(error)), so all files are looked at twice a second"
    }
  }
}
