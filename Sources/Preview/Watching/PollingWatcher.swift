import Synchronization

/// Watches folders by looking at all files again and again: for folders of other machines, of
/// which the system hears nothing, and for systems that watch no more.
package final class PollingWatcher: FileWatcher {
  /// How long it rests between two looks at least.
  static let interval = Duration.milliseconds(500)

  private let states: Mutex<FolderStates>
  private let pipe: WakePipe
  private let isStopping = Atomic(false)

  /// Looks for the first time.
  package init(_ folders: WatchedFolders) throws(PreviewError) {
    states = Mutex(FolderStates(folders))
    pipe = try WakePipe()
  }

  deinit { pipe.close() }

  package func run(_ report: (FileChanges) -> Void) {
    var rest = Duration.zero
    while !isStopping.load(ordering: .acquiring) {
      var waits = [Readiness(pipe.receiver, read: true)]
      Readiness.wait(for: &waits, milliseconds: Int32(clamping: Int(rest / .milliseconds(1))))
      if waits[0].canRead { pipe.drain() }
      let start = ContinuousClock.now
      let changes = states.withLock { $0.changes() }
      if !changes.isEmpty { report(changes) }
      rest = Self.rest(after: start.duration(to: .now))
    }
  }

  package func stop() {
    isStopping.store(true, ordering: .releasing)
    pipe.wake()
  }

  /// How long to rest after a look that took so long: looking takes a tenth of the time at most.
  static func rest(after look: Duration) -> Duration { max(interval, look * 9) }
}
