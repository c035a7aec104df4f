/// Files by path: what a build reads in tests, what it writes, and what the preview serves.
///
/// An entry says how to produce its bytes, not necessarily the bytes: a large site streams to disk
/// and lets go.
package struct FileTree: Sendable {
  /// One file.
  package struct Entry: Sendable {
    package let path: SitePath
    /// Produces the file's bytes, the same each time it is asked. Throws only where the bytes are
    /// those of a file that cannot be read any more.
    package let bytes: @Sendable () throws(FileError) -> [UInt8]
    /// What the bytes are made from; nil when that is not known without making them.
    package var inputs: InputDigest?

    /// A file whose bytes are made when they are asked for.
    package init(_ path: SitePath, _ bytes: @escaping @Sendable () throws(FileError) -> [UInt8]) {
      self.path = path
      self.bytes = bytes
    }

    /// The same file with its inputs.
    package func made(from inputs: InputDigest?) -> Entry {
      var entry = self
      entry.inputs = inputs
      return entry
    }
  }

  /// Sorted by path, every path once.
  package private(set) var entries: [Entry]

  /// A tree of these entries. Of two entries with one path the first stays; check for that before.
  package init(_ entries: [Entry] = []) {
    // Numbers are sorted, because moving an entry counts references.
    let order = entries.indices.sorted {
      let (first, second) = (entries[$0].path, entries[$1].path)
      return first < second || ($0 < $1 && first == second)
    }
    var sorted = order.map { entries[$0] }
    var kept = 0
    for index in sorted.indices where kept == 0 || sorted[kept - 1].path != sorted[index].path {
      sorted[kept] = sorted[index]
      kept += 1
    }
    sorted.removeLast(sorted.count - kept)
    self.entries = sorted
  }

  /// The entry at a path. O(log entries).
  package subscript(path: SitePath) -> Entry? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].path < path { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].path == path ? entries[low] : nil
  }
}
