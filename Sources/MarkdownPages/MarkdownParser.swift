import CMarkShim
package import Diagnostics

/// Reads a page's Markdown.
package enum MarkdownParser {
  /// Parses and renders the body of a page: `text` begins behind the front matter.
  ///
  /// Pure: the same text, library, options and files give the same page. What the author got wrong
  /// is in `builder.diagnostics`, and shown in the body where it stands.
  package static func parse(
    _ text: SourceText, library: some BlockLibrary, options: MarkdownOptions = MarkdownOptions(),
    builder: PageBuilder = PageBuilder()
  ) -> PageBuilder {
    var builder = builder
    builder.options = options
    return read(text, library: library, isPart: false, builder: builder)
  }

  /// Parses a text that is included into the page of `builder`, whose ids, references and outline
  /// it continues, and returns its HTML. Without `options` it is read as the page is.
  package static func parsePart(
    _ text: SourceText, library: some BlockLibrary, options: MarkdownOptions? = nil,
    into builder: inout PageBuilder
  ) -> Fragment {
    if let options { builder.options = options }
    let body = builder.page.body
    builder.page.body = Fragment()
    builder.partCount += 1
    builder = read(text, library: library, isPart: true, builder: builder)
    let part = builder.page.body
    builder.page.body = body
    return part
  }

  /// Parses a text that stands within a line of the page of `builder`: one paragraph, without its
  /// element. Of anything else the words remain. Words and summary of the page stay as they are.
  package static func parseInline(
    _ text: SourceText, library: some BlockLibrary, into builder: inout PageBuilder
  ) -> Prose {
    let (body, words, summary) = (
      builder.page.body, builder.page.wordCount, builder.page.summary
    )
    builder.page.body = Fragment()
    builder.partCount += 1
    var line: InlineState? = InlineState()
    builder = read(text, library: library, isPart: true, line: &line, builder: builder)
    let html = builder.page.body
    builder.page.body = body
    builder.page.wordCount = words
    builder.page.summary = summary
    guard let line, line.isParagraph else {
      let words = line?.text ?? ""
      return Prose(Fragment(.text(words)), text: words)
    }
    return Prose(html, text: line.text)
  }

  /// Plain GFM exactly as cmark-gfm renders it: no heading ids, no directives. `unsafe` keeps raw
  /// HTML and all link schemes. Not guarded: see `refusal`.
  package static func renderGFM(
    _ bytes: [UInt8], unsafe: Bool, extensions: [GFMExtension] = GFMExtension.allCases
  ) -> [UInt8] {
    CMark.html(bytes, unsafe: unsafe, extensions: extensions)
  }

  /// Why a text would take too long to parse, or nil.
  package static func refusal(
    _ text: SourceText, limits: MarkdownOptions.Limits = .init()
  ) -> Diagnostic? {
    InputGuard.check(PageSource(text), limits)
  }

  private static func read(
    _ text: SourceText, library: any BlockLibrary, isPart: Bool, builder: PageBuilder
  ) -> PageBuilder {
    var line: InlineState?
    return read(text, library: library, isPart: isPart, line: &line, builder: builder)
  }

  /// - Parameter line: nil for a text of blocks.
  private static func read(
    _ text: SourceText, library: any BlockLibrary, isPart: Bool, line: inout InlineState?,
    builder: PageBuilder
  ) -> PageBuilder {
    var builder = builder
    let source = PageSource(text)
    if let refusal = InputGuard.check(source, builder.options.limits) {
      builder.diagnostics.report(refusal)
      builder.page.body.append(Fragment(.broken(refusal.message)))
      return builder
    }
    var scanner = DirectiveScanner(source)
    scanner.scan()
    for problem in scanner.problems { builder.diagnostics.report(problem) }
    var writer = PageWriter(
      source, marks: scanner.marks, library: library, isPart: isPart, builder: builder)
    writer.line = line
    if line != nil { writer.beginPlain() }
    scanner.tokenized().withUnsafeBufferPointer { bytes in
      _ = CMark.withDocument(bytes, options: CMark.pageOptions) { root, _ in
        if defines(library, source) {
          CMark.walk(root) { writer.define($0) }
        }
        CMark.walk(root) { writer.step($0) }
      }
    }
    builder = writer.finish()
    line = writer.line
    if !isPart {
      library.finish(&builder)
      builder.page.elements = Set(builder.page.body.elements).sorted()
    }
    return builder
  }

  /// Whether a defining fence may be in the text: most pages have none and are walked once.
  private static func defines(_ library: any BlockLibrary, _ source: PageSource) -> Bool {
    ByteSearch.contains(source.bytes, "```") { bytes, place in
      isDefining(bytes, behind: place, "`", library)
    }
      || ByteSearch.contains(source.bytes, "~~~") { bytes, place in
        isDefining(bytes, behind: place, "~", library)
      }
  }

  /// Whether a fence's marks at `place` are followed by a word that defines something.
  private static func isDefining(
    _ bytes: UnsafeBufferPointer<UInt8>, behind place: Int, _ mark: Unicode.Scalar,
    _ library: any BlockLibrary
  ) -> Bool {
    let isMark = { (byte: UInt8) in byte == UInt8(ascii: mark) }
    let info = bytes[place...].drop(while: isMark).drop { $0 == 0x20 || $0 == 0x09 }
    return library.definingFences.contains { info.starts(with: $0.utf8) }
  }
}

/// The additions of GFM to CommonMark.
package enum GFMExtension: String, Sendable, CaseIterable {
  case table, strikethrough, autolink, tagfilter, tasklist
}
