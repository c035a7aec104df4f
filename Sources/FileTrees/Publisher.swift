import Parallelism

/// Makes an output folder hold exactly a file tree: all of it, or what it held before.
///
/// New bytes are staged on the output's own file system and moved into place only when every one
/// of them is written, so a full disk or a killed process leaves a whole site. Files with equal
/// bytes are not touched, only files that an earlier build wrote are removed, and a folder that
/// holds anything else is refused.
///
/// With the ledger of an earlier publication, files whose inputs are the same are not even made,
/// and a folder in which nothing has changed is not listed.
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

  let output: String
  let jobs: Int
  private let keepsForeignFiles: Bool

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
    var ledger: Ledger?
    return try await publish(tree, keeping: &ledger)
  }

  /// Publishes a tree after the publication that `ledger` tells of, and makes it tell of this one.
  package func publish(
    _ tree: FileTree, keeping ledger: inout Ledger?
  ) async throws(Refusal) -> Summary {
    if let status = Disk.status(output), status.kind != .folder {
      throw .notAFolder(output)
    }
    do {
      try Disk.removeTree(siblingStaging)
      let present = try await presentFiles(after: ledger)
      if present.files.isEmpty, present.foreign.isEmpty, let done = try await publishWhole(tree) {
        ledger = done.ledger
        return done.summary
      }
      if !keepsForeignFiles, !present.foreign.isEmpty {
        throw Refusal.foreignFiles(Array(present.foreign.prefix(5)))
      }
      let done = try await update(to: tree, from: present, after: ledger)
      ledger = done.ledger
      return done.summary
    } catch let error as FileError {
      throw .failed(error)
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw .failed(FileError("publish", output, code: 0))
    }
  }

  /// What was done, and what it left.
  typealias Done = (summary: Summary, ledger: Ledger)

  /// Runs an action that makes a file at `path`; when its folder is missing, makes that and tries
  /// once more. Cheaper than asking for every file whether its folder is there.
  @discardableResult
  static func place<Result>(
    _ path: String, _ action: (String) throws(FileError) -> Result
  ) throws(FileError) -> Result {
    do { return try action(path) } catch {
      guard error.isMissing else { throw error }
      try Disk.makeFolder(Disk.parent(of: path))
      return try action(path)
    }
  }

  /// The folders that files lie in, the output itself first, as they are now. Those of `known` are
  /// taken for granted, but for the folders that stand in `touched`.
  func folders(
    of files: [Ledger.File], known: [Ledger.Folder]? = nil, touched: Set<SitePath> = []
  ) async -> [Ledger.Folder] {
    let output = output
    if let known {
      return known.compactMap { folder in
        guard touched.contains(folder.path) else { return folder }
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

  static func join(_ folder: String, _ path: SitePath) -> String {
    path == .root ? folder : folder + "/" + path.text
  }
}

extension Publisher {
  /// Removes what earlier builds wrote into the folder, and the folder when nothing else is in it.
  /// Returns how many files it removed.
  package func clean() async throws(FileError) -> Int {
    guard Disk.status(output) != nil else { return 0 }
    try Disk.removeTree(staging)
    let paths = try await presentFiles(after: nil).files.map(\.path)
    try remove(paths)
    try Disk.removeFile(manifestPath)
    Disk.removeFolderIfEmpty(output)
    return paths.count
  }
}
