package import FileTrees
import Parallelism

/// A snapshot of the folders of a site: every name with its size, time and inode, as
/// a digest. Taken before anything is read, it tells a later build that nothing was touched since.
package struct SiteSnapshot: Sendable, Equatable {
  let digest: ContentHash
  /// False when a file was written so shortly before that a later change may not show, or is a
  /// link, so that what changes is elsewhere.
  let isSettled: Bool

  /// Looks at the content folder and the theme of a site. O(files), and reads none of them.
  package init(_ options: SiteOptions) async throws(FileError) {
    var files: [String] = []
    for root in [options.content, options.theme] where Disk.status(root) != nil {
      try Self.list(root, into: &files)
    }
    let statuses = await Parallel.map(files, jobs: options.jobs) { Disk.status($0) }
    var writer = CacheWriter()
    writer.put([options.content, options.theme])
    writer.put(files)
    writer.put(statuses)
    digest = ContentHash(writer.bytes)
    isSettled = statuses.allSatisfy { $0.map { $0.kind == .file && $0.isSettled } ?? false }
  }

  /// All names below a folder, those that a build passes over included: which of them it passes
  /// over is its own affair.
  private static func list(_ root: String, into files: inout [String]) throws(FileError) {
    var pending = [root]
    while let folder = pending.popLast() {
      for (name, kind) in try Disk.entries(in: folder) {
        let path = folder + "/" + name
        if kind == .folder { pending.append(path) } else { files.append(path) }
      }
    }
  }
}
