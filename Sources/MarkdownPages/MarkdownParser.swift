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
    // The parser of this module replaces this body.
    builder
  }

  /// Plain GFM exactly as cmark-gfm renders it: no heading ids, no directives. `unsafe` keeps raw
  /// HTML and all link schemes.
  package static func renderGFM(_ bytes: [UInt8], unsafe: Bool) -> [UInt8] {
    []
  }
}
