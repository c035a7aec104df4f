import FileTrees

/// Where builds of different processes leave what the next one can use, and for whom.
package struct CacheOptions: Sendable {
  /// The folder, absolute. It is made when it is not there.
  package var folder: String
  /// What tells this program from every other version of it.
  package var tool: String

  package init(folder: String, tool: String) {
    self.folder = folder
    self.tool = tool
  }

  /// Git and backups pass the folder over, wherever the site lies.
  static func makeFolder(_ folder: String) throws(FileError) {
    guard Disk.status(folder) == nil else { return }
    try Disk.makeFolder(folder)
    try Disk.write(Array("*\n".utf8), to: folder + "/.gitignore")
    let tag = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by coldstart; may be removed.\n"
    try Disk.write(Array(tag.utf8), to: folder + "/CACHEDIR.TAG")
  }
}
