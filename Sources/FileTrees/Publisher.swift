import Parallelism

/// Makes an output folder hold exactly a file tree: all of it, or what it held before.
///
/// New bytes are written beside the output first. Then the folder that holds all changes is
/// exchanged with one that has them, in a single step of the file system; where that cannot be
/// done, or would cost more than it is worth, the changes are written into a journal and carried
/// out in an order that keeps every state usable, and the next publication carries out what is left
/// of a journal. Files with equal bytes are not touched, only files that an earlier build wrote are
/// removed, and a folder that holds anything else is refused.
///
/// With the ledger of an earlier publication, files whose inputs are the same are not even made,
/// and a folder in which nothing has changed is not listed.
package struct Publisher: Sendable {
  /// The result of a publication, in files.
  package struct Summary: Sendable, Equatable {
    package var written = 0
    package var unchanged = 0
    package var removed = 0

    package init() {}
  }

  /// The state of an output folder after a publication that failed.
  package enum Remains: Sendable, Equatable {
    /// What it held before.
    case old
    /// Files of both sites; the next publication finishes the new one.
    case both
    /// The new site.
    case new
  }

  /// Why a publication ended before it was done.
  package enum Refusal: Error, Sendable, Equatable {
    /// Files that no earlier build wrote; the first few, sorted.
    case foreignFiles([String])
    /// Files of others at places where the site has its own; the first few, sorted.
    case placesTaken([String])
    /// The output is a file, or something else that is no folder.
    case notAFolder(String)
    case failed(FileError, leaving: Remains)
  }

  let output: String
  let jobs: Int
  let keepsForeignFiles: Bool
  let staging: Staging
  /// Whether nobody else publishes into the folder.
  private let isAlone: Bool
  /// Whether a file with the size, time and inode it had is taken to hold what it held.
  let trustsTimes: Bool

  /// A publisher into the folder `output`.
  /// - Parameters:
  ///   - keepsForeignFiles: whether files of others in it are left alone instead of being a reason
  ///     to refuse.
  ///   - isAlone: whether the caller holds the folder's lock; without it, what others may be in the
  ///     middle of is not tidied up.
  ///   - trustsTimes: whether published files that look the same are not read.
  package init(
    output: String, keepsForeignFiles: Bool = false, isAlone: Bool = true,
    trustsTimes: Bool = true, jobs: Int
  ) {
    // A link to a folder is fine as the output itself: work on what it leads to.
    self.output = Disk.status(output)?.kind == .link ? Disk.resolved(output) ?? output : output
    self.keepsForeignFiles = keepsForeignFiles
    self.isAlone = isAlone
    self.trustsTimes = trustsTimes
    self.jobs = jobs
    staging = Staging(of: self.output, isAlone: isAlone)
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
    try recover()
    do {
      let present = try await presentFiles(after: keepsForeignFiles ? nil : ledger)
      let done: Done
      if present.files.isEmpty, present.foreign.isEmpty, let whole = try await publishWhole(tree) {
        done = whole
      } else {
        try refuse(tree, over: present)
        done = try await update(to: tree, from: present, after: ledger)
      }
      ledger = done.ledger
      return done.summary
    } catch let error as FileError {
      throw .failed(error, leaving: .old)
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw .failed(FileError("publish", output, code: 0), leaving: .old)
    }
  }

  /// The result of a publication, and the ledger it leaves.
  typealias Done = (summary: Summary, ledger: Ledger)

  /// Carries out what a publication before left undone, and removes what it left over.
  package func recover() throws(Refusal) {
    guard isAlone else { return }
    for folder in staging.places where Disk.status(folder) != nil {
      if let journal = PublicationJournal(in: folder) {
        do { try journal.carryOut(from: folder, into: output) } catch {
          throw .failed(error, leaving: .both)
        }
      }
      do { try Disk.removeTree(folder) } catch { throw .failed(error, leaving: .old) }
    }
  }

  private func refuse(_ tree: FileTree, over present: Present) throws(Refusal) {
    guard !present.foreign.isEmpty else { return }
    guard keepsForeignFiles else {
      throw .foreignFiles(Array(present.foreign.prefix(5)))
    }
    let foreign = Set(present.foreign)
    var taken: Set<String> = []
    for entry in tree.entries {
      var path = entry.path
      while path != .root {
        if foreign.contains(path.text) { taken.insert(path.text) }
        path = path.parent
      }
    }
    for path in present.foreign {
      var folder = path[...]
      while let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) {
        folder = folder[..<slash]
        if let place = SitePath(String(folder)), tree[place] != nil { taken.insert(path) }
      }
    }
    guard taken.isEmpty else { throw .placesTaken(Array(taken.sorted().prefix(5))) }
  }

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

  static func join(_ folder: String, _ path: SitePath) -> String {
    path == .root ? folder : folder + "/" + path.text
  }
}

extension Publisher {
  /// Removes what earlier builds wrote into the folder, and the folder when nothing else is in it.
  /// Returns how many files it removed.
  package func clean() async throws(FileError) -> Int {
    for folder in staging.places { try Disk.removeTree(folder) }
    guard Disk.status(output) != nil else { return 0 }
    let paths = try await presentFiles(after: nil).files.map(\.path)
    for path in paths { try Self.remove(path, from: output) }
    try Disk.removeFile(manifestPath)
    Disk.removeFolderIfEmpty(output)
    return paths.count
  }

  /// Removes a file, and the folders above it that are empty then.
  static func remove(_ path: SitePath, from output: String) throws(FileError) {
    try Disk.removeFile(output + "/" + path.text)
    var folder = path.parent
    while folder != .root, Disk.removeFolderIfEmpty(output + "/" + folder.text) {
      folder = folder.parent
    }
  }
}
