import FileTrees
import Synchronization

/// Bodies of pages, one behind the other in one file. What is in it never changes: a page that is
/// read again gets a new place, and old ones are dropped when the pack is written anew.
final class BodyPack: Sendable {
  /// Where some bytes are, and their digest.
  struct Place: Sendable, Equatable {
    let offset: Int
    let count: Int
    let digest: ContentHash
  }

  let name: String
  /// Where it is on this machine.
  var path: String { file.path }
  private let file: OpenFile
  private let end: Atomic<Int>

  /// The pack in `folder`, made when it is not there.
  init(_ name: String, in folder: String) throws(FileError) {
    self.name = name
    file = try OpenFile(folder + "/" + name, for: .writing)
    end = Atomic(file.count)
  }

  /// How many bytes it holds.
  var count: Int { end.load(ordering: .relaxed) }

  /// Keeps bytes; nil when the disk refuses, as a full one does.
  func append(_ bytes: [UInt8]) -> Place? {
    let offset = end.add(bytes.count, ordering: .relaxed).oldValue
    do { try file.write(bytes, at: offset) } catch { return nil }
    return Place(offset: offset, count: bytes.count, digest: ContentHash(bytes))
  }

  /// The bytes at a place; throws when they are not those that were kept there.
  func bytes(at place: Place) throws(FileError) -> [UInt8] {
    let bytes = try file.read(place.count, at: place.offset)
    guard ContentHash(bytes) == place.digest else {
      throw FileError("read", file.path, code: FileError.damaged)
    }
    return bytes
  }
}

extension BodyPack.Place: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(offset)
    writer.put(count)
    writer.put(digest)
  }
  init(from reader: inout CacheReader) {
    self.init(offset: reader.number(), count: reader.number(), digest: reader.value())
  }
}
