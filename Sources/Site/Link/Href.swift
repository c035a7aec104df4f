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
    let path = prefix + Self.encoded(folder.reference(to: target))
    let separator = path.isEmpty || path.hasSuffix("/") ? "" : "/"
    let whole = path + separator + (namesIndexFiles ? "index.html" : path.isEmpty ? "./" : "")
    return anchor.map { whole + "#" + Self.encoded($0) } ?? whole
  }

  /// To a file.
  package func file(_ target: SitePath) -> String {
    prefix + Self.encoded(folder.reference(to: target))
  }

  /// The address below the base URL of the page in a folder: `cold-start/visual/`.
  package static func address(_ folder: SitePath) -> String {
    folder == .root ? "" : encoded(folder.text) + "/"
  }

  /// A path or anchor with all bytes escaped that may not stand in a URL.
  package static func encoded(_ text: String) -> String {
    guard !text.utf8.allSatisfy(isPlain) else { return text }
    var bytes: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      if isPlain(byte) {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "%"))
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text that percent escapes stand for; nil when they are broken or no UTF-8.
  package static func decoded(_ text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
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

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}
