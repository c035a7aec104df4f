import FileTrees
import Foundation

/// Pagefind, which makes an index of pages that browsers can search without a server of ours.
///
/// It works on a private copy of the pages; what it makes is added to the site's files below
/// `pagefind/`, and is the one part of a site whose bytes are not promised to be the same again.
struct SearchIndexer: Sendable {
  private let command: [String]

  /// The indexer of this machine: `COLDSTART_PAGEFIND`, `pagefind`, or the Python module; nil when
  /// there is none.
  static func find() -> SearchIndexer? {
    var candidates = [["pagefind"], ["python3", "-m", "pagefind"]]
    if let named = Terminal.environment("COLDSTART_PAGEFIND") { candidates = [[named]] }
    return candidates.lazy.map(SearchIndexer.init).first { $0.run(["--version"]) }
  }

  /// The tree with the index of its pages.
  func indexed(_ tree: FileTree, jobs: Int) async throws -> FileTree {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("coldstart-search-\(ProcessInfo.processInfo.processIdentifier)").path
    try Disk.removeTree(folder)
    defer { try? Disk.removeTree(folder) }
    let pages = FileTree(tree.entries.filter { $0.path.text.hasSuffix(".html") })
    _ = try await Publisher(output: folder + "/pages", jobs: jobs).publish(pages)
    guard run(["--site", folder + "/pages", "--output-path", folder + "/index", "--quiet"]) else {
      throw CommandFailure(
        "the search index could not be made: \(command.joined(separator: " ")) failed",
        help: "switch it off with `search: off` in site.yaml")
    }
    return FileTree(tree.entries + (try Self.files(of: folder + "/index")))
  }

  private static func files(of index: String) throws(FileError) -> [FileTree.Entry] {
    var entries: [FileTree.Entry] = []
    var pending = [""]
    while let folder = pending.popLast() {
      for (name, kind) in try Disk.entries(in: index + folder) {
        let path = folder + "/" + name
        if kind == .folder { pending.append(path) }
        guard kind == .file, !isInterface(name), let place = SitePath("pagefind" + path) else {
          continue
        }
        let bytes = try Disk.read(index + path)
        entries.append(FileTree.Entry(place) { bytes })
      }
    }
    return entries
  }

  /// Pagefind's own search boxes, for which the theme has its own.
  private static func isInterface(_ name: String) -> Bool {
    name.hasPrefix("pagefind-") && (name.contains("ui.") || name.hasPrefix("pagefind-highlight"))
  }

  private func run(_ arguments: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  private init(_ command: [String]) {
    self.command = command
  }
}
