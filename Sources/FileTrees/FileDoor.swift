import CSystemCalls

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The one way to the files of a folder: what is there, whether it is what it was, what it holds.
/// They lie on a disk or, where files are values, in memory.
///
/// No path leads out of the folder, and no symbolic link below it is followed.
package struct FileDoor: Sendable {
  /// The folder's path on this machine, for messages and editors.
  package let root: String
  private let listing: @Sendable (SitePath) throws(FileError) -> [(String, Disk.Status.Kind)]
  private let statuses: @Sendable (SitePath) -> Disk.Status?
  private let contents: @Sendable (SitePath) throws(FileError) -> [UInt8]

  /// The names in a folder with what stands there, sorted by bytes.
  package func entries(
    in folder: SitePath
  ) throws(FileError) -> [(name: String, kind: Disk.Status.Kind)] {
    try listing(folder).map { (name: $0, kind: $1) }
  }

  /// What stands at a path; nil when nothing is there.
  package func status(_ path: SitePath) -> Disk.Status? { statuses(path) }

  /// All bytes of a file. Throws for what is none.
  package func read(_ path: SitePath) throws(FileError) -> [UInt8] { try contents(path) }
}

extension FileDoor {
  /// The files of a folder on the disk. The folder itself may be named by a link.
  package static func disk(_ root: String) -> FileDoor {
    let folder = OpenFolder(root)
    return FileDoor(root: root) { path throws(FileError) in
      try Disk.entries(in: Publisher.join(root, path)).map { ($0.name, $0.kind) }
    } statuses: {
      folder.status($0)
    } contents: { path throws(FileError) in
      try folder.read(path)
    }
  }

  /// Files that are values; folders are those that files lie in. Times stand still, so a file with
  /// the size it had is the same file.
  package static func memory(_ root: String, _ files: [SitePath: [UInt8]]) -> FileDoor {
    var folders: [SitePath: [String: Disk.Status.Kind]] = [.root: [:]]
    for path in files.keys.sorted() {
      var (child, kind) = (path, Disk.Status.Kind.file)
      while child != .root {
        folders[child.parent, default: [:]][child.name] = kind
        (child, kind) = (child.parent, .folder)
      }
    }
    let known = folders
    return FileDoor(root: root) { path throws(FileError) in
      guard let names = known[path] else {
        throw FileError("list", Publisher.join(root, path), code: ENOENT)
      }
      return names.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .map { ($0.key, $0.value) }
    } statuses: { path in
      if let bytes = files[path] {
        return Disk.Status(kind: .file, size: bytes.count, modified: 1, inode: 1)
      }
      return known[path].map { _ in Disk.Status(kind: .folder, size: 0, modified: 1, inode: 1) }
    } contents: { path throws(FileError) in
      guard let bytes = files[path] else {
        throw FileError("read", Publisher.join(root, path), code: ENOENT)
      }
      return bytes
    }
  }
}

/// A folder that stays open, so that files are opened below it and nowhere else.
private final class OpenFolder: Sendable {
  private let path: String
  /// Negative when the folder could not be opened.
  private let descriptor: Int32

  init(_ path: String) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  }

  deinit { if descriptor >= 0 { _ = close(descriptor) } }

  func status(_ file: SitePath) -> Disk.Status? {
    descriptor < 0 ? nil : Disk.status(file.text, below: descriptor)
  }

  func read(_ file: SitePath) throws(FileError) -> [UInt8] {
    let shown = Publisher.join(path, file)
    guard descriptor >= 0 else { throw FileError("read", shown, code: ENOENT) }
    let opened = coldstart_open_below(descriptor, file.text)
    guard opened >= 0 else { throw FileError("read", shown, code: errno) }
    defer { _ = close(opened) }
    return try Disk.readFile(opened, shown)
  }
}
