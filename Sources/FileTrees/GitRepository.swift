/// The repository that a folder lies in: where git keeps what it knows of the files.
package struct GitRepository: Sendable, Equatable {
  /// The top folder of the working tree.
  package let root: String
  /// `.git`, or the folder named by that file in a second working tree.
  package let folder: String

  /// The innermost repository around a folder; nil when there is none.
  package init?(around folder: String) {
    var root = folder
    while true {
      let place = root + "/.git"
      switch Disk.status(place)?.kind {
      case .folder: (self.root, self.folder) = (root, place)
      case .file:
        guard let named = Self.named(in: place, of: root) else { return nil }
        (self.root, self.folder) = (root, named)
      default:
        guard let slash = root.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        root = String(root[..<slash])
        continue
      }
      return
    }
  }

  /// `gitdir: …`
  private static func named(in file: String, of root: String) -> String? {
    guard let bytes = try? Disk.read(file) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.hasPrefix("gitdir:") else { return nil }
    let path = text.dropFirst("gitdir:".count).drop { $0 == " " }.prefix { !$0.isNewline }
    return path.hasPrefix("/") ? String(path) : root + "/" + path
  }
}
