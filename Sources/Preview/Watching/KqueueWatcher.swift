#if canImport(Darwin)
  import Darwin
  import Synchronization

  /// Watches folders by kqueue, which says that something about an open file changed but not
  /// what: every event is followed by a look at all files, compared with the look before.
  package final class KqueueWatcher: FileWatcher {
    /// What tells one state of a file from another.
    private struct State: Equatable {
      let seconds: Int
      let nanoseconds: Int
      let size: Int
      let inode: UInt64
      let isFolder: Bool
    }

    private struct Table {
      var states: [String: State] = [:]
      var descriptors: [String: Int32] = [:]
    }

    private let folders: WatchedFolders
    private let queue: Int32
    private let isStopping = Atomic(false)
    private let table: Mutex<Table>

    /// Begins to watch.
    package init(_ folders: WatchedFolders) throws(PreviewError) {
      self.folders = folders
      queue = kqueue()
      guard queue >= 0 else { throw .failed("kqueue") }
      table = Mutex(Table())
      var wake = kevent(
        ident: 1, filter: Int16(EVFILT_USER), flags: UInt16(EV_ADD | EV_CLEAR), fflags: 0, data: 0,
        udata: nil)
      _ = kevent(queue, &wake, 1, nil, 0, nil)
      _ = look()
    }

    deinit {
      for descriptor in table.withLock({ Array($0.descriptors.values) }) { _ = close(descriptor) }
      _ = close(queue)
    }

    package func run(_ report: (FileChanges) -> Void) {
      while !isStopping.load(ordering: .acquiring) {
        let changes = look()
        if !changes.isEmpty { report(changes) }
        var events = [kevent](repeating: kevent(), count: 64)
        _ = kevent(queue, nil, 0, &events, Int32(events.count), nil)
      }
    }

    package func stop() {
      isStopping.store(true, ordering: .releasing)
      var wake = kevent(
        ident: 1, filter: Int16(EVFILT_USER), flags: 0, fflags: UInt32(NOTE_TRIGGER), data: 0,
        udata: nil)
      _ = kevent(queue, &wake, 1, nil, 0, nil)
    }

    /// Looks at all files and says what is different from the last time.
    private func look() -> FileChanges {
      let states = currentStates()
      return table.withLock { table in
        var changes = FileChanges()
        for (path, state) in states where table.states[path] != state {
          if !state.isFolder { changes.insert(path, .written) }
          open(path, &table)
        }
        for path in table.states.keys where states[path] == nil {
          changes.insert(path, .removed)
          if let descriptor = table.descriptors.removeValue(forKey: path) { _ = close(descriptor) }
        }
        table.states = states
        return changes
      }
    }

    private func currentStates() -> [String: State] {
      var states: [String: State] = [:]
      var waiting = folders.roots
      while let path = waiting.popLast() {
        var status = stat()
        guard lstat(path, &status) == 0 else { continue }
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        states[path] = State(
          seconds: status.st_mtimespec.tv_sec, nanoseconds: status.st_mtimespec.tv_nsec,
          size: Int(status.st_size), inode: status.st_ino, isFolder: isFolder)
        guard isFolder else { continue }
        waiting += FolderListing.entries(of: path).map(\.path).filter(folders.concerns)
      }
      return states
    }

    /// Asks for events of the file that is at a path now.
    private func open(_ path: String, _ table: inout Table) {
      if let old = table.descriptors.removeValue(forKey: path) { _ = close(old) }
      let descriptor = Darwin.open(path, O_EVTONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return }
      table.descriptors[path] = descriptor
      let notes = NOTE_WRITE | NOTE_EXTEND | NOTE_DELETE | NOTE_RENAME | NOTE_ATTRIB
      var wish = kevent(
        ident: UInt(descriptor), filter: Int16(EVFILT_VNODE), flags: UInt16(EV_ADD | EV_CLEAR),
        fflags: UInt32(notes), data: 0, udata: nil)
      _ = kevent(queue, &wish, 1, nil, 0, nil)
    }
  }
#endif
