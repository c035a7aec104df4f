#if os(Linux)
  import Glibc

  /// The watches in force, and what events mean to them.
  struct InotifyWatches {
    private let queue: Int32
    private let folders: WatchedFolders
    private var paths: [Int32: String] = [:]
    /// Why there are folders that the system does not tell of; nil while there are none.
    private(set) var trouble: WatchTrouble?

    private static let mask = UInt32(
      IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB
        | IN_ONLYDIR)

    init(queue: Int32, folders: WatchedFolders) {
      self.queue = queue
      self.folders = folders
    }

    /// Watches the roots with all folders below them, and where the roots lie.
    mutating func addRoots() {
      for parent in folders.parents { _ = add(parent) }
      var found = FileChanges()
      for root in folders.roots where FolderListing.kind(of: root) != nil {
        addTree(root, found: &found)
      }
    }

    /// Notes what an event changes, and keeps the watches in step with the folders.
    mutating func take(_ event: InotifyEvent, into changes: inout FileChanges) {
      if event.has(Int(IN_Q_OVERFLOW)) { return recover(&changes) }
      if event.has(Int(IN_IGNORED)) {
        let path = paths.removeValue(forKey: event.watch)
        if let path, folders.parents.contains(path) { trouble = trouble ?? .lostFolder(path) }
        return
      }
      guard let folder = paths[event.watch], !event.name.isEmpty else { return }
      let path = folder == "/" ? "/" + event.name : folder + "/" + event.name
      guard folders.concerns(path) else { return }
      let isFolder = event.has(Int(IN_ISDIR))
      if event.has(Int(IN_DELETE), Int(IN_MOVED_FROM)) {
        if isFolder { removeTree(path) }
        changes.insert(path, .removed)
      } else if isFolder, event.has(Int(IN_ATTRIB)), paths.values.contains(path) {
        // A folder for others to read, or no more; its files are not news.
        changes.insert(path, .written)
      } else if isFolder || folders.roots.contains(path) {
        takeFolder(path, &changes)
      } else if event.has(Int(IN_CLOSE_WRITE), Int(IN_MOVED_TO), Int(IN_ATTRIB))
        || FolderListing.kind(of: path) == .linked
      {
        // A new file that is being written is told when it is closed, a new link now.
        changes.insert(path, .written)
      }
    }

    /// A folder has come, or a link to one, perhaps with files that came before its watch.
    private mutating func takeFolder(_ path: String, _ changes: inout FileChanges) {
      changes.insert(path, .written)
      addTree(path, found: &changes)
      if trouble != nil { changes.insertMissed() }
    }

    /// The kernel dropped events: look at everything again.
    private mutating func recover(_ changes: inout FileChanges) {
      changes.insertMissed()
      var found = FileChanges()
      for root in folders.roots { addTree(root, found: &found) }
    }

    /// Watches a folder and all below it, each before it is listed, so that nothing falls between.
    private mutating func addTree(_ root: String, found: inout FileChanges) {
      var waiting = [root]
      while let folder = waiting.popLast() {
        guard add(folder) else { continue }
        for entry in FolderListing.entries(of: folder) where folders.concerns(entry.path) {
          if entry.kind == .folder {
            waiting.append(entry.path)
          } else {
            found.insert(entry.path, .written)
          }
        }
      }
    }

    /// False when the folder is gone or not to be read, or when the system refuses more watches.
    private mutating func add(_ folder: String) -> Bool {
      guard paths.count < folders.watchesMax else {
        trouble = trouble ?? .tooManyFolders
        return false
      }
      let watch = inotify_add_watch(queue, folder, Self.mask)
      guard watch >= 0 else {
        if errno == ENOSPC || errno == ENOMEM { trouble = trouble ?? .tooManyFolders }
        return false
      }
      paths[watch] = folder
      return true
    }

    /// A folder that moves away takes its watches with it, so they are taken off.
    private mutating func removeTree(_ root: String) {
      let gone = paths.filter { $0.value == root || $0.value.hasPrefix(root + "/") }
      for watch in gone.keys {
        _ = inotify_rm_watch(queue, watch)
        paths[watch] = nil
      }
    }
  }
#endif
