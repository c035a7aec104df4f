#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The contents of some folders, to be compared with those of later: for where the system
/// does not say what has changed.
struct FolderStates {
  /// The state of a file, as far as it tells versions apart. Of a folder only that it is there, and
  /// for whom: its times change with every entry.
  struct State: Equatable {
    var seconds = 0
    var nanoseconds = 0
    var size = 0
    var inode: UInt64 = 0
    let mode: UInt32
    let isFolder: Bool
  }

  private let folders: WatchedFolders
  /// By absolute path.
  private(set) var states: [String: State]

  /// Looks at the folders.
  init(_ folders: WatchedFolders) {
    self.folders = folders
    states = Self.look(at: folders)
  }

  /// Looks again and says what is different. O(files).
  mutating func changes() -> FileChanges {
    let now = Self.look(at: folders)
    var changes = FileChanges()
    for (path, state) in now where states[path] != state {  // any order: a set is made
      if !state.isFolder || states[path] != nil { changes.insert(path, .written) }
    }
    for path in states.keys where now[path] == nil {  // any order: a set is made
      changes.insert(path, .removed)
    }
    states = now
    return changes
  }

  private static func look(at folders: WatchedFolders) -> [String: State] {
    var states: [String: State] = [:]
    var waiting = folders.roots
    while let path = waiting.popLast() {
      guard let state = state(of: path, isRoot: folders.roots.contains(path)) else { continue }
      states[path] = state
      guard state.isFolder else { continue }
      waiting += FolderListing.entries(of: path).map(\.path).filter(folders.concerns)
    }
    return states
  }

  /// Nil when nothing is there. Links are followed at the roots only, so a circle of them is no
  /// trouble.
  private static func state(of path: String, isRoot: Bool) -> State? {
    var status = stat()
    guard (isRoot ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    let mode = UInt32(status.st_mode)
    if status.st_mode & S_IFMT == S_IFDIR { return State(mode: mode, isFolder: true) }
    #if canImport(Darwin)
      let changed = status.st_ctimespec
    #else
      let changed = status.st_ctim
    #endif
    return State(
      seconds: changed.tv_sec, nanoseconds: changed.tv_nsec, size: Int(status.st_size),
      inode: UInt64(status.st_ino), mode: mode, isFolder: false)
  }
}
