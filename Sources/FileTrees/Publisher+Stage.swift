import Parallelism

/// The staging of an update: made and written but not in place yet.
extension Publisher {
  /// A file of the new site beside the one that stands at its path.
  enum Staged: Sendable {
    case unchanged(Ledger.File)
    /// Written into the staging folder under a number.
    case changed(Ledger.File, number: Int)

    var file: Ledger.File {
      switch self {
      case .unchanged(let file), .changed(let file, _): file
      }
    }
    var isChanged: Bool { if case .changed = self { true } else { false } }
  }

  /// All that is different between the output and a tree.
  struct Change: Sendable {
    /// One for each file of the tree, in its order.
    let staged: [Staged]
    /// Whether a file stood at the path of each of them.
    let isKnown: [Bool]
    /// The paths of files that go.
    let obsolete: [SitePath]

    /// Whether the same paths have files before and after.
    var hasSameNames: Bool { obsolete.isEmpty && isKnown.allSatisfy { $0 } }
    /// The paths at which something changes.
    var paths: [SitePath] { staged.filter(\.isChanged).map(\.file.path) + obsolete }

    var summary: Summary {
      var summary = Summary()
      summary.removed = obsolete.count
      summary.written = staged.reduce(0) { $0 + ($1.isChanged ? 1 : 0) }
      summary.unchanged = staged.count - summary.written
      return summary
    }
  }

  /// Makes what may have changed, and writes what has into the staging folder.
  func change(
    to tree: FileTree, from present: Present, after old: Ledger
  ) async throws -> Change {
    let paths = tree.entries.map(\.path)
    let here = present.files.map(\.path)
    let known = paths.places(in: here)
    return Change(
      staged: try await stage(tree, paths, present, known, old),
      isKnown: known.map { $0 != nil },
      obsolete: zip(here, here.places(in: paths)).compactMap { $1 == nil ? $0 : nil })
  }

  private static func holds(_ path: String, _ digest: ContentHash) -> Bool {
    (try? Disk.read(path)).map { ContentHash($0) == digest } ?? false
  }

  /// - Parameters:
  ///   - paths: those of the tree's files.
  ///   - known: the places of the tree's files in `present`.
  private func stage(
    _ tree: FileTree, _ paths: [SitePath], _ present: Present, _ known: [Int?], _ ledger: Ledger
  ) async throws -> [Staged] {
    let (output, staging, trustsTimes) = (output, staging.path, trustsTimes)
    let left = paths.places(in: ledger.files.map(\.path))
    let results = await Parallel.map(Array(tree.entries.indices), jobs: jobs) { number in
      Result { () throws(FileError) -> Staged in
        let entry = tree.entries[number]
        let status = known[number].map { present.files[$0].status }
        if let status, let inputs = entry.inputs, let place = left[number],
          ledger.files[place].inputs == inputs, ledger.files[place].status == status,
          trustsTimes || Self.holds(output + "/" + entry.path.text, ledger.files[place].digest)
        {
          return .unchanged(ledger.files[place])
        }
        let bytes = try entry.bytes()
        let digest = ContentHash(bytes)
        let file = {
          Ledger.File(path: entry.path, inputs: entry.inputs, digest: digest, status: $0)
        }
        if let status, status.kind == .file, status.size == bytes.count,
          try Disk.read(output + "/" + entry.path.text) == bytes
        {
          return .unchanged(file(status))
        }
        let written = try Self.place("\(staging)/\(number)") { path throws(FileError) in
          try Disk.write(bytes, to: path)
        }
        return .changed(file(written), number: number)
      }
    }
    return try results.map { try $0.get() }
  }
}
