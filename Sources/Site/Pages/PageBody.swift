import FileTrees
import MarkdownPages

/// The texts of a page that only composing needs, its HTML with holes and, where the site publishes
/// it, its Markdown: in memory as they were read, or in a pack.
package struct PageBody: Sendable {
  /// Whether there is no HTML.
  let isEmpty: Bool
  private let store: Store

  private enum Store: Sendable {
    case memory(html: Fragment, markdown: [UInt8]?)
    case packed(BodyPack, Places)
  }

  /// Where the texts are.
  struct Places: Sendable, Equatable {
    let html: BodyPack.Place
    let markdown: BodyPack.Place?

    /// How many bytes they take.
    var count: Int { html.count + (markdown?.count ?? 0) }
  }

  /// - Parameter markdown: nil when no output of the site asks for it.
  init(html: Fragment, markdown: [UInt8]?) {
    isEmpty = html.isEmpty
    store = .memory(html: html, markdown: markdown)
  }

  /// A body that an earlier build packed.
  init(_ pack: BodyPack, _ places: Places, isEmpty: Bool) {
    self.isEmpty = isEmpty
    store = .packed(pack, places)
  }

  /// The HTML. Throws when the pack cannot be read.
  func html() throws(FileError) -> Fragment {
    switch store {
    case .memory(let html, _): return html
    case .packed(let pack, let places):
      guard let html = Fragment(packed: try pack.bytes(at: places.html)) else {
        throw FileError("read", pack.path, code: FileError.damaged)
      }
      return html
    }
  }

  /// The body's Markdown copy; empty when it was not kept. Throws when the pack cannot be
  /// read.
  func markdown() throws(FileError) -> [UInt8] {
    switch store {
    case .memory(_, let markdown): return markdown ?? []
    case .packed(let pack, let places):
      guard let place = places.markdown else { return [] }
      return try pack.bytes(at: place)
    }
  }

  private var hasMarkdown: Bool {
    switch store {
    case .memory(_, let markdown): markdown != nil
    case .packed(_, let places): places.markdown != nil
    }
  }

  /// This body in a pack; itself when it is in that one, or when the disk refuses.
  func packed(in pack: BodyPack) -> PageBody {
    guard places(in: pack) == nil, let html = try? html(), let place = pack.append(html.packed)
    else { return self }
    var second: BodyPack.Place?
    if hasMarkdown {
      second = (try? markdown()).flatMap { pack.append($0) }
      if second == nil { return self }
    }
    return PageBody(pack, Places(html: place, markdown: second), isEmpty: isEmpty)
  }

  /// Where it is in a pack; nil when it is not in that one.
  func places(in pack: BodyPack) -> Places? {
    guard case .packed(let own, let places) = store, own === pack else { return nil }
    return places
  }
}

extension Fragment {
  /// The bytes, the holes, and how many bytes the holes take: so that the bytes, which are nearly
  /// all of it, need not be copied when they are read back.
  fileprivate var packed: [UInt8] {
    var writer = CacheWriter()
    writer.put(holes)
    let length = UInt32(writer.bytes.count)
    return bytes + writer.bytes + (0..<4).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) }
  }

  fileprivate init?(packed bytes: [UInt8]) {
    let length = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    guard bytes.count >= 4, length <= bytes.count - 4 else { return nil }
    let end = bytes.count - 4
    let read = CacheReader.read(bytes[(end - length)..<end]) { reader in
      let holes = reader.value([Hole].self)
      return reader.isComplete ? holes : nil
    }
    guard let holes = read else { return nil }
    var text = bytes
    text.removeLast(length + 4)
    self.init(text, holes: holes)
  }
}

extension PageBody.Places: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(html)
    writer.put(markdown)
  }
  init(from reader: inout CacheReader) {
    self.init(html: reader.value(), markdown: reader.value())
  }
}
