package import FileTrees

/// Ledgers of publications in the cache's folder, one for each output folder, with what is known of
/// the build that was published.
///
/// A text about files of one machine: what is damaged, or of another program, is as good as none,
/// and costs no more than a look at every file.
package struct LedgerFile: Sendable {
  private let path: String
  private let tool: String
  private static let heading = Array("coldstart ledger 2\n".utf8)

  /// The ledger of an output folder, named by its absolute path.
  package init(_ cache: CacheOptions, output: String) {
    path = cache.folder + "/output-" + ContentHash(Array(output.utf8)).hex.prefix(12)
    tool = cache.tool + "\0" + output
  }

  /// A ledger, and the build it is of where that is known.
  package struct Kept: Sendable {
    package let ledger: Ledger
    package let build: FinishedBuild?
  }

  /// What the last publication left; nil when that is not known.
  package func load() -> Kept? {
    guard let bytes = try? Disk.read(path), bytes.starts(with: Self.heading) else { return nil }
    let body = bytes[Self.heading.count...]
    return CacheReader.read(body) { reader in
      let digest = reader.value(ContentHash.self)
      guard digest == ContentHash(body.dropFirst(reader.index)),
        reader.value(String.self) == tool
      else { return nil }
      let kept = Kept(ledger: reader.value(), build: reader.value())
      return reader.isComplete ? kept : nil
    }
  }

  /// Keeps a ledger, with the build that was published if a later one may be held against it. What
  /// cannot be written is not kept.
  package func save(_ ledger: Ledger, of build: FinishedBuild? = nil) {
    var body = CacheWriter()
    body.put(tool)
    body.put(ledger)
    body.put(build)
    var whole = CacheWriter()
    whole.put(raw: Self.heading)
    whole.put(ContentHash(body.bytes))
    whole.put(raw: body.bytes)
    do {
      try Disk.write(whole.bytes, to: path + ".new")
      try Disk.move(path + ".new", to: path)
    } catch { try? Disk.removeFile(path + ".new") }
  }
}

extension Ledger: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(files)
    writer.put(folders)
    writer.put(manifest)
  }
  init(from reader: inout CacheReader) {
    self.init(files: reader.value(), folders: reader.value(), manifest: reader.value())
  }
}

extension Ledger.File: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(path)
    writer.put(inputs)
    writer.put(digest)
    writer.put(status)
  }
  init(from reader: inout CacheReader) {
    self.init(
      path: reader.value(), inputs: reader.value(), digest: reader.value(),
      status: reader.value())
  }
}

extension Ledger.Folder: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(path.text)
    writer.put(status)
  }
  init(from reader: inout CacheReader) {
    let text = reader.value(String.self)
    self.init(path: SitePath(text) ?? .root, status: reader.value())
  }
}

extension InputDigest: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(parts.count)
    for part in parts { writer.put(fixed: part) }
  }
  init(from reader: inout CacheReader) {
    let count = reader.number()
    self.init((0..<min(max(count, 0), 16)).map { _ in reader.fixed() })
  }
}
