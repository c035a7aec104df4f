import Parallelism

/// A first build: the whole site is written beside the output and moved there at once.
extension Publisher {
  /// Nil when the output's parent does not allow that, as for a mount point.
  func publishWhole(_ tree: FileTree) async throws -> Done? {
    let staging = staging.places[0]
    do { try Disk.makeFolder(staging) } catch { return nil }
    do {
      let written = await Parallel.map(tree.entries, jobs: jobs) { entry in
        Self.write(entry, below: staging)
      }
      var ledger = Ledger()
      ledger.files = try written.map { try $0.get() }
      ledger.manifest = try Disk.write(
        Manifest.text(ledger), to: staging + "/" + Manifest.name)
      do { try Disk.move(staging, to: output) } catch {
        try Disk.removeTree(staging)
        return nil
      }
      ledger.folders = await folders(of: ledger.files)
      var summary = Summary()
      summary.written = tree.entries.count
      return (summary, ledger)
    } catch {
      try? Disk.removeTree(staging)
      throw error
    }
  }

  private static func write(
    _ entry: FileTree.Entry, below folder: String
  ) -> Result<Ledger.File, FileError> {
    Result { () throws(FileError) in
      let bytes = try entry.bytes()
      let status = try place(folder + "/" + entry.path.text) { path throws(FileError) in
        try Disk.write(bytes, to: path)
      }
      return Ledger.File(
        path: entry.path, inputs: entry.inputs, digest: ContentHash(bytes), status: status)
    }
  }
}
