import Parallelism

/// Makes an output folder hold exactly a file tree: all of it, or what it held before.
///
/// New bytes are staged on the output's own file system and moved into place only when every one
/// of them is written, so a full disk or a killed process leaves a whole site. Files with equal
/// bytes are not touched, only files that an earlier build wrote are removed, and a folder that
/// holds anything else is refused.
package struct Publisher: Sendable {
  /// What a publication did, in files.
  package struct Summary: Sendable, Equatable {
    package var written = 0
    package var unchanged = 0
    package var removed = 0

    package init() {}
  }

  /// Why nothing was published.
  package enum Refusal: Error, Sendable, Equatable {
    /// Files that no earlier build wrote; the first few, sorted.
    case foreignFiles([String])
    /// The output is a file, or something else that is no folder.
    case notAFolder(String)
    case failed(FileError)
  }

  private let output: String
  private let keepsForeignFiles: Bool
  private let jobs: Int

  /// A publisher into the folder `output`. With `keepsForeignFiles`, files of others in it are left
  /// alone instead of being a reason to refuse.
  package init(output: String, keepsForeignFiles: Bool = false, jobs: Int) {
    // A link to a folder is fine as the output itself: work on what it leads to.
    self.output = Disk.status(output)?.kind == .link ? Disk.resolved(output) ?? output : output
    self.keepsForeignFiles = keepsForeignFiles
    self.jobs = jobs
  }

  /// Publishes a tree. On any throw the folder holds what it held before.
  package func publish(_ tree: FileTree) async throws(Refusal) -> Summary {
    if let status = Disk.status(output), status.kind != .folder {
      throw .notAFolder(output)
    }
    do {
      try Disk.removeTree(siblingStaging)
      let present = try presentFiles()
      if present.files.isEmpty, present.foreign.isEmpty,
        let summary = try await publishWhole(tree)
      {
        return summary
      }
      if !keepsForeignFiles, !present.foreign.isEmpty {
        throw Refusal.foreignFiles(Array(present.foreign.prefix(5)))
      }
      return try await update(to: tree, from: present)
    } catch let error as FileError {
      throw .failed(error)
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw .failed(FileError("publish", output, code: 0))
    }
  }

  // MARK: A first build

  private var siblingStaging: String {
    let parent = Disk.parent(of: output)
    let name = output.split(separator: "/").last.map(String.init) ?? "site"
    return (parent.isEmpty ? "" : parent == "/" ? "/" : parent + "/")
      + ".\(name).coldstart-staging"
  }

  /// Writes the whole site beside the output and moves it there at once. Nil when the output's
  /// parent does not allow that, as for a mount point.
  private func publishWhole(_ tree: FileTree) async throws -> Summary? {
    let staging = siblingStaging
    do { try Disk.makeFolder(staging) } catch { return nil }
    do {
      let written = await Parallel.map(tree.entries, jobs: jobs) { entry in
        Self.write(entry, below: staging)
      }
      var manifest = Manifest()
      for (entry, result) in zip(tree.entries, written) {
        manifest.digests[entry.path] = try result.get()
      }
      try Disk.write(manifest.bytes, to: staging + "/" + Manifest.name)
      do { try Disk.move(staging, to: output) } catch {
        try Disk.removeTree(staging)
        return nil
      }
    } catch {
      try? Disk.removeTree(staging)
      throw error
    }
    var summary = Summary()
    summary.written = tree.entries.count
    return summary
  }

  private static func write(
    _ entry: FileTree.Entry, below folder: String
  ) -> Result<String, FileError> {
    Result { () throws(FileError) in
      let bytes = try entry.bytes()
      try place(folder + "/" + entry.path.text) { path throws(FileError) in
        try Disk.write(bytes, to: path)
      }
      return ContentHash(bytes).hex
    }
  }

  /// Runs an action that makes a file at `path`; when its folder is missing, makes that and tries
  /// once more. Cheaper than asking for every file whether its folder is there.
  private static func place(
    _ path: String, _ action: (String) throws(FileError) -> Void
  ) throws(FileError) {
    do { try action(path) } catch {
      guard error.isMissing else { throw error }
      try Disk.makeFolder(Disk.parent(of: path))
      try action(path)
    }
  }

  // MARK: A later build

  private struct Present {
    /// Size by path of the files that an earlier build wrote.
    var files: [SitePath: Int] = [:]
    var foreign: [String] = []
  }

  private var staging: String { output + "/.coldstart-staging" }
  private var manifestPath: String { output + "/" + Manifest.name }

  private func presentFiles() throws(FileError) -> Present {
    var present = Present()
    guard Disk.status(output) != nil else { return present }
    var manifest = Manifest()
    if Disk.status(manifestPath) != nil {
      manifest = Manifest(try Disk.read(manifestPath)) ?? Manifest()
    }
    var folders = [""]
    while let folder = folders.popLast() {
      let path = folder.isEmpty ? output : output + "/" + folder
      for (name, kind) in try Disk.entries(in: path) {
        let relative = folder.isEmpty ? name : folder + "/" + name
        if relative == Manifest.name || relative == ".coldstart-staging" { continue }
        if kind == .folder {
          folders.append(relative)
        } else if kind == .file, let path = SitePath(relative), manifest.digests[path] != nil {
          present.files[path] = Disk.status(output + "/" + relative)?.size ?? 0
        } else {
          present.foreign.append(relative)
        }
      }
    }
    present.foreign.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return present
  }

  private enum Staged: Sendable {
    case unchanged(digest: String)
    case changed(digest: String, file: String)
  }

  private func update(to tree: FileTree, from present: Present) async throws -> Summary {
    try Disk.removeTree(staging)
    try Disk.makeFolder(staging)
    do {
      let staged = try await stage(tree, present)
      try journal(tree, present)
      var summary = Summary()
      let obsolete = present.files.keys.filter { tree[$0] == nil }.sorted()
      // Old files go last, so that no address is empty in between; unless one is in the way.
      let isBlocked = blocks(obsolete, tree)
      if isBlocked { try remove(obsolete) }
      var manifest = Manifest()
      for (entry, result) in zip(tree.entries, staged) {
        switch result {
        case .unchanged(let digest):
          manifest.digests[entry.path] = digest
          summary.unchanged += 1
        case .changed(let digest, let file):
          try Self.place(output + "/" + entry.path.text) { path throws(FileError) in
            try Disk.move(file, to: path)
          }
          manifest.digests[entry.path] = digest
          summary.written += 1
        }
      }
      if !isBlocked { try remove(obsolete) }
      summary.removed = obsolete.count
      try write(manifest)
      try Disk.removeTree(staging)
      return summary
    } catch {
      try? Disk.removeTree(staging)
      throw error
    }
  }

  private func stage(_ tree: FileTree, _ present: Present) async throws -> [Staged] {
    let (output, staging) = (output, staging)
    let sizes = present.files
    let numbered = Array(tree.entries.enumerated())
    let results = await Parallel.map(numbered, jobs: jobs) { number, entry in
      Result { () throws(FileError) -> Staged in
        let bytes = try entry.bytes()
        let digest = ContentHash(bytes).hex
        if sizes[entry.path] == bytes.count,
          try Disk.read(output + "/" + entry.path.text) == bytes
        {
          return .unchanged(digest: digest)
        }
        let file = "\(staging)/\(number)"
        try Disk.write(bytes, to: file)
        return .changed(digest: digest, file: file)
      }
    }
    return try results.map { try $0.get() }
  }

  /// From here to the final manifest the folder may hold files of both builds. Both are listed
  /// first, so that a build after a killed one knows all of them as its own.
  private func journal(_ tree: FileTree, _ present: Present) throws(FileError) {
    var manifest = Manifest()
    for path in present.files.keys { manifest.digests[path] = "-" }
    for entry in tree.entries { manifest.digests[entry.path] = "-" }
    try write(manifest)
  }

  private func write(_ manifest: Manifest) throws(FileError) {
    let file = staging + "/manifest"
    try Disk.write(manifest.bytes, to: file)
    try Disk.move(file, to: manifestPath)
  }

  /// True when a file that goes away stands where a folder of the new site must be, or a folder of
  /// old files where a new file must be.
  private func blocks(_ obsolete: [SitePath], _ tree: FileTree) -> Bool {
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

  private func remove(_ paths: [SitePath]) throws(FileError) {
    for path in paths {
      try Disk.removeFile(output + "/" + path.text)
      var folder = path.parent
      while folder != .root, Disk.removeFolderIfEmpty(output + "/" + folder.text) {
        folder = folder.parent
      }
    }
  }
}

extension Publisher {
  /// Removes what earlier builds wrote into the folder, and the folder when nothing else is in it.
  /// Returns how many files it removed.
  package func clean() throws(FileError) -> Int {
    guard Disk.status(output) != nil else { return 0 }
    try Disk.removeTree(staging)
    let paths = try presentFiles().files.keys.sorted()
    try remove(paths)
    try Disk.removeFile(manifestPath)
    Disk.removeFolderIfEmpty(output)
    return paths.count
  }
}
