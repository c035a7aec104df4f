import FileTrees
import Parallelism

/// The file that says what is kept: a heading, the program and the environment it was made for, the
/// name of the pack, a record for each page, and a digest of all that.
struct CacheIndex {
  let environment: ContentHash
  /// The file that holds the pages' bodies.
  let pack: String
  private let tool: String
  private let records: [ArraySlice<UInt8>]

  private static let heading = Array("coldstart cache 2\n".utf8)
  private static let digestLength = 16

  /// An index of the pages whose bodies are in the pack.
  init(tool: String, environment: ContentHash, pack: String, _ pages: [KnownPage]) {
    self.tool = tool
    self.environment = environment
    self.pack = pack
    records = pages.compactMap(\.bytes)
  }

  /// Reads an index; nil when its bytes are not what a program like this one wrote.
  init?(_ bytes: [UInt8], tool: String) {
    let start = Self.heading.count
    guard bytes.count >= start + Self.digestLength, bytes.starts(with: Self.heading) else {
      return nil
    }
    let digest = CacheReader.read(bytes.suffix(Self.digestLength)) { $0.value(ContentHash.self) }
    guard digest == ContentHash(bytes.dropLast(Self.digestLength)) else { return nil }
    let body = bytes[start...].dropLast(Self.digestLength)
    let found = CacheReader.read(body) { reader in
      let head = (tool: reader.value(String.self), environment: reader.value(ContentHash.self))
      let pack = reader.value(String.self)
      let records = (0..<reader.count()).map { _ in reader.place() }
      return reader.isComplete ? (head, pack, records) : nil
    }
    guard let ((own, environment), pack, places) = found, own == tool, !pack.contains("/") else {
      return nil
    }
    (self.tool, self.environment, self.pack) = (tool, environment, pack)
    records = places.map { body.dropFirst($0.lowerBound).prefix($0.count) }
  }

  var bytes: [UInt8] {
    var writer = CacheWriter()
    // The name of the program is short, and each record stands behind a number.
    writer.reserve(records.reduce(4096) { $0 + $1.count + 8 })
    writer.put(raw: Self.heading)
    writer.put(tool)
    writer.put(environment)
    writer.put(pack)
    writer.put(unsigned: UInt64(records.count))
    for record in records { writer.put(bytes: record) }
    writer.put(ContentHash(writer.bytes))
    return writer.bytes
  }

  /// The pages, their bodies left in the pack; nil when one of them cannot be read.
  func pages(_ pack: BodyPack, _ options: SiteOptions) async -> [KnownPage]? {
    let pages = await Parallel.map(records, jobs: options.jobs) {
      KnownPage($0, pack: pack, options: options)
    }
    return pages.contains { $0 == nil } ? nil : pages.compactMap { $0 }
  }
}
