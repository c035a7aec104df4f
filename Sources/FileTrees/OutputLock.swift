#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The right to write into an output folder: one process has it at a time.
///
/// A file that is locked by `flock` and holds the process's number. The system lets the lock go
/// when the process ends, however it ends, so one that was left behind is simply taken.
package final class OutputLock: Sendable {
  private let descriptor: Int32
  private let path: String
  /// A file beside the output goes when it is let go. One inside stays: its going would be a change
  /// of the folder.
  private let isBeside: Bool

  private init(_ descriptor: Int32, _ path: String, isBeside: Bool) {
    self.descriptor = descriptor
    self.path = path
    self.isBeside = isBeside
  }

  deinit {
    if isBeside, Self.isCurrent(descriptor, path) { _ = unlink(path) }
    _ = close(descriptor)
  }

  /// Takes the lock of an output folder, once whoever has it is done.
  /// - Parameter waiting: told once, with the number of the process that has it where it says so.
  package static func take(
    _ output: String, waiting: (Int?) -> Void
  ) async throws(FileError) -> OutputLock {
    let output = Disk.resolved(output) ?? output
    let name = output.split(separator: "/").last.map(String.init) ?? "site"
    let parent = Disk.parent(of: output)
    let ending = Staging.prefix + "lock"
    if Disk.status(parent) == nil { try Disk.makeFolder(parent) }
    let isBeside = Disk.isWritable(parent)
    let above = parent == "/" ? "/" : parent + "/"
    let path = isBeside ? above + "." + name + ending : output + "/" + ending
    var hasWaited = false
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
      guard descriptor >= 0 else { throw FileError("lock", path, code: errno) }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        if isCurrent(descriptor, path) {
          sign(descriptor)
          return OutputLock(descriptor, path, isBeside: isBeside)
        }
        _ = close(descriptor)
        continue
      }
      let failure = errno
      let holder = number(in: path)
      _ = close(descriptor)
      guard failure == EWOULDBLOCK || failure == EINTR else {
        throw FileError("lock", path, code: failure)
      }
      if !hasWaited { waiting(holder) }
      hasWaited = true
      try? await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Whether an open file is still the one at its path: the last holder may have removed it
  /// between opening and locking.
  private static func isCurrent(_ descriptor: Int32, _ path: String) -> Bool {
    var (mine, there) = (stat(), stat())
    return fstat(descriptor, &mine) == 0 && stat(path, &there) == 0 && mine.st_ino == there.st_ino
      && mine.st_dev == there.st_dev
  }

  private static func sign(_ descriptor: Int32) {
    let text = Array("\(getpid())\n".utf8)
    _ = ftruncate(descriptor, 0)
    _ = pwrite(descriptor, text, text.count, 0)
  }

  private static func number(in path: String) -> Int? {
    guard let bytes = try? Disk.read(path) else { return nil }
    return Int(String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
  }
}
