import CMarkShim
import Diagnostics
import Markup

/// Footnotes. The library numbers them by first use and moves their text to the end.
extension PageWriter {
  /// Parts have their own footnotes, so their ids are told apart: `fn-p1-2`.
  private var footnotePrefix: String { isPart ? "p\(builder.partCount)-" : "" }

  /// `text[^a]` →
  /// `text<sup class="footnote-ref"><a href="#fn-1" id="fnref-1" …>1</a></sup>`
  mutating func writeFootnoteReference(_ event: coldstart_event) {
    guard event.entering else { return }
    if linkIsWritten { builder.diagnostics.report(.noteInLink(at: span(event))) }
    let number = String(decoding: event.titleBytes, as: UTF8.self)
    let repeated = event.number > 1 ? "-\(event.number)" : ""
    out.bytes.append(literal: "<sup class=\"footnote-ref\"><a href=\"#fn-")
    out.bytes.append(raw: footnotePrefix + number)
    out.bytes.append(literal: "\" id=\"")
    out.bytes.append(raw: builder.uniqueID("fnref-" + footnotePrefix + number + repeated).text)
    out.bytes.append(literal: "\" aria-label=\"")
    out.bytes.append(escaped: options.words.footnote + " ")
    out.bytes.append(raw: number)
    out.bytes.append(literal: "\">")
    out.bytes.append(raw: number)
    out.bytes.append(literal: "</a></sup>")
  }

  /// The list at the end: `<li id="fn-1">… <a class="footnote-back" …>↩</a></li>`.
  mutating func writeFootnoteDefinition(_ event: coldstart_event) {
    guard event.entering else {
      writeFootnoteBacklinks(separator: "")
      beginLine()
      out.bytes.append(literal: "</li>\n")
      return
    }
    closeContainers(below: depth, before: nil)
    beginLine()
    if footnoteCount == 0 {
      out.bytes.append(literal: "<section class=\"footnotes\"")
      out.bytes.append(attribute: "aria-label", options.words.footnotes)
      out.bytes.append(literal: ">\n<ol>\n")
    }
    footnoteCount += 1
    footnoteReferences = Int(event.number)
    footnoteIsNumbered = true
    out.bytes.append(literal: "<li id=\"")
    out.bytes.append(raw: builder.uniqueID("fn-\(footnotePrefix)\(footnoteCount)").text)
    out.bytes.append(literal: "\">\n")
  }

  /// Whether a footnote's label is used and defined nowhere, and the places where one is defined
  /// and used nowhere, as far as the source's bytes tell. Labels in code count too, so the first
  /// says only that it is worth looking, and the second has to be checked.
  static func surveyFootnotes(_ source: PageSource) -> (mayLack: Bool, unused: [Int]) {
    var used: Set<String> = []
    var defined: [(name: String, offset: Int)] = []
    let bytes = source.text.bytes
    for mark in source.survey.footnoteMarks {
      let label = bytes[(mark + 2)...].prefix(PageWriter.footnoteLabelBytesMax).prefix {
        $0 > 0x20 && $0 != UInt8(ascii: "]")
      }
      let end = label.endIndex
      guard end < bytes.count, bytes[end] == UInt8(ascii: "]") else { continue }
      let name = String(decoding: label, as: UTF8.self).lowercased()
      let isFollowed = end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: ":")
      if isFollowed, source.beginsLine(mark) {
        defined.append((name, mark))
      } else {
        used.insert(name)
      }
    }
    let names = Set(defined.map(\.name))
    let unused = defined.filter { !used.contains($0.name) }.map(\.offset)
    return (!used.isSubset(of: names), unused)
  }

  /// Reports definitions that nothing refers to: the library leaves them out silently.
  mutating func reportUnusedFootnotes() {
    let bytes = source.text.bytes
    for mark in unusedFootnotes {
      let number = source.lineNumber(at: mark)
      guard !codeLines.contains(where: { $0.contains(number) }),
        let end = bytes[mark...].firstIndex(of: UInt8(ascii: "]"))
      else { continue }
      let label = String(decoding: bytes[mark + 2..<end], as: UTF8.self)
      builder.diagnostics.report(
        .unusedFootnote(label, at: source.text.span(mark..<end + 1)))
    }
  }

  /// Whether this paragraph ends a footnote, so that the way back belongs behind its text.
  func isLastInFootnote(_ event: coldstart_event) -> Bool {
    footnoteIsNumbered && event.last && depth == 2
  }

  /// One link for each reference to the footnote, once.
  mutating func writeFootnoteBacklinks(separator: StaticString) {
    guard footnoteIsNumbered else { return }
    footnoteIsNumbered = false
    for reference in 1...max(1, footnoteReferences) {
      let suffix = reference > 1 ? "-\(reference)" : ""
      if reference == 1 { out.bytes.append(literal: separator) }
      if reference > 1 { out.bytes.append(UInt8(ascii: " ")) }
      out.bytes.append(literal: "<a class=\"footnote-back\" href=\"#fnref-")
      out.bytes.append(raw: "\(footnotePrefix)\(footnoteCount)\(suffix)")
      out.bytes.append(literal: "\" aria-label=\"")
      out.bytes.append(escaped: options.words.backToReference + " ")
      out.bytes.append(raw: "\(footnoteCount)\(suffix)")
      out.bytes.append(literal: "\">↩")
      if reference > 1 { out.bytes.append(raw: "<sup>\(reference)</sup>") }
      out.bytes.append(literal: "</a>")
    }
  }
}

extension PageSource {
  /// Whether only white space and quote marks stand before an offset in its line: there a footnote
  /// is defined, elsewhere it is referred to, even with a colon behind it.
  fileprivate func beginsLine(_ offset: Int) -> Bool {
    for byte in text.bytes[..<offset].reversed() {
      if byte == UInt8(ascii: "\n") { return true }
      guard byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: ">")
      else { return false }
    }
    return true
  }
}
