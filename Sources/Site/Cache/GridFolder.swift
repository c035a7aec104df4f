import FileTrees
package import Scenarios

extension GridStore {
  /// Grids of a site as files of its cache: one each, named by what decides it.
  ///
  /// Whatever cannot be read or written is as good as not kept. Files appear whole, so programs
  /// that run at the same time do not disturb each other. When the files take more than `bytesMax`,
  /// the oldest go.
  package init(_ cache: CacheOptions, bytesMax: Int = 64 << 20) {
    let files = GridFolder(cache: cache.folder, bytesMax: bytesMax)
    self.init(
      read: { try? Disk.read(files.path($0)) },
      write: { files.keep($1, as: $0) })
  }
}

/// The folder `grids` of a cache.
private struct GridFolder: Sendable {
  let cache: String
  let bytesMax: Int

  private var folder: String { cache + "/grids" }

  func path(_ key: ContentHash) -> String { folder + "/" + key.hex }

  func keep(_ bytes: [UInt8], as key: ContentHash) {
    let temporary = path(key) + ".new"
    do {
      try CacheOptions.makeFolder(cache)
      try Disk.makeFolder(folder)
      try Disk.write(bytes, to: temporary)
      try Disk.move(temporary, to: path(key))
      try shrink()
    } catch { try? Disk.removeFile(temporary) }
  }

  /// Removes the oldest files until the rest is small enough. O(files log files).
  private func shrink() throws(FileError) {
    let files = try Disk.names(in: folder).compactMap { name in
      Disk.status(folder + "/" + name).map { (name: name, status: $0) }
    }.filter { $0.status.kind == .file }
    var sum = files.reduce(0) { $0 + $1.status.size }
    guard sum > bytesMax else { return }
    let oldest = files.sorted { ($0.status.modified, $0.name) < ($1.status.modified, $1.name) }
    for file in oldest where sum > bytesMax {
      try Disk.removeFile(folder + "/" + file.name)
      sum -= file.status.size
    }
  }
}
