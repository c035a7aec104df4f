import Synchronization

/// Changes on their way from the watcher's thread to the build: what comes during a build waits
/// and is handed over as one.
final class ChangeQueue: Sendable {
  /// How long a removal waits for what may follow: many editors save by moving the old file away
  /// first, and the page must not vanish in between.
  private static let grace = Duration.milliseconds(40)

  private let pending = Mutex(FileChanges())
  private let signals: AsyncStream<Void>
  private let signal: AsyncStream<Void>.Continuation

  init() {
    (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  var isEmpty: Bool { pending.withLock(\.isEmpty) }

  /// Adds changes; from any thread.
  func add(_ changes: FileChanges) {
    pending.withLock { $0.merge(changes) }
    signal.yield()
  }

  /// Ends `forEach` after the changes at hand.
  func finish() {
    signal.finish()
  }

  /// Hands changes to `body`, all that have come since the last time at once, until `finish` or
  /// until the task is cancelled. To be called once.
  func forEach(_ body: (FileChanges) async -> Void) async {
    for await _ in signals {
      if pending.withLock(\.holdsOnlyRemovals) { try? await Task.sleep(for: Self.grace) }
      let changes = pending.withLock { pending in
        defer { pending = FileChanges() }
        return pending
      }
      if !changes.isEmpty { await body(changes) }
    }
  }
}
