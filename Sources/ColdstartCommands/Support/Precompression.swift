import FileTrees

/// Compressed copies beside the files of a site, for hosts that send them instead (`gzip_static` of
/// nginx, `precompressed` of Caddy).
enum Precompression {
  /// Kinds of files that are text; others are compressed already.
  private static let kinds: Set<Substring> = [
    "css", "html", "js", "json", "map", "md", "svg", "txt", "webmanifest", "xml",
  ]

  /// The tree with `.gz` and `.br` beside each file that is text. A file that is there under such
  /// a name stays. Copies are made when their bytes are asked for, from what the files are made
  /// from: nothing unchanged is compressed again.
  static func compressed(_ tree: FileTree) throws -> FileTree {
    let compressors = try SystemCompressors()
    var copies: [FileTree.Entry] = []
    for entry in tree.entries where isText(entry.path) {
      let inputs = try entry.inputs ?? InputDigest(of: entry.bytes())
      copies += [
        copy(of: entry, ".gz", inputs.adding(1), compressors.gzip),
        copy(of: entry, ".br", inputs.adding(2), compressors.brotli),
      ].compactMap { $0 }
    }
    return FileTree(tree.entries + copies)
  }

  private static func isText(_ path: SitePath) -> Bool {
    let name = path.name
    guard let dot = name.lastIndex(of: ".") else { return false }
    return kinds.contains(name[name.index(after: dot)...])
  }

  private static func copy(
    of entry: FileTree.Entry, _ ending: String, _ inputs: InputDigest,
    _ compress: @escaping @Sendable ([UInt8]) -> [UInt8]
  ) -> FileTree.Entry? {
    SitePath(entry.path.text + ending).map { path in
      FileTree.Entry(path) { () throws(FileError) in compress(try entry.bytes()) }
        .made(from: inputs)
    }
  }
}

extension InputDigest {
  fileprivate init(of bytes: [UInt8]) {
    let hash = ContentHash(bytes)
    self.init([hash.high, hash.low])
  }

  fileprivate func adding(_ part: UInt64) -> InputDigest { InputDigest(parts + [part]) }
}
