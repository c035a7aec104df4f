#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The entries of folders on disk.
enum FolderListing {
  enum Kind {
    case folder
    case file
    /// A link, or a file with several names: it can come to be without being written.
    case linked
  }

  /// Names and kinds of what is in a folder, sorted by name; nothing for what is no folder.
  /// Links to folders count as links, so a circle of links is no trouble.
  static func entries(of folder: String) -> [(path: String, kind: Kind)] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var entries: [(path: String, kind: Kind)] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      let path = folder == "/" ? "/" + name : folder + "/" + name
      if let kind = kind(of: path) { entries.append((path, kind)) }
    }
    return entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// What is at a path; nil when nothing is.
  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFLNK: return .linked
    default: return status.st_nlink > 1 ? .linked : .file
    }
  }
}
