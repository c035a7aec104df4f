package import FileTrees

/// Writes references from one page to others. They are relative, so a site works at a domain's
/// root, below a path, and opened from a folder.
package struct Href: Sendable {
  /// Whether a folder is linked as `a/b/index.html`, which also works where nothing adds the file
  /// name (a folder opened in a browser), or as `a/b/`.
  private let namesIndexFiles: Bool
  /// The folder of the page that holds the references.
  private let folder: SitePath
  /// What stands before every reference: the way up for fragments shared by the pages of one
  /// folder, the site's path for the page that is shown at any address.
  private let prefix: String

  /// References in the page published as `folder`.
  package init(from folder: SitePath, _ links: SiteConfiguration.Links) {
    namesIndexFiles = links == .explicit
    self.folder = folder
    prefix = ""
  }

  /// References that fit every page published directly below `folder`.
  package init(below folder: SitePath, _ links: SiteConfiguration.Links) {
    namesIndexFiles = links == .explicit
    self.folder = folder
    prefix = "../"
  }

  /// References from the site's root on: `path` is where the site lies on its host, such as `/`
  /// or `/course/`.
  package init(absoluteBelow path: String, _ links: SiteConfiguration.Links) {
    namesIndexFiles = links == .explicit
    folder = .root
    prefix = path
  }

  /// To the page published as the folder `target`.
  package func page(_ target: SitePath, anchor: String? = nil) -> String {
    if target.name == "404.html" { return file(target) }
    if let anchor, target == folder, prefix.isEmpty { return "#" + Self.encoded(anchor) }
    return written(target, anchor) { text in
      let isOpen = text.count > 0 && text.last != UInt8(ascii: "/")
      if isOpen { text.append("/") }
      if namesIndexFiles { text.append("index.html") } else if text.count == 0 { text.append("./") }
      guard let anchor else { return }
      text.append("#")
      text.append(encoded: anchor.utf8[...])
    }
  }

  /// To a file.
  package func file(_ target: SitePath) -> String {
    written(target, nil) { _ in }
  }

  /// The way from the folder to `target` and what `end` writes behind it, in one piece of memory:
  /// a page holds a hundred references.
  private func written(
    _ target: SitePath, _ anchor: String?, _ end: (inout ReferenceBuffer) -> Void
  ) -> String {
    let way = folder.way(to: target)
    let longest = 3 * (way.down.count + (anchor?.utf8.count ?? 0))
    let capacity = prefix.utf8.count + 3 * way.ups + longest + 16
    return String(unsafeUninitializedCapacity: capacity) { buffer in
      var text = ReferenceBuffer(buffer)
      text.append(prefix.utf8)
      for step in 0..<way.ups {
        // A last one is followed by a slash only when something else is.
        text.append(step + 1 < way.ups || !way.down.isEmpty ? "../" : "..")
      }
      text.append(encoded: way.down)
      end(&text)
      return text.count
    }
  }

  /// The address below the base URL of the page in a folder: `cold-start/visual/`.
  package static func address(_ folder: SitePath) -> String {
    folder == .root ? "" : encoded(folder.text) + "/"
  }

  /// A path or anchor with all bytes escaped that may not stand in a URL.
  package static func encoded(_ text: String) -> String {
    guard !text.utf8.allSatisfy(isPlain) else { return text }
    return String(unsafeUninitializedCapacity: 3 * text.utf8.count) { buffer in
      var bytes = ReferenceBuffer(buffer)
      bytes.append(encoded: text.utf8[...])
      return bytes.count
    }
  }

  /// The text that percent escapes stand for; nil when they are broken or no UTF-8.
  package static func decoded(_ text: String) -> String? {
    let percent = UInt8(ascii: "%")
    let isPlain = text.utf8.withContiguousStorageIfAvailable { !$0.contains(percent) }
    if isPlain ?? !text.utf8.contains(percent) { return text }
    var bytes: [UInt8] = []
    let source = Array(text.utf8)
    var index = 0
    while index < source.count {
      if source[index] == UInt8(ascii: "%") {
        guard index + 2 < source.count else { return nil }
        let digits = String(decoding: source[(index + 1)...(index + 2)], as: UTF8.self)
        guard let value = UInt8(digits, radix: 16) else { return nil }
        bytes.append(value)
        index += 3
      } else {
        bytes.append(source[index])
        index += 1
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  fileprivate static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}

/// Memory that a reference is written into; it is large enough.
private struct ReferenceBuffer {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    self.buffer = buffer
  }

  var last: UInt8? { count > 0 ? buffer[count - 1] : nil }

  mutating func append(_ byte: UInt8) {
    buffer[count] = byte
    count += 1
  }

  mutating func append(_ literal: StaticString) {
    literal.withUTF8Buffer { for byte in $0 { append(byte) } }
  }

  mutating func append(_ bytes: String.UTF8View) {
    for byte in bytes { append(byte) }
  }

  /// Appends bytes, three for each that may not stand in a URL.
  mutating func append(encoded bytes: Substring.UTF8View) {
    for byte in bytes {
      if Href.isPlain(byte) {
        append(byte)
      } else {
        append(UInt8(ascii: "%"))
        append(Self.digit(byte >> 4))
        append(Self.digit(byte & 15))
      }
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}
