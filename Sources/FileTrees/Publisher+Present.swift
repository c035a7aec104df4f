import Parallelism

/// The contents of the output folder before a publication.
extension Publisher {
  /// Files of the site before, and of others.
  struct Present {
    /// What stands at the paths that an earlier build wrote, sorted by path.
    var files: [(path: SitePath, status: Disk.Status)] = []
    var foreign: [String] = []
    /// The folders as a ledger has them, when no name came or went in them since.
    var folders: [Ledger.Folder]?
  }

  var manifestPath: String { output + "/" + Manifest.name }

  /// Looks at the files that the ledger tells of, when no name came or went since; else lists the
  /// folder.
  func presentFiles(after ledger: Ledger?) async throws(FileError) -> Present {
    var present = Present()
    guard Disk.status(output) != nil else { return present }
    var paths: [SitePath] = []
    if let ledger, await isComplete(ledger) {
      paths = ledger.files.map(\.path)
      present.folders = ledger.folders
    } else {
      (paths, present.foreign) = try listing()
    }
    let output = output
    let statuses = await Parallel.map(paths, jobs: jobs) { Disk.status(output + "/" + $0.text) }
    present.files = zip(paths, statuses).compactMap { path, status in
      status.map { (path, $0) }
    }
    return present
  }

  /// Whether the output folder is as the publication left it that a ledger tells of.
  package func isCurrent(_ ledger: Ledger) async -> Bool {
    guard let manifest = ledger.manifest, Disk.status(manifestPath) == manifest,
      staging.places.allSatisfy({ Disk.status($0) == nil }), await isComplete(ledger)
    else { return false }
    let output = output
    return await Parallel.map(ledger.files, jobs: jobs) { file in
      Disk.status(output + "/" + file.path.text) == file.status
    }.allSatisfy { $0 }
  }

  private func isComplete(_ ledger: Ledger) async -> Bool {
    let output = output
    let same = await Parallel.map(ledger.folders, jobs: jobs) { folder in
      Disk.status(Self.join(output, folder.path)) == folder.status
    }
    return !same.isEmpty && same.allSatisfy { $0 }
  }

  private func listing() throws(FileError) -> (own: [SitePath], foreign: [String]) {
    var written: Set<SitePath> = []
    if Disk.status(manifestPath)?.kind == .file {
      written = Manifest.paths(try Disk.read(manifestPath)) ?? []
    }
    var own: [SitePath] = []
    var foreign: [String] = []
    var folders = [""]
    while let folder = folders.popLast() {
      let path = folder.isEmpty ? output : output + "/" + folder
      for (name, kind) in try Disk.entries(in: path) {
        let relative = folder.isEmpty ? name : folder + "/" + name
        if folder.isEmpty, name.hasPrefix(Staging.prefix) { continue }
        if kind == .folder {
          folders.append(relative)
        } else if kind == .file, let path = SitePath(relative), written.contains(path) {
          own.append(path)
        } else {
          foreign.append(relative)
        }
      }
    }
    return (own.sorted(), foreign.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  /// The folders that files lie in, the output itself first, as they are now. Those of `known` are
  /// taken for granted, but for the folders of which `isTouched` is true.
  func folders(
    of files: [Ledger.File], known: [Ledger.Folder]? = nil,
    isTouched: (SitePath) -> Bool = { _ in true }
  ) async -> [Ledger.Folder] {
    let output = output
    if let known {
      return known.compactMap { folder in
        guard isTouched(folder.path) else { return folder }
        return Disk.status(Self.join(output, folder.path)).map {
          Ledger.Folder(path: folder.path, status: $0)
        }
      }
    }
    var paths: Set<SitePath> = [.root]
    for file in files {
      var folder = file.path.parent
      while paths.insert(folder).inserted { folder = folder.parent }
    }
    return await Parallel.map(paths.sorted(), jobs: jobs) { path in
      Disk.status(Self.join(output, path)).map { Ledger.Folder(path: path, status: $0) }
    }.compactMap { $0 }
  }
}
