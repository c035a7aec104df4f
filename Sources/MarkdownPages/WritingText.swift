import CMarkShim
import Diagnostics
import Markup

/// Text, breaks and inline code.
extension PageWriter {
  mutating func writeText(_ event: coldstart_event) {
    var text = event.textBytes
    if textToSkip > 0 {
      let skipped = min(textToSkip, text.count)
      text = UnsafeBufferPointer(rebasing: text[skipped...])
      textToSkip = 0
    }
    if mayLackFootnotes { reportUndefinedFootnotes(text, event) }
    reportSlips(text, event)
    guard !marks.isEmpty, text.contains(where: Self.isToken) else { return writePlain(text) }
    writeTokens(text)
  }

  /// `foo & bar` → `foo &amp; bar`, counting words.
  mutating func writePlain(_ text: UnsafeBufferPointer<UInt8>) {
    if !plainStarts.isEmpty { plain.append(contentsOf: text) }
    var start = 0
    var isOpen = wordIsOpen
    var words = 0
    for index in 0..<text.count {
      let byte = text[index]
      if byte > 0x3E || (byte > 0x26 && byte < 0x3C) {
        if !isOpen, byte > 0x2F {
          words += 1
          isOpen = true
        }
        continue
      }
      let entity: StaticString
      switch byte {
      case UInt8(ascii: "&"): entity = "&amp;"
      case UInt8(ascii: "<"): entity = "&lt;"
      case UInt8(ascii: ">"): entity = "&gt;"
      case UInt8(ascii: "\""): entity = "&quot;"
      case 0x20:
        isOpen = false
        continue
      default: continue
      }
      out.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      out.bytes.append(literal: entity)
      start = index + 1
    }
    out.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    wordIsOpen = isOpen
    builder.page.wordCount += words
  }

  /// Text of the author that is no node of its own.
  mutating func writePlain(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { writePlain($0) }
  }

  mutating func writeBreak(_ event: coldstart_event) {
    wordIsOpen = false
    if alertTitleEnds(here: depth) { return }
    if !plainStarts.isEmpty { plain.append(0x20) }
    if event.kind == .lineBreak { out.bytes.append(literal: "<br>") }
    out.bytes.append(UInt8(ascii: "\n"))
  }

  /// `` `a < b` `` → `<code>a &lt; b</code>`
  mutating func writeCode(_ event: coldstart_event) {
    out.bytes.append(literal: "<code>")
    if let restored = restored(event.textBytes) {
      if !plainStarts.isEmpty { plain.append(contentsOf: restored) }
      out.bytes.append(escaped: restored[...])
    } else {
      if !plainStarts.isEmpty { plain.append(contentsOf: event.textBytes) }
      out.bytes.append(escaping: event.textBytes)
    }
    out.bytes.append(literal: "</code>")
  }

  /// Text inside an image is its text alternative.
  mutating func writeAlt(_ event: coldstart_event) {
    switch event.kind {
    case .text, .code:
      if let restored = restored(event.textBytes) {
        image?.alt.append(contentsOf: restored)
      } else {
        image?.alt.append(contentsOf: event.textBytes)
      }
    case .softBreak, .lineBreak: image?.alt.append(0x20)
    default: break
    }
  }

  /// `[^x]` that stayed text has no definition, unless its bracket is escaped in the source.
  private mutating func reportUndefinedFootnotes(
    _ text: UnsafeBufferPointer<UInt8>, _ event: coldstart_event
  ) {
    var index = 0
    while index + 3 < text.count {
      defer { index += 1 }
      guard text[index] == UInt8(ascii: "["), text[index + 1] == UInt8(ascii: "^") else { continue }
      var end = index + 2
      let limit = min(text.count, index + Self.footnoteLabelBytesMax)
      while end < limit, text[end] > 0x20, text[end] != UInt8(ascii: "]") { end += 1 }
      guard end < limit, end > index + 2, text[end] == UInt8(ascii: "]") else { continue }
      let written = Array(text[index...end])
      let start = offset(of: event)
      let range = start..<min(source.bytes.count, start + text.count * 2 + 100)
      guard let place = find(written, in: range, avoidingEscapes: true) else { continue }
      let label = String(decoding: text[index + 2..<end], as: UTF8.self)
      builder.diagnostics.report(.undefinedFootnote(label, at: source.text.span(place)))
    }
  }

  /// Longer labels are not searched for.
  static let footnoteLabelBytesMax = 200

  /// Where a node's source begins, as well as the library knows it: a little before, for text,
  /// whose columns may be off by one.
  func offset(of event: coldstart_event) -> Int {
    guard event.start_line > 0 else { return source.line(blockLines.lowerBound).lowerBound }
    return source.offset(line: Int(event.start_line), column: Int(event.start_column) - 1)
  }

  /// Where some bytes stand in a node's source, or a little behind. The search is short, so that
  /// many nodes of one paragraph do not search all of it each.
  func find(_ bytes: [UInt8], near event: coldstart_event) -> Range<Int>? {
    let start = offset(of: event)
    let length = max(bytes.count, 2_000)
    return find(bytes, in: start..<min(source.bytes.count, start + length))
  }

  /// Where some bytes stand in a range of the source. O(range × bytes) at worst.
  func find(_ bytes: [UInt8], in range: Range<Int>, avoidingEscapes: Bool = false) -> Range<Int>? {
    guard let first = bytes.first, range.count >= bytes.count else { return nil }
    return source.text.bytes.withUnsafeBufferPointer { text in
      var index = range.lowerBound
      while index + bytes.count <= range.upperBound {
        if text[index] == first, text[index..<index + bytes.count].elementsEqual(bytes),
          !avoidingEscapes || index == 0 || text[index - 1] != UInt8(ascii: "\\")
        {
          return index..<index + bytes.count
        }
        index += 1
      }
      return nil
    }
  }

  static func isToken(_ byte: UInt8) -> Bool { byte >= Token.open && byte <= Token.line }
}
