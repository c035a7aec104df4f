import Synchronization

/// Changes on their way from the watcher's thread to the build: what comes during a build waits
/// and is handed over as one.
final class ChangeQueue: Sendable {
  /// How long a removal waits for what may follow: many editors save by moving the old file away
  /// first, and the page must not vanish in between.
  private static let grace = Duration.milliseconds(40)
  /// How many changes together are taken for a burst, of which more is to come.
  private static let burst = 8
  /// How long it must be quiet after a burst, and how soon after the last changes new ones are
  /// taken for one.
  static let quiet = Duration.milliseconds(30)
  /// How long a burst is waited for at most.
  static let burstMax = Duration.seconds(2)
  /// How long git is waited for at most.
  private static let lockMax = Duration.seconds(20)

  private struct Pending {
    var changes = FileChanges()
    /// How often something was added.
    var arrivals = 0
  }

  private let pending = Mutex(Pending())
  private let lock: GitLock?
  private let signals: AsyncStream<Void>
  private let signal: AsyncStream<Void>.Continuation

  /// - Parameter lock: while it is held, nothing is handed over.
  init(lock: GitLock? = nil) {
    self.lock = lock
    (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  var isEmpty: Bool { pending.withLock(\.changes.isEmpty) }

  /// Adds changes; from any thread.
  func add(_ changes: FileChanges) {
    pending.withLock { pending in
      pending.changes.merge(changes)
      pending.arrivals += 1
    }
    signal.yield()
  }

  /// Ends `forEach` after the changes at hand.
  func finish() {
    signal.finish()
  }

  /// Hands changes to `body`, all that have come since the last time at once, until `finish` or
  /// until the task is cancelled. To be called once.
  func forEach(_ body: (FileChanges) async -> Void) async {
    var last: ContinuousClock.Instant?
    for await _ in signals {
      let isSoon = last.map { $0.duration(to: .now) < Self.quiet } ?? false
      await settle(isBurst: isSoon)
      let changes = pending.withLock { pending in
        defer { pending.changes = FileChanges() }
        return pending.changes
      }
      if !changes.isEmpty { await body(changes) }
      last = .now
    }
  }

  /// Waits while what has come looks like a part of something. A single save is no such thing.
  private func settle(isBurst: Bool) async {
    if pending.withLock(\.changes.holdsOnlyRemovals) { try? await Task.sleep(for: Self.grace) }
    await waitForLock()
    let start = ContinuousClock.now
    let isMany = pending.withLock { $0.changes.count > Self.burst || $0.changes.missedSome }
    guard isBurst || isMany else { return }
    while start.duration(to: .now) < Self.burstMax, !Task.isCancelled {
      let before = pending.withLock(\.arrivals)
      try? await Task.sleep(for: Self.quiet)
      if pending.withLock(\.arrivals) == before { break }
    }
    await waitForLock()
  }

  private func waitForLock() async {
    guard let lock, lock.isHeld else { return }
    let start = ContinuousClock.now
    while lock.isHeld, !Task.isCancelled {
      guard start.duration(to: .now) < Self.lockMax else { return lock.abandon() }
      try? await Task.sleep(for: .milliseconds(5))
    }
    // What was written last is on its way from the watcher.
    try? await Task.sleep(for: Self.quiet)
  }
}
