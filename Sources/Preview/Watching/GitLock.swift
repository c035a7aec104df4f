import FileTrees
import Synchronization

/// Tells whether git is in the middle of changing files. It holds a lock from the first file of a
/// branch switch to the last, so the states in between, in which links lead nowhere, need not be
/// built.
final class GitLock: Sendable {
  private let path: String?
  /// A lock that was waited for in vain: git was killed, and nobody has removed it.
  private let abandoned = Mutex<Disk.Status?>(nil)

  /// The lock of the repository that a folder is in; never held when it is in none.
  init(around folder: String) {
    path = GitRepository(around: folder).map { $0.folder + "/index.lock" }
  }

  var isHeld: Bool {
    guard let path, let lock = Disk.status(path) else { return false }
    return abandoned.withLock { $0 != lock }
  }

  /// Waits for this lock no more; for the next one it does.
  func abandon() {
    guard let path, let lock = Disk.status(path) else { return }
    abandoned.withLock { $0 = lock }
  }
}
