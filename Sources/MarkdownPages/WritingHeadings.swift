import CMarkShim
import Diagnostics
import Markup

/// The heading being written.
struct HeadingState {
  /// `{#own-id}` behind the text, and where it stands.
  var ownID: (id: String, written: [UInt8], range: Range<Int>)?
  /// A leading `# heading` is the page's title.
  var isTitle = false
}

/// Headings.
extension PageWriter {
  /// `## Text` → `<h2 id="text">Text<a class="heading-link" href="#text" …></a></h2>`
  mutating func writeHeading(_ event: coldstart_event) {
    if event.entering {
      blockLines = lines(event)
      if beginLineDirective(event) { return }
      heading = HeadingState(ownID: ownID(event), isTitle: isTitle(event))
      beginLine()
      beginCapture()
      beginPlain()
    } else if lineMark != nil {
      endLineDirective(event)
    } else {
      endHeading(event)
    }
  }

  private func isTitle(_ event: coldstart_event) -> Bool {
    event.number == 1 && !isPart && depth == 1 && out.isEmpty && containers.isEmpty
      && builder.page.title == nil && builder.page.outline.isEmpty
  }

  private mutating func endHeading(_ event: coldstart_event) {
    var inner = endCapture()
    var text = endPlain()
    let state = heading ?? HeadingState()
    heading = nil
    if let own = state.ownID {
      remove(own.written, from: &inner, &text)
      copy?.replace(own.range, with: [])
    }
    let level = Int(event.number)
    let span = span(event)
    if state.isTitle {
      builder.page.title = .init(text: text, span: span)
      childKind = .other
      return
    }
    if level == 1 { builder.diagnostics.report(.secondTitle(text, at: span)) }
    let behind = builder.page.outline.last?.level ?? 1
    if level > behind + 1 {
      builder.diagnostics.report(.skippedLevel(level, behind: behind, at: span))
    }
    let id = headingID(text, state)
    out.bytes.append(literal: "<h")
    out.bytes.append(UInt8(ascii: "0") + UInt8(level))
    out.bytes.append(attribute: "id", id.text)
    out.bytes.append(UInt8(ascii: ">"))
    out.append(inner)
    out.bytes.append(literal: "<a class=\"heading-link\" href=\"#")
    out.bytes.append(escaped: id.text)
    out.bytes.append(literal: "\" aria-label=\"")
    out.bytes.append(escaped: options.words.linkToSection)
    out.bytes.append(literal: ": ")
    out.bytes.append(escaped: text)
    out.bytes.append(literal: "\"></a></h")
    out.bytes.append(UInt8(ascii: "0") + UInt8(level))
    out.bytes.append(literal: ">\n")
    childKind = .heading(level: level, text: text)
    builder.page.outline.append(
      .init(level: level, id: id, text: text, title: inner, span: span))
  }

  private mutating func headingID(_ text: String, _ state: HeadingState) -> ElementID {
    guard let own = state.ownID else { return builder.uniqueID(Slug.of(text)) }
    if builder.isUsed(id: own.id) {
      builder.diagnostics.report(.duplicateID(own.id, at: source.text.span(own.range)))
    }
    return builder.uniqueID(own.id)
  }

  /// `{#own-id}` at the end of the heading's line.
  private func ownID(
    _ event: coldstart_event
  ) -> (id: String, written: [UInt8], range: Range<Int>)? {
    let bytes = source.text.bytes
    let line = source.line(Int(event.start_line))
    var end = line.upperBound
    while end > line.lowerBound, isSpace(bytes[end - 1]) || bytes[end - 1] == UInt8(ascii: "#") {
      end -= 1
    }
    guard end > line.lowerBound, bytes[end - 1] == UInt8(ascii: "}"),
      let open = bytes[line.lowerBound..<end].lastIndex(of: UInt8(ascii: "{")),
      bytes[open + 1] == UInt8(ascii: "#")
    else { return nil }
    let id = bytes[open + 2..<end - 1]
    guard !id.isEmpty, !id.contains(where: { $0 <= 0x20 || "\"&<>{".utf8.contains($0) }) else {
      return nil
    }
    return (String(decoding: id, as: UTF8.self), Array(bytes[open..<end]), open..<end)
  }

  private func remove(_ written: [UInt8], from inner: inout Fragment, _ text: inout String) {
    guard inner.bytes.suffix(written.count).elementsEqual(written) else { return }
    inner.bytes.removeLast(written.count)
    while inner.bytes.last == 0x20 { inner.bytes.removeLast() }
    var plain = Array(text.utf8.dropLast(written.count))
    while plain.last == 0x20 { plain.removeLast() }
    text = String(decoding: plain, as: UTF8.self)
  }
}
