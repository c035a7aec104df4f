import FileTrees

/// Files to be written where none may be: all of them, or none.
struct NewFiles {
  /// One file.
  struct File {
    /// Relative to the folder they are written in.
    let path: String
    let bytes: [UInt8]
    /// When such a file is there already it is kept, and that is no reason to refuse.
    var isLeftAlone = false
  }

  private let files: [File]

  init(_ files: [File]) {
    self.files = files
  }

  /// Writes the files and says so, a line for each. Refuses when one of them is there already.
  /// - Parameter shown: the folder as the user named it.
  func write(below folder: String, shownAs shown: String) throws -> String {
    let present = files.filter { Disk.status(folder + "/" + $0.path) != nil }
    let inTheWay = present.filter { !$0.isLeftAlone }
    guard inTheWay.isEmpty else {
      let names = inTheWay.prefix(5).map { Self.shown($0.path, shown) }
      throw CommandFailure(
        "nothing was written, because this is there already: \(names.joined(separator: ", "))",
        help: "choose another name, or move what is there away")
    }
    var report = ""
    for file in files {
      let name = Self.shown(file.path, shown)
      if present.contains(where: { $0.path == file.path }) {
        report += "kept \(name)\n"
        continue
      }
      let path = folder + "/" + file.path
      try Disk.makeFolder(Disk.parent(of: path))
      try Disk.write(file.bytes, to: path)
      report += "wrote \(name)\n"
    }
    return report
  }

  private static func shown(_ path: String, _ folder: String) -> String {
    folder == "." ? path : folder + "/" + path
  }
}
