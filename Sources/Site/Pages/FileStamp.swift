import FileTrees

/// The file at a path of the content folder as it was read.
package struct FileStamp: Sendable, Equatable {
  let path: SitePath
  /// Nil when nothing was there; of no use either way when `isSettled` is false.
  let status: Disk.Status?
  /// Of the bytes; nil when there was no file to read.
  let digest: ContentHash?
  /// False when the file was written so shortly before that it may have been written again since
  /// at what its file system takes for the same time: then only its bytes can tell.
  let isSettled: Bool

  /// The stamp of a file, taken before it is read.
  init(_ path: SitePath, _ status: Disk.Status?, digest: ContentHash?) {
    self.path = path
    self.status = status
    self.digest = digest
    isSettled = status?.isSettled ?? true
  }

  /// The stamp as it is now, when the file still holds the same; nil when it does not. Reads the
  /// file only where its status says too little, or with `trustsTimes` off.
  func renewed(in content: FileDoor, trustsTimes: Bool) -> FileStamp? {
    let now = content.status(path)
    if trustsTimes, isSettled, now == status, now?.changed == status?.changed { return self }
    guard let digest else { return now?.kind == .file ? nil : self }
    guard now?.kind == .file, now?.size == status?.size, let bytes = try? content.read(path),
      ContentHash(bytes) == digest
    else { return nil }
    return FileStamp(path, now, digest: digest)
  }
}

extension [FileStamp] {
  /// Of what stood at all these paths.
  var digest: ContentHash {
    var writer = CacheWriter()
    for stamp in self {
      writer.put(stamp.path)
      writer.put(stamp.digest)
    }
    return ContentHash(writer.bytes)
  }
}

extension Disk.Status {
  /// Whether a later change must show in the time: it lies further back than file systems' clocks
  /// are coarse. Whole seconds mean one that counts nothing smaller.
  var isSettled: Bool {
    let margin: Int64 = modified % 1_000_000_000 == 0 ? 3_000_000_000 : 100_000_000
    return modified < Disk.moment - margin
  }
}

extension Disk.Status: CacheCodable {
  func write(to writer: inout CacheWriter) {
    let kinds: [Kind] = [.file, .folder, .link, .other]
    writer.put(kinds.firstIndex(of: kind) ?? 3)
    writer.put(size)
    writer.put(Int(modified))
    writer.put(Int(changed))
    writer.put(unsigned: inode)
  }
  init(from reader: inout CacheReader) {
    let kinds: [Kind] = [.file, .folder, .link, .other]
    self.init(
      kind: kinds[min(max(reader.number(), 0), 3)], size: reader.number(),
      modified: Int64(reader.number()), changed: Int64(reader.number()),
      inode: reader.unsigned())
  }
}

extension FileStamp: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(path)
    writer.put(status)
    writer.put(digest)
    writer.put(isSettled)
  }
  init(from reader: inout CacheReader) {
    path = reader.value()
    status = reader.value()
    digest = reader.value()
    isSettled = reader.value()
  }
}
