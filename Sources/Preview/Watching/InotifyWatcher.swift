#if os(Linux)
  import Glibc
  import Synchronization

  /// Watches folders by inotify, which knows single folders only: every folder has a watch of its
  /// own, added and removed as folders come and go. When the system gives no more watches, all
  /// files are looked at again and again as well.
  package final class InotifyWatcher: FileWatcher {
    private let queue: Int32
    private let pipe: WakePipe
    private let isStopping = Atomic(false)
    private let folders: WatchedFolders
    private let watches: Mutex<InotifyWatches>

    /// Begins to watch.
    package init(_ folders: WatchedFolders) throws(PreviewError) {
      self.folders = folders
      queue = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      guard queue >= 0 else { throw .failed("inotify_init1") }
      pipe = try WakePipe()
      var watches = InotifyWatches(queue: queue, folders: folders)
      watches.addRoots()
      self.watches = Mutex(watches)
    }

    deinit {
      _ = close(queue)
      pipe.close()
    }

    package func run(_ report: (FileChanges) -> Void) {
      let descriptor = Descriptor(adopting: queue)
      var states: FolderStates?
      var rest = trouble == nil ? nil : Duration.zero
      while !isStopping.load(ordering: .acquiring) {
        var waits = [Readiness(descriptor, read: true), Readiness(pipe.receiver, read: true)]
        let patience = rest.map { Int32(clamping: Int($0 / .milliseconds(1))) } ?? -1
        Readiness.wait(for: &waits, milliseconds: patience)
        if waits[1].canRead { pipe.drain() }
        var changes = waits[0].canRead ? readChanges() : FileChanges()
        let start = ContinuousClock.now
        if let others = states?.changes() {
          changes.merge(others)
        } else if let trouble {
          states = FolderStates(folders)
          changes.insertMissed()
          folders.warn(trouble)
        }
        if states != nil { rest = PollingWatcher.rest(after: start.duration(to: .now)) }
        if !changes.isEmpty { report(changes) }
      }
    }

    private var trouble: WatchTrouble? { watches.withLock(\.trouble) }

    package func stop() {
      isStopping.store(true, ordering: .releasing)
      pipe.wake()
    }

    /// Everything that has happened so far, however much that is.
    private func readChanges() -> FileChanges {
      var changes = FileChanges()
      watches.withLock { watches in
        for _ in 0..<64 {
          var buffer = [UInt8](repeating: 0, count: 64 * 1024)
          let count = read(queue, &buffer, buffer.count)
          guard count > 0 else { return }
          for event in InotifyEvent.all(in: buffer[..<count]) {
            watches.take(event, into: &changes)
          }
        }
      }
      return changes
    }
  }

  /// An event of the kernel about one entry of a watched folder.
  struct InotifyEvent {
    let watch: Int32
    let mask: UInt32
    /// The entry's name; empty for the folder itself.
    let name: String

    func has(_ flags: Int...) -> Bool {
      flags.contains { mask & UInt32($0) != 0 }
    }

    /// The events in a buffer, each a fixed head and a name padded with zeros.
    static func all(in buffer: ArraySlice<UInt8>) -> [InotifyEvent] {
      var events: [InotifyEvent] = []
      let headSize = MemoryLayout<inotify_event>.size
      buffer.withUnsafeBytes { bytes in
        var offset = 0
        while offset + headSize <= bytes.count {
          let head = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
          let end = min(offset + headSize + Int(head.len), bytes.count)
          let name = bytes[(offset + headSize)..<end].prefix { $0 != 0 }
          events.append(
            InotifyEvent(
              watch: head.wd, mask: head.mask, name: String(decoding: name, as: UTF8.self)))
          offset = end
        }
      }
      return events
    }
  }
#endif
