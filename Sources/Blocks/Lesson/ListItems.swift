import MarkdownPages
import Markup

/// The items of a list that is rendered already, for blocks that draw them in their own way.
struct ListItems {
  /// One item.
  struct Item {
    /// Inline HTML: the item's text, or its first paragraph.
    let head: Fragment
    /// The blocks behind the first paragraph; empty for most items.
    let rest: Fragment
    /// Whether its box is ticked; nil when it has none.
    let isTicked: Bool?
  }

  let items: [Item]

  /// Takes `<ul>\n<li>a</li>\n…</ul>` apart. Angle brackets of text are escaped, so that each one
  /// in these bytes is a tag's. O(bytes).
  init(_ list: Fragment) {
    let bytes = list.bytes
    var items: [Item] = []
    var depth = 0
    var start: Int?
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      let tag = bytes[index...]
      let end = (tag.firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1) + 1
      if tag.starts(with: "<ul".utf8) || tag.starts(with: "<ol".utf8) {
        depth += 1
      } else if tag.starts(with: "</ul>".utf8) || tag.starts(with: "</ol>".utf8) {
        depth -= 1
      } else if depth == 1, tag.starts(with: "<li".utf8) {
        start = end
      } else if depth == 1, tag.starts(with: "</li>".utf8), let begin = start {
        items.append(Self.item(list.slice(begin..<index)))
        start = nil
      }
      index = end
    }
    self.items = items
  }

  /// Parts an item's content into box, first paragraph and the rest.
  private static func item(_ content: Fragment) -> Item {
    var content = trimmed(content)
    let isParagraph = content.bytes.starts(with: "<p>".utf8)
    if isParagraph { content = content.dropping(3) }
    var isTicked: Bool?
    if content.bytes.starts(with: "<input".utf8) {
      let end = (content.bytes.firstIndex(of: UInt8(ascii: ">")) ?? -1) + 1
      isTicked = contains(" checked", content.bytes[..<end])
      content = trimmed(content.dropping(end))
    }
    let end = isParagraph ? find("</p>", content.bytes) : firstBlock(content.bytes)
    let head = content.slice(0..<end)
    let rest = content.dropping(min(content.bytes.count, end + (isParagraph ? 4 : 0)))
    return Item(head: trimmed(head), rest: trimmed(rest), isTicked: isTicked)
  }

  /// Where the first block behind the text of a tight item begins.
  private static func firstBlock(_ bytes: [UInt8]) -> Int {
    let blocks = ["<ul", "<ol", "<p>", "<blockquote", "<figure", "<div", "<aside", "<details"]
    return blocks.map { find($0, bytes) }.min() ?? bytes.count
  }

  private static func find(_ text: String, _ bytes: [UInt8]) -> Int {
    let wanted = Array(text.utf8)
    return bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? bytes.count
  }

  private static func contains(_ text: String, _ bytes: ArraySlice<UInt8>) -> Bool {
    let wanted = Array(text.utf8)
    return bytes.indices.contains { bytes[$0...].starts(with: wanted) }
  }

  private static func trimmed(_ fragment: Fragment) -> Fragment {
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x0A }
    let start = fragment.bytes.prefix(while: isSpace).count
    let end = fragment.bytes.count - fragment.bytes.reversed().prefix(while: isSpace).count
    return fragment.slice(start..<max(start, end))
  }
}

extension Directive {
  /// The items of the lists directly inside a container.
  var listItems: [ListItems.Item] {
    children.flatMap { child -> [ListItems.Item] in
      if case .list = child.kind { ListItems(child.html).items } else { [] }
    }
  }

  /// The tables directly inside a container.
  var tables: [Table] {
    children.compactMap { child in
      if case .table(let table) = child.kind { table } else { nil }
    }
  }
}
