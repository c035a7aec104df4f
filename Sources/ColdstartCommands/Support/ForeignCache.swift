import FileTrees

/// Caches that came with somebody's repository: what they say was found in pages may be anything,
/// so they are not believed. A cache of this machine is none that git knows of.
enum ForeignCache {
  /// Whether the git repository that a folder lies in tracks files of its cache, as far as the
  /// repository's index tells. O(bytes of the index).
  static func isTracked(_ cache: String) -> Bool {
    guard let repository = GitRepository(around: Disk.parent(of: cache)),
      let index = try? Disk.read(repository.folder + "/index")
    else { return false }
    let below = cache.utf8.dropFirst(repository.root.utf8.count + 1)
    return contains(index, Array(below) + [UInt8(ascii: "/")])
  }

  private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    guard let first = part.first else { return false }
    var from = bytes.startIndex
    while let place = bytes[from...].firstIndex(of: first) {
      if bytes[place...].starts(with: part) { return true }
      from = place + 1
    }
    return false
  }
}
