import Synchronization

/// A value that a process keeps to its end. To take a large site apart just before the system takes
/// the memory back would be a tenth of a short build.
enum Lasting {
  private static let kept = Mutex<[any Sendable]>([])

  static func keep(_ values: (any Sendable)?...) {
    kept.withLock { $0 += values.compactMap { $0 } }
  }
}
