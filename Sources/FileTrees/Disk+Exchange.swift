import CSystemCalls

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// What a publication needs beside reading and writing files.
extension Disk {
  /// Exchanges what stands at two paths, in one step.
  static func exchange(_ first: String, _ second: String) throws(FileError) {
    guard coldstart_exchange(first, second) == 0 else {
      throw FileError("exchange", "\(first) and \(second)", code: errno)
    }
  }

  /// Gives a file a second name.
  static func link(_ file: String, to name: String) throws(FileError) {
    #if canImport(Glibc)
      let result = Glibc.link(file, name)
    #elseif canImport(Musl)
      let result = Musl.link(file, name)
    #else
      let result = Darwin.link(file, name)
    #endif
    guard result == 0 else { throw FileError("link", "\(file) to \(name)", code: errno) }
  }

  /// Gives a folder the rights that another has.
  static func copyMode(of folder: String, to other: String) throws(FileError) {
    var buffer = stat()
    guard stat(folder, &buffer) == 0, chmod(other, buffer.st_mode & 0o7777) == 0 else {
      throw FileError("set the rights of", other, code: errno)
    }
  }

  /// Removes a folder that holds nothing but folders that hold nothing.
  static func removeEmptyFolders(_ path: String) throws(FileError) {
    for (name, kind) in try entries(in: path) where kind == .folder {
      try removeEmptyFolders(path + "/" + name)
    }
    guard rmdir(path) == 0 else { throw FileError("remove", path, code: errno) }
  }

  /// The file system that something lies on; nil when nothing is there.
  static func device(_ path: String) -> UInt64? {
    var buffer = stat()
    return stat(path, &buffer) == 0 ? UInt64(truncatingIfNeeded: buffer.st_dev) : nil
  }

  /// Whether names can be made in a folder.
  static func isWritable(_ folder: String) -> Bool { access(folder, W_OK | X_OK) == 0 }

  /// The number of this process.
  static var processNumber: Int32 { getpid() }
}

extension FileError {
  /// Whether the file system has no links or exchanges, or not between these two places.
  var isRefusedByFileSystem: Bool {
    [ENOSYS, EINVAL, EXDEV, EBUSY, EPERM, EOPNOTSUPP, ENOTSUP, EMLINK].contains(code)
  }
}
