import FileTrees
import Parallelism

/// The file that says what is kept: a heading, a digest of all that follows, the program and the
/// environment it was made for, the name of the pack, and a record for each page.
struct CacheIndex {
  let environment: ContentHash
  /// The file that holds the pages' bodies.
  let pack: String
  private let tool: String
  private let records: [ArraySlice<UInt8>]

  private static let heading = Array("coldstart cache 1\n".utf8)
  private static let digestLength = 16

  /// An index of the pages whose bodies are in the pack.
  init(tool: String, environment: ContentHash, pack: String, _ pages: [KnownPage]) {
    self.tool = tool
    self.environment = environment
    self.pack = pack
    records = pages.compactMap { $0.bytes?[...] }
  }

  /// Reads an index; nil when its bytes are not what a program like this one wrote.
  init?(_ bytes: [UInt8], tool: String) {
    let start = Self.heading.count + Self.digestLength
    guard bytes.count >= start, bytes.starts(with: Self.heading) else { return nil }
    var head = CacheReader(bytes[Self.heading.count..<start])
    guard head.value(ContentHash.self) == ContentHash(bytes[start...]) else { return nil }
    var reader = CacheReader(bytes[start...])
    self.tool = reader.value()
    environment = reader.value()
    pack = reader.value()
    let count = reader.count()
    var records: [ArraySlice<UInt8>] = []
    records.reserveCapacity(count)
    for _ in 0..<count { records.append(reader.bytes()) }
    guard self.tool == tool, reader.isComplete, !pack.contains("/") else { return nil }
    self.records = records
  }

  var bytes: [UInt8] {
    var body = CacheWriter()
    body.put(tool)
    body.put(environment)
    body.put(pack)
    body.put(unsigned: UInt64(records.count))
    for record in records { body.put(bytes: record) }
    var whole = CacheWriter()
    whole.put(raw: Self.heading)
    whole.put(ContentHash(body.bytes))
    whole.put(raw: body.bytes)
    return whole.bytes
  }

  /// The pages, their bodies left in the pack; nil when one of them cannot be read.
  func pages(_ pack: BodyPack, _ options: SiteOptions) async -> [KnownPage]? {
    let pages = await Parallel.map(records, jobs: options.jobs) {
      KnownPage($0, pack: pack, options: options)
    }
    return pages.contains { $0 == nil } ? nil : pages.compactMap { $0 }
  }
}
