import Parallelism

/// A later build: only what changed is made, written and put into place.
extension Publisher {
  func update(to tree: FileTree, from present: Present, after old: Ledger?) async throws -> Done {
    let old = old ?? Ledger()
    do {
      let change = try await change(to: tree, from: present, after: old)
      let isListed = old.manifest != nil && Disk.status(manifestPath) == old.manifest
      var ledger = old
      ledger.files = change.staged.map(\.file)
      if change.paths.isEmpty, isListed { return (change.summary, ledger) }
      let text = Manifest.text(ledger)
      // From here to the final manifest the folder may hold files of both builds. All are listed
      // first, so that a build after a killed one knows them as its own.
      if !change.hasSameNames || !isListed { try list(change) }
      let exchanged = try await exchange(change, manifest: text)
      if exchanged == nil { try move(change, manifest: text) }
      try tidy(exchanged, present, manifest: text)
      ledger.manifest = Disk.status(manifestPath)
      ledger.folders = await folders(after: change, present, exchanged, ledger.files)
      return (change.summary, ledger)
    } catch {
      if !(error is Refusal) { try? Disk.removeTree(staging.path) }
      throw error
    }
  }

  /// Writes a manifest of the files before and after.
  private func list(_ change: Change) throws(FileError) {
    let both = (change.staged.map(\.file.path) + change.obsolete).sorted()
    try write(manifest: Manifest.text(both.lazy.map { (path: $0, digest: nil) }))
  }

  private func write(manifest text: [UInt8]) throws(FileError) {
    let file = staging.path + "/" + PublicationJournal.manifest
    try Self.place(file) { path throws(FileError) in try Disk.write(text, to: path) }
    try Disk.move(file, to: manifestPath)
  }

  /// Carries a change out by a journal.
  private func move(_ change: Change, manifest text: [UInt8]) throws {
    let journal = PublicationJournal(change)
    try Disk.makeFolder(staging.path)
    try Disk.write(text, to: staging.path + "/" + PublicationJournal.manifest)
    // A single file is old or new by itself.
    if journal.steps.count > 1 { try journal.write(into: staging.path) }
    do { try journal.carryOut(from: staging.path, into: output) } catch {
      throw Refusal.failed(error, leaving: journal.steps.count > 1 ? .both : .old)
    }
  }

  /// Brings the manifest up to date, and removes what is needed no more.
  private func tidy(
    _ exchanged: SitePath?, _ present: Present, manifest text: [UInt8]
  ) throws(Refusal) {
    do {
      if let exchanged { removeFiles(present.files.map(\.path), exchangedWith: exchanged) }
      if let exchanged, exchanged != .root { try write(manifest: text) }
      try Disk.removeTree(staging.path)
    } catch { throw .failed(error, leaving: .new) }
  }

  /// The folders as a change left them.
  private func folders(
    after change: Change, _ present: Present, _ exchanged: SitePath?, _ files: [Ledger.File]
  ) async -> [Ledger.Folder] {
    let touched = Set(change.paths.map(\.parent) + [.root, exchanged?.parent ?? .root])
    let known = change.hasSameNames && exchanged != .root ? present.folders : nil
    return await folders(of: files, known: known) { folder in
      touched.contains(folder) || exchanged.map { $0.contains(folder) } ?? false
    }
  }
}
