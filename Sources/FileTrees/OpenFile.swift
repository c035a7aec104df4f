#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that stays open: bytes are read and written at any place, by any thread. It keeps
/// working when its name is taken away.
package final class OpenFile: Sendable {
  package let path: String
  private let descriptor: Int32

  /// How a file is opened.
  package enum Mode: Sendable {
    case reading
    /// For reading and writing; made when it is not there.
    case writing
  }

  package init(_ path: String, for mode: Mode) throws(FileError) {
    self.path = path
    let flags = mode == .reading ? O_RDONLY : O_RDWR | O_CREAT
    descriptor = open(path, flags | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError("open", path, code: errno) }
  }

  deinit { _ = close(descriptor) }

  /// How many bytes it holds now.
  package var count: Int {
    var buffer = stat()
    return fstat(descriptor, &buffer) == 0 ? Int(buffer.st_size) : 0
  }

  /// The `count` bytes from `offset`; throws when the file ends before.
  package func read(_ count: Int, at offset: Int) throws(FileError) -> [UInt8] {
    var isWhole = true
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count, let base = buffer.baseAddress {
        let got = pread(descriptor, base + filled, count - filled, off_t(offset + filled))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { break }
        filled += got
      }
      isWhole = filled == count
    }
    guard isWhole else { throw FileError("read", path, code: EIO) }
    return bytes
  }

  /// Writes bytes at `offset`.
  package func write(_ bytes: [UInt8], at offset: Int) throws(FileError) {
    var failure: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count, let base = buffer.baseAddress {
        let written = pwrite(descriptor, base + done, buffer.count - done, off_t(offset + done))
        if written < 0, errno == EINTR { continue }
        guard written > 0 else {
          failure = errno
          return
        }
        done += written
      }
    }
    guard failure == 0 else { throw FileError("write", path, code: failure) }
  }

  /// Keeps other programs from locking the file until this one closes it; false when one of them
  /// was first.
  package func lock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }
}

extension Disk {
  /// The present moment in nanoseconds since 1970, to be compared with times of files and with
  /// nothing else: it decides what is looked at again, never what is written.
  package static var moment: Int64 {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
  }
}
