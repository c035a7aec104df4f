import CMarkShim
import Diagnostics

/// Texts that their author meant as something else: a link that stays text, a construct of another
/// program. They are searched for in text that the Markdown library has taken for plain.
struct Slips {
  /// A construct of another program, and what is written here.
  struct Foreign {
    let opening: [UInt8]
    let closing: [UInt8]
    let help: String

    init(_ opening: String, _ closing: String, _ help: String) {
      self.opening = Array(opening.utf8)
      self.closing = Array(closing.utf8)
      self.help = help
    }
  }

  /// Within a line.
  private static let inline = [
    Foreign("{{<", "}}", "a shortcode of Hugo does nothing here; write a directive: :name[label]"),
    Foreign("{{%", "}}", "a shortcode of Hugo does nothing here; write a directive: :name[label]"),
    Foreign("{{#", "}}", "mdBook's includes are written ::include{file=\"…\"} here"),
    Foreign("{%", "%}", "a tag of Liquid does nothing here; write a directive: ::name[label]"),
    Foreign("[[", "]]", "a link is written [text](page.md) here"),
    Foreign("$$", "$$", "formulas are text here; write them between backticks"),
  ]

  /// At the start of a paragraph.
  private static let leading = [
    Foreign("!!! ", "", "a note is written > [!NOTE] here, each line of it behind >"),
    Foreign("??? ", "", "text that opens is written :::details[Title] … ::: here"),
    Foreign("???+ ", "", "text that opens is written :::details[Title]{open} … ::: here"),
    Foreign("+++", "", "front matter is YAML between lines of --- here, not TOML"),
  ]

  /// A slip in a text: its bytes, and what to say at their place.
  struct Finding {
    let written: [UInt8]
    let diagnostic: (SourceSpan) -> Diagnostic
  }

  /// What a slip is made of at the most: nobody writes longer ones, and no text is looked through
  /// again from each of its brackets.
  private static let bytesMax = 400

  /// Every slip in a text within a line. O(bytes).
  static func find(in text: UnsafeBufferPointer<UInt8>) -> [Finding] {
    var found: [Finding] = []
    var index = 0
    while index < text.count {
      let rest = UnsafeBufferPointer(rebasing: text[index..<min(text.count, index + bytesMax)])
      if let finding = foreign(rest) ?? link(text, at: index) ?? emphasis(text, at: index) {
        found.append(finding)
        index += finding.written.count
      } else {
        index += 1
      }
    }
    return found
  }

  /// The construct of another program with which a paragraph begins.
  static func leading(_ text: some Collection<UInt8>) -> Finding? {
    leading.first { text.starts(with: $0.opening) }.map { foreign in
      let written = text.prefix { !isLineEnd($0) }
      return Finding(written: Array(written)) {
        .foreignSyntax(String(decoding: written, as: UTF8.self), foreign.help, at: $0)
      }
    }
  }

  private static func foreign(_ rest: UnsafeBufferPointer<UInt8>) -> Finding? {
    guard let first = rest.first,
      first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        || first == UInt8(ascii: "$")
    else { return nil }
    for foreign in inline where rest.starts(with: foreign.opening) {
      let inner = rest[foreign.opening.count...]
      guard let end = place(of: foreign.closing, in: inner), end > inner.startIndex else {
        continue
      }
      let written = Array(rest[..<(end + foreign.closing.count)])
      return Finding(written: written) {
        .foreignSyntax(String(decoding: written, as: UTF8.self), foreign.help, at: $0)
      }
    }
    return nil
  }

