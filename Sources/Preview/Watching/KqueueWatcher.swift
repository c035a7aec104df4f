#if canImport(Darwin)
  import Darwin
  import Synchronization

  /// Watches folders by kqueue, which says that something about an open file changed but not
  /// what: every event is followed by a look at all files, compared with the look before.
  package final class KqueueWatcher: FileWatcher {
    private struct Table {
      var states: FolderStates?
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
      table.withLock { table in
        let before = table.states
        var states = before ?? FolderStates(folders)
        let changes = states.changes()
        let known = before?.states ?? [:]
        for (path, state) in states.states where known[path] != state { open(path, &table) }
        for path in known.keys where states.states[path] == nil {
          if let descriptor = table.descriptors.removeValue(forKey: path) { _ = close(descriptor) }
        }
        table.states = states
        return changes
      }
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
