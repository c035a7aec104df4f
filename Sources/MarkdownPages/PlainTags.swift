import CCMarkGFM
import CMarkShim
import Diagnostics
import Markup

/// The few elements of HTML that authors write in a line and that can do no harm.
extension PageWriter {
  /// `<br>` and `<wbr>` stand alone; `<kbd>`, `<sub>` and `<sup>` only around something. Without
  /// attributes; anything else is raw HTML. True when the tag is written.
  mutating func writePlainTag(_ event: coldstart_event) -> Bool {
    guard let tag = PlainTag(event.textBytes) else { return false }
    switch tag.form {
    case .alone:
      if !plainStarts.isEmpty { plain.append(0x20) }
      wordIsOpen = false
      out.bytes.append(raw: "<\(tag.name)>")
    case .opening:
      guard matches(tag, event.node, cmark_node_next) else { return false }
      out.bytes.append(raw: "<\(tag.name)>")
    case .closing:
      guard matches(tag, event.node, cmark_node_previous) else {
        // Behind an opening tag with attributes, which is reported, nothing more is said.
        if !opensBefore(tag, event.node) {
          builder.diagnostics.report(.rawHTML("</\(tag.name)>", at: span(event)))
        }
        return true
      }
      out.bytes.append(raw: "</\(tag.name)>")
    }
    return true
  }

  private func opensBefore(_ tag: PlainTag, _ node: OpaquePointer?) -> Bool {
    var sibling = cmark_node_previous(node)
    while let current = sibling {
      if cmark_node_get_type(current) == CMARK_NODE_HTML_INLINE,
        let literal = cmark_node_get_literal(current)
      {
        let written = String(cString: literal).lowercased()
        if written.hasPrefix("<\(tag.name)") { return true }
        // Only the nearest tag of the name counts, so that many are not looked through for each.
        if written.hasPrefix("</\(tag.name)") { return false }
      }
      sibling = cmark_node_previous(current)
    }
    return false
  }

  /// Whether the other tag of a pair stands beside this one under the same parent, with no tag of
  /// the same name between. O(siblings).
  private func matches(
    _ tag: PlainTag, _ node: OpaquePointer?, _ step: (OpaquePointer?) -> OpaquePointer?
  ) -> Bool {
    var sibling = step(node)
    while let current = sibling {
      if cmark_node_get_type(current) == CMARK_NODE_HTML_INLINE,
        let literal = cmark_node_get_literal(current),
        let other = PlainTag(String(cString: literal).utf8), other.name == tag.name
      {
        return other.form != tag.form
      }
      sibling = step(current)
    }
    return false
  }
}

/// A tag without attributes.
struct PlainTag {
  /// How a tag stands.
  enum Form { case alone, opening, closing }

  let name: String
  let form: Form

  private static let alone = ["br", "wbr"]
  private static let around = ["kbd", "sub", "sup"]

  /// Nil for anything but one of the known names between angle brackets.
  init?(_ text: some Collection<UInt8>) {
    guard text.count < 12, text.first == UInt8(ascii: "<") else { return nil }
    let written = String(decoding: text, as: UTF8.self).lowercased()
    let isClosing = written.hasPrefix("</")
    let name = written.drop { $0 == "<" || $0 == "/" }.prefix { $0.isLetter }
    let end = written.dropFirst((isClosing ? 2 : 1) + name.count)
    self.name = String(name)
    if Self.alone.contains(self.name), !isClosing, [">", "/>", " />"].contains(String(end)) {
      form = .alone
    } else if Self.around.contains(self.name), end == ">" {
      form = isClosing ? .closing : .opening
    } else {
      return nil
    }
  }
}
