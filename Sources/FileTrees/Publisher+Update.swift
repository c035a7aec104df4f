import Parallelism

/// A later build: only what changed is made, written and moved into place.
extension Publisher {
  /// What the output folder holds.
  struct Present {
    /// What stands at the paths that an earlier build wrote, sorted by path.
    var files: [(path: SitePath, status: Disk.Status)] = []
    var foreign: [String] = []
    /// The folders as a ledger has them, when no name came or went in them since.
    var folders: [Ledger.Folder]?
  }

  var staging: String { output + "/.coldstart-staging" }
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
      await isComplete(ledger)
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
    if Disk.status(manifestPath) != nil {
      written = Manifest.paths(try Disk.read(manifestPath)) ?? []
    }
    var own: [SitePath] = []
    var foreign: [String] = []
    var folders = [""]
    while let folder = folders.popLast() {
      let path = folder.isEmpty ? output : output + "/" + folder
      for (name, kind) in try Disk.entries(in: path) {
        let relative = folder.isEmpty ? name : folder + "/" + name
        if relative == Manifest.name || relative == ".coldstart-staging" { continue }
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

  private enum Staged: Sendable {
    case unchanged(Ledger.File)
    case changed(digest: ContentHash, file: String)

    var isChanged: Bool { if case .changed = self { true } else { false } }
  }

  func update(to tree: FileTree, from present: Present, after old: Ledger?) async throws -> Done {
    try Disk.removeTree(staging)
    let paths = tree.entries.map(\.path)
    let old = old ?? Ledger()
    let here = present.files.map(\.path)
    let obsolete = zip(here, here.places(in: paths)).compactMap { $1 == nil ? $0 : nil }
    let known = paths.places(in: here)
    do {
      let staged = try await stage(tree, paths, present, known, old)
      var summary = Summary()
      summary.removed = obsolete.count
      for case .unchanged in staged { summary.unchanged += 1 }
      summary.written = staged.count - summary.unchanged
      let isSame = summary.written == 0 && obsolete.isEmpty
      let isListed = old.manifest != nil && Disk.status(manifestPath) == old.manifest
      if isSame, isListed {
        var ledger = old
        ledger.files = try install(tree, staged)
        return (summary, ledger)
      }
      try Disk.makeFolder(staging)
      let hasSameNames = obsolete.isEmpty && !known.contains(nil)
      // From here to the final manifest the folder may hold files of both builds. All are listed
      // first, so that a build after a killed one knows them as its own.
      if !hasSameNames || !isListed {
        let both = (paths + obsolete).sorted()
        _ = try write(manifest: Manifest.text(both.lazy.map { (path: $0, digest: nil) }))
      }
      // Old files go last, so that no address is empty in between; unless one is in the way.
      let isBlocked = blocks(obsolete, tree)
      if isBlocked { try remove(obsolete) }
      var ledger = Ledger()
      ledger.files = try install(tree, staged)
      if !isBlocked { try remove(obsolete) }
      ledger.manifest = try write(manifest: Manifest.text(ledger))
      try Disk.removeTree(staging)
      let touched = zip(paths, staged).compactMap { $1.isChanged ? $0.parent : nil }
      ledger.folders = await folders(
        of: ledger.files, known: hasSameNames ? present.folders : nil,
        touched: Set(touched + [.root]))
      return (summary, ledger)
    } catch {
      try? Disk.removeTree(staging)
      throw error
    }
  }

  /// Makes what may have changed, and writes what has.
  /// - Parameters:
  ///   - paths: those of the tree's files.
  ///   - known: the places of the tree's files in `present`.
  private func stage(
    _ tree: FileTree, _ paths: [SitePath], _ present: Present, _ known: [Int?], _ ledger: Ledger
  ) async throws -> [Staged] {
    let (output, staging) = (output, staging)
    let left = paths.places(in: ledger.files.map(\.path))
    let results = await Parallel.map(Array(tree.entries.indices), jobs: jobs) { number in
      Result { () throws(FileError) -> Staged in
        let entry = tree.entries[number]
        let status = known[number].map { present.files[$0].status }
        if let status, let inputs = entry.inputs, let place = left[number],
          ledger.files[place].inputs == inputs, ledger.files[place].status == status
        {
          return .unchanged(ledger.files[place])
        }
        let bytes = try entry.bytes()
        let digest = ContentHash(bytes)
        if let status, status.size == bytes.count,
          try Disk.read(output + "/" + entry.path.text) == bytes
        {
          return .unchanged(
            Ledger.File(path: entry.path, inputs: entry.inputs, digest: digest, status: status))
        }
        let file = "\(staging)/\(number)"
        try Self.place(file) { path throws(FileError) in try Disk.write(bytes, to: path) }
        return .changed(digest: digest, file: file)
      }
    }
    return try results.map { try $0.get() }
  }

  /// Moves what was staged into place. Returns all files as they are now.
  private func install(
    _ tree: FileTree, _ staged: [Staged]
  ) throws(FileError) -> [Ledger.File] {
    var files: [Ledger.File] = []
    files.reserveCapacity(staged.count)
    for (entry, result) in zip(tree.entries, staged) {
      switch result {
      case .unchanged(let file): files.append(file)
      case .changed(let digest, let file):
        let place = output + "/" + entry.path.text
        try Self.place(place) { path throws(FileError) in try Disk.move(file, to: path) }
        guard let status = Disk.status(place) else {
          throw FileError("read", place, code: FileError.damaged)
        }
        files.append(
          Ledger.File(path: entry.path, inputs: entry.inputs, digest: digest, status: status))
      }
    }
    return files
  }

  private func write(manifest text: [UInt8]) throws(FileError) -> Disk.Status? {
    let file = staging + "/manifest"
    try Disk.write(text, to: file)
    try Disk.move(file, to: manifestPath)
    return Disk.status(manifestPath)
  }

  /// True when a file that goes away stands where a folder of the new site must be, or a folder of
  /// old files where a new file must be.
  private func blocks(_ obsolete: [SitePath], _ tree: FileTree) -> Bool {
    guard !obsolete.isEmpty else { return false }
    let gone = Set(obsolete)
    let goneFolders = Set(obsolete.map(\.parent))
    return tree.entries.contains { entry in
      if goneFolders.contains(entry.path) { return true }
      var folder = entry.path.parent
      while folder != .root {
        if gone.contains(folder) { return true }
        folder = folder.parent
      }
      return false
    }
  }

  func remove(_ paths: [SitePath]) throws(FileError) {
    for path in paths {
      try Disk.removeFile(output + "/" + path.text)
      var folder = path.parent
      while folder != .root, Disk.removeFolderIfEmpty(output + "/" + folder.text) {
        folder = folder.parent
      }
    }
  }
}