  /// `[x](my file.md)`, `[x] (b.md)` and `[x][gone]`.
  private static func link(
    _ text: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Finding? {
    guard text[start] == UInt8(ascii: "["), start == 0 || !isAlphanumeric(text[start - 1]) else {
      return nil
    }
    let inner = text[(start + 1)..<min(text.count, start + bytesMax)]
    guard let close = inner.firstIndex(of: UInt8(ascii: "]")), close > start + 1,
      inner[..<close].firstIndex(of: UInt8(ascii: "[")) == nil, close + 1 < inner.endIndex
    else { return nil }
    let behind = inner[(close + 1)...]
    if behind.first == UInt8(ascii: "[") {
      return reference(text, start, behind)
    }
    let hasSpace = behind.first == 0x20
    let target = hasSpace ? behind.dropFirst() : behind
    guard target.first == UInt8(ascii: "("),
      let end = target.firstIndex(of: UInt8(ascii: ")")), end > target.startIndex + 1
    else { return nil }
    let address = target[(target.startIndex + 1)..<end]
    guard hasSpace ? isAddress(address) : address.contains(0x20) else { return nil }
    let written = Array(text[start...end])
    return Finding(written: written) {
      .linkAsText(String(decoding: written, as: UTF8.self), spaceBefore: hasSpace, at: $0)
    }
  }

  private static func reference(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ behind: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Finding? {
    guard let end = behind.firstIndex(of: UInt8(ascii: "]")), end > behind.startIndex + 1 else {
      return nil
    }
    let written = Array(text[start...end])
    let label = String(decoding: behind[(behind.startIndex + 1)..<end], as: UTF8.self)
    return Finding(written: written) { .undefinedReference(label, at: $0) }
  }

  /// Without spaces, and like the path of a page, a fragment or an address with a scheme.
  private static func isAddress(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard !text.contains(where: { $0 <= 0x20 }) else { return false }
    return text.first == UInt8(ascii: "#") || text.contains(UInt8(ascii: "/"))
      || text.reversed().starts(with: ".md".utf8.reversed())
  }

  /// `**` beside a letter of more than one byte: the marks that Markdown takes for emphasis only
  /// between a space or a sign and a letter.
  private static func emphasis(
    _ text: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Finding? {
    let star = UInt8(ascii: "*")
    guard text[start] == star, start + 1 < text.count, text[start + 1] == star else { return nil }
    let isForeign = { (index: Int) in text.indices.contains(index) && text[index] >= 0x80 }
    guard isForeign(start - 1) || isForeign(start + 2) else { return nil }
    return Finding(written: [star, star]) { .emphasisAsText(at: $0) }
  }

  private static func place(
    of word: [UInt8], in text: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Int? {
    guard let first = word.first else { return text.startIndex }
    return text.indices.first {
      text[$0] == first && text[$0...].starts(with: word)
    }
  }
}

extension PageWriter {
  /// Reports what in a text was meant as something else. Most texts hold none of the bytes that
  /// such a thing begins with.
  mutating func reportSlips(_ text: UnsafeBufferPointer<UInt8>, _ event: coldstart_event) {
    guard !linkIsWritten, text.contains(where: Self.mayBeginSlip) else { return }
    let start = offset(of: event)
    var searched = start..<min(source.bytes.count, start + text.count * 2 + 200)
    var missesLeft = Self.slipMissesMax
    for finding in Slips.find(in: text) where missesLeft > 0 {
      guard let place = find(finding.written, in: searched, avoidingEscapes: true) else {
        missesLeft -= 1
        continue
      }
      builder.diagnostics.report(finding.diagnostic(source.text.span(place)))
      searched = place.upperBound..<max(place.upperBound, searched.upperBound)
    }
  }

  /// How often a slip of one text may turn out to be escaped in the source before no more of that
  /// text are looked for: each time all of the text is searched.
  private static let slipMissesMax = 20

  private static func mayBeginSlip(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "$")
      || byte == UInt8(ascii: "*")
  }

  /// Reports a paragraph that is a construct of another program, or a table that is none.
  mutating func reportLeadingSlip(_ event: coldstart_event) {
    let start = source.offset(
      line: Int(event.start_line), column: Int(event.start_column))
    let bytes = source.text.bytes
    guard start < bytes.count else { return }
    switch bytes[start] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "+"):
      guard let finding = Slips.leading(bytes[start...]) else { return }
      let place = start..<start + finding.written.count
      builder.diagnostics.report(finding.diagnostic(source.text.span(place)))
    default: break
    }
  }
}
