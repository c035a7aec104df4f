#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The failure of a file operation, in the operating system's words.
package struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was tried: `read`, `write`, `rename`.
  package let action: String
  package let path: String
  package let code: Int32

  package init(_ action: String, _ path: String, code: Int32) {
    self.action = action
    self.path = path
    self.code = code
  }

  package var description: String {
    "cannot \(action) \(path): \(String(cString: strerror(code)))"
  }

  /// True when the file or folder is not there.
  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }

  /// The code for bytes that are not what was written.
  package static var damaged: Int32 { EIO }
}

/// Files of the machine, by plain system calls.
package enum Disk {
  /// The status of a path.
  package struct Status: Sendable, Equatable {
    /// The kinds that matter here.
    package enum Kind: Sendable, Equatable { case file, folder, link, other }

    package let kind: Kind
    package let size: Int
    /// Nanoseconds since 1970.
    package let modified: Int64
    /// When anything about it was changed last, its name and its times included: no program can
    /// set that. In nanoseconds since 1970; zero where it is not known.
    package let changed: Int64
    package let inode: UInt64

    package init(
      kind: Kind, size: Int, modified: Int64, changed: Int64 = 0, inode: UInt64
    ) {
      self.kind = kind
      self.size = size
      self.modified = modified
      self.changed = changed
      self.inode = inode
    }

    /// Whether both are of the same bytes, as far as can be told. A second name or another one is
    /// no other file: `changed` is not compared.
    package static func == (left: Status, right: Status) -> Bool {
      left.kind == right.kind && left.size == right.size && left.modified == right.modified
        && left.inode == right.inode
    }
  }

  /// The status of a path without following a symbolic link; nil when nothing is there.
  package static func status(_ path: String) -> Status? {
    var buffer = stat()
    guard lstat(path, &buffer) == 0 else { return nil }
    return Status(buffer)
  }

  /// The status of what a path leads to, links followed; nil when nothing is there.
  package static func target(_ path: String) -> Status? {
    var buffer = stat()
    guard stat(path, &buffer) == 0 else { return nil }
    return Status(buffer)
  }

  /// What stands at a path below an open folder; no link at its end is followed.
  static func status(_ path: String, below folder: Int32) -> Status? {
    var buffer = stat()
    guard fstatat(folder, path.isEmpty ? "." : path, &buffer, AT_SYMLINK_NOFOLLOW) == 0 else {
      return nil
    }
    return Status(buffer)
  }

  /// All bytes of a file. Throws for pipes and devices, which may have no end.
  package static func read(_ path: String) throws(FileError) -> [UInt8] {
    // Opening a pipe would wait for somebody to write into it.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw FileError("read", path, code: errno) }
    defer { close(file) }
    return try readFile(file, path)
  }

  /// All bytes of what a user names on the command line, pipes included.
  package static func readStream(_ path: String) throws(FileError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FileError("read", path, code: errno) }
    defer { close(file) }
    return try readAll(file, expected: 0, path)
  }

  /// All bytes of an open file.
  /// - Parameter path: what it is called in messages.
  static func readFile(_ file: Int32, _ path: String) throws(FileError) -> [UInt8] {
    var buffer = stat()
    guard fstat(file, &buffer) == 0 else { throw FileError("read", path, code: errno) }
    switch buffer.st_mode & S_IFMT {
    case S_IFREG: return try readAll(file, expected: Int(buffer.st_size), path)
    case S_IFDIR: throw FileError("read", path, code: EISDIR)
    default: throw FileError("read", path, code: EINVAL)
    }
  }

  private static func readAll(
    _ file: Int32, expected: Int, _ path: String
  ) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var room = max(expected + 1, 4096)
    while true {
      var failure: Int32 = 0
      let before = bytes.count
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        var count_ = 0
        while count_ < buffer.count {
          let got = Self.read(file, buffer, from: count_)
          if got < 0, errno == EINTR { continue }
          if got < 0 { failure = errno }
          guard got > 0 else { break }
          count_ += got
        }
        count = count_
      }
      guard failure == 0 else { throw FileError("read", path, code: failure) }
      // One exact read is the usual case: its buffer is the result, not copied.
      if before == 0, chunk.count < room { return chunk }
      bytes.append(contentsOf: chunk)
      if chunk.count < room { return bytes }
      room *= 2
    }
  }

  private static func read(
    _ file: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>, from start: Int
  ) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    #if canImport(Glibc)
      return Glibc.read(file, base + start, buffer.count - start)
    #elseif canImport(Musl)
      return Musl.read(file, base + start, buffer.count - start)
    #else
      return Darwin.read(file, base + start, buffer.count - start)
    #endif
  }

  /// Writes a file, replacing what it held. Returns what stands there now.
  @discardableResult
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) -> Status {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw FileError("write", path, code: errno) }
    var failure: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      var done = 0
      while done < buffer.count {
        let written = writeSome(file, base + done, buffer.count - done)
        if written < 0, errno == EINTR { continue }
        guard written >= 0 else {
          failure = errno
          return
        }
        done += written
      }
    }
    var buffer = stat()
    if fstat(file, &buffer) != 0, failure == 0 { failure = errno }
    if close(file) != 0, failure == 0 { failure = errno }
    guard failure == 0 else { throw FileError("write", path, code: failure) }
    return Status(buffer)
  }

  private static func writeSome(_ file: Int32, _ base: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      return Glibc.write(file, base, count)
    #elseif canImport(Musl)
      return Musl.write(file, base, count)
    #else
      return Darwin.write(file, base, count)
    #endif
  }

  /// Makes a folder and those above it that are missing.
  package static func makeFolder(_ path: String) throws(FileError) {
    if mkdir(path, 0o755) == 0 { return }
    switch errno {
    case EEXIST:
      guard target(path)?.kind == .folder else {
        throw FileError("make the folder", path, code: EEXIST)
      }
    case ENOENT:
      let parent = Self.parent(of: path)
      guard parent != path, !parent.isEmpty else {
        throw FileError("make the folder", path, code: ENOENT)
      }
      try makeFolder(parent)
      guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
        throw FileError("make the folder", path, code: errno)
      }
    case let code: throw FileError("make the folder", path, code: code)
    }
  }

  /// Moves a file or folder within one file system; a file at the new place is replaced.
  package static func move(_ from: String, to target: String) throws(FileError) {
    guard rename(from, target) == 0 else {
      throw FileError("move", "\(from) to \(target)", code: errno)
    }
  }

  /// Removes a file; nothing happens when it is not there.
  package static func removeFile(_ path: String) throws(FileError) {
    guard unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR else {
      throw FileError("remove", path, code: errno)
    }
  }

  /// Removes a folder when it is empty; says whether it did.
  @discardableResult
  package static func removeFolderIfEmpty(_ path: String) -> Bool {
    rmdir(path) == 0
  }

  /// Removes a folder and all that is in it. Symbolic links are removed, never followed.
  package static func removeTree(_ path: String) throws(FileError) {
    guard let status = status(path) else { return }
    guard status.kind == .folder else { return try removeFile(path) }
    for name in try names(in: path) { try removeTree(path + "/" + name) }
    guard rmdir(path) == 0 || errno == ENOENT else {
      throw FileError("remove", path, code: errno)
    }
  }

  /// The names in a folder, without `.` and `..`, sorted by bytes.
  package static func names(in path: String) throws(FileError) -> [String] {
    try entries(in: path).map(\.name)
  }

  /// The names in a folder with what stands there, links not followed; sorted by bytes. Asks for
  /// a file's status only where the folder does not tell its kind.
  package static func entries(
    in path: String
  ) throws(FileError) -> [(name: String, kind: Status.Kind)] {
    guard let folder = opendir(path) else { throw FileError("list", path, code: errno) }
    defer { closedir(folder) }
    var entries: [(name: String, kind: Status.Kind)] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { text(ofName: $0) }
      }
      guard name != ".", name != ".." else { continue }
      switch Int32(entry.pointee.d_type) {
      case Int32(DT_REG): entries.append((name, .file))
      case Int32(DT_DIR): entries.append((name, .folder))
      case Int32(DT_LNK): entries.append((name, .link))
      default: entries.append((name, status(path + "/" + name)?.kind ?? .other))
      }
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// A name as text. Bytes that are no UTF-8 become `\\xFF`: a backslash is part of no path, so
  /// such a name is never taken for another one.
  private static func text(ofName name: UnsafePointer<CChar>) -> String {
    if let text = String(validatingCString: name) { return text }
    let bytes = UnsafeRawBufferPointer(start: name, count: strlen(name))
    return bytes.map { byte in
      if byte >= 0x20, byte < 0x7F { return String(Unicode.Scalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "\\x" + (digits.count < 2 ? "0" : "") + digits
    }.joined()
  }

  /// The absolute form of a path with links resolved; nil when it does not exist.
  package static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// The working folder of the process.
  package static var workingFolder: String { resolved(".") ?? "." }

  /// Everything before the last slash: `/` for `/a`, empty for a bare name.
  package static func parent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
  }
}

extension Disk.Status {
  fileprivate init(_ buffer: stat) {
    switch buffer.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    size = Int(buffer.st_size)
    #if canImport(Darwin)
      let (written, touched) = (buffer.st_mtimespec, buffer.st_ctimespec)
    #else
      let (written, touched) = (buffer.st_mtim, buffer.st_ctim)
    #endif
    modified = Self.nanoseconds(written)
    changed = Self.nanoseconds(touched)
    inode = UInt64(buffer.st_ino)
  }

  /// Times beyond the year 2262 wrap around; they are only compared.
  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
