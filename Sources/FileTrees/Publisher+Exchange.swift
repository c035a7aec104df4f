import Parallelism

/// One step from the old site to the new: the folder that holds all changes is made a second time,
/// with links to the files that stay, and the two change places.
extension Publisher {
  /// Up to so many files a folder is always exchanged; a larger one only where it changes by a
  /// quarter. A link and its removal cost about a tenth of composing a page.
  private static let filesMax = 2_000

  /// Exchanges the folder that holds all changes; nil when changes are to be carried out one by
  /// one, and nothing has happened yet.
  func exchange(_ change: Change, manifest text: [UInt8]) async throws -> SitePath? {
    let paths = change.paths
    guard staging.isBeside, !keepsForeignFiles, paths.count > 1,
      let folder = commonFolder(of: paths)
    else { return nil }
    let files = change.staged.filter { folder.contains($0.file.path) }
    guard files.count <= max(Self.filesMax, 4 * paths.count) else { return nil }
    let fresh = secondTree
    do {
      try await build(fresh, of: files, folder)
      if folder == .root { try Disk.write(text, to: fresh + "/" + Manifest.name) }
      try Disk.exchange(fresh, Self.join(output, folder))
      return folder
    } catch let error as FileError {
      // Of another mind about links or exchanges than this file system: no fault.
      if error.isRefusedByFileSystem {
        try Disk.removeTree(fresh)
        return nil
      }
      throw error
    }
  }

  /// Where a folder is made a second time, and lies when it was exchanged.
  private var secondTree: String { staging.path + "/tree" }

  /// Where a file of a folder lies in the same folder that was made at `fresh`.
  private static func place(of path: SitePath, in folder: SitePath, madeAt fresh: String) -> String
  {
    let depth = folder == .root ? 0 : folder.text.utf8.count + 1
    return fresh + "/" + String(decoding: path.text.utf8.dropFirst(depth), as: UTF8.self)
  }

  /// Removes the files of before from the folder that was exchanged, and the folders that are empty
  /// then, without listing any: that is most of what an exchange costs. What cannot be removed so
  /// is left.
  func removeFiles(_ paths: [SitePath], exchangedWith folder: SitePath) {
    var folders: Set<SitePath> = []
    for path in paths where folder.contains(path) {
      try? Disk.removeFile(Self.place(of: path, in: folder, madeAt: secondTree))
      if path.parent != folder { folders.insert(path.parent) }
    }
    // Later in their order is deeper.
    for path in folders.sorted().reversed() {
      Disk.removeFolderIfEmpty(Self.place(of: path, in: folder, madeAt: secondTree))
    }
  }

  /// The deepest folder of the output that is there and holds all of some paths.
  private func commonFolder(of paths: [SitePath]) -> SitePath? {
    guard var folder = paths.first?.parent else { return nil }
    for path in paths { while !folder.contains(path) { folder = folder.parent } }
    while Disk.status(Self.join(output, folder))?.kind != .folder {
      guard folder != .root else { return nil }
      folder = folder.parent
    }
    return folder
  }

  /// Makes a folder of the new site at `fresh`.
  private func build(
    _ fresh: String, of files: [Staged], _ folder: SitePath
  ) async throws {
    let place = { @Sendable (path: SitePath) in Self.place(of: path, in: folder, madeAt: fresh) }
    try Disk.makeFolder(fresh)
    var made: Set<SitePath> = [folder]
    for file in files where made.insert(file.file.path.parent).inserted {
      try Disk.makeFolder(place(file.file.path.parent))
    }
    try Disk.copyMode(of: Self.join(output, folder), to: fresh)
    let (output, staging) = (output, staging.path)
    let linked = await Parallel.map(files, jobs: jobs) { staged in
      Result { () throws(FileError) in
        switch staged {
        case .unchanged(let file):
          try Disk.link(output + "/" + file.path.text, to: place(file.path))
        case .changed(let file, let number):
          try Disk.link("\(staging)/\(number)", to: place(file.path))
        }
      }
    }
    for result in linked { try result.get() }
  }
}
