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
    path = Self.repository(around: folder).map { $0 + "/index.lock" }
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

  /// Where git keeps what it knows of the files: `.git`, or the folder named by that file in a
  /// second working tree.
  private static func repository(around folder: String) -> String? {
    var folder = folder
    while true {
      switch Disk.status(folder + "/.git")?.kind {
      case .folder: return folder + "/.git"
      case .file: return named(in: folder)
      default:
        guard let slash = folder.lastIndex(of: "/") else { return nil }
        folder = String(folder[..<slash])
      }
    }
  }

  private static func named(in folder: String) -> String? {
    guard let bytes = try? Disk.read(folder + "/.git") else { return nil }
    let text = String(decoding: bytes, as: UTF8.self).trimming(\.isWhitespace)
    guard text.hasPrefix("gitdir:") else { return nil }
    let path = text.dropFirst("gitdir:".count).trimming(\.isWhitespace)
    return path.hasPrefix("/") ? String(path) : folder + "/" + path
  }
}
