import CCMarkGFM
import CMarkShim

/// The only place that holds memory of the C library: a document lives as long as the closure that
/// looks at it.
enum CMark {
  /// Footnotes, and links and images of every scheme: what is unsafe is judged by the writer.
  static let pageOptions = CMARK_OPT_FOOTNOTES

  /// Registering is done once, before any document is parsed in parallel.
  private static let registration: Void = cmark_gfm_core_extensions_ensure_registered()

  /// Parses a document and hands its root and parser to `body`; both are gone afterwards.
  static func withDocument<Result>(
    _ bytes: UnsafeBufferPointer<UInt8>, options: Int32,
    extensions: [GFMExtension] = GFMExtension.allCases,
    _ body: (_ root: OpaquePointer, _ parser: OpaquePointer) -> Result
  ) -> Result? {
    registration
    let memory = coldstart_arena_begin()
    defer { coldstart_arena_end() }
    guard let parser = cmark_parser_new_with_mem(options, memory) else { return nil }
    for name in extensions {
      if let found = cmark_find_syntax_extension(name.rawValue) {
        _ = cmark_parser_attach_syntax_extension(parser, found)
      }
    }
    bytes.withMemoryRebound(to: CChar.self) { characters in
      cmark_parser_feed(parser, characters.baseAddress, characters.count)
    }
    guard let root = cmark_parser_finish(parser) else { return nil }
    return body(root, parser)
  }

  /// Plain GFM as the library's own renderer writes it.
  static func html(
    _ bytes: [UInt8], unsafe: Bool, extensions: [GFMExtension]
  ) -> [UInt8] {
    let options = CMARK_OPT_FOOTNOTES | (unsafe ? CMARK_OPT_UNSAFE : 0)
    let html = bytes.withUnsafeBufferPointer { buffer in
      withDocument(buffer, options: options, extensions: extensions) { root, parser -> [UInt8] in
        let extensions = cmark_parser_get_syntax_extensions(parser)
        guard let text = cmark_render_html(root, options, extensions) else { return [] }
        return Array(UnsafeRawBufferPointer(start: text, count: length(of: text)))
      }
    }
    return html ?? []
  }

  /// Walks a document in its order, every node with children twice.
  static func walk(_ root: OpaquePointer, _ step: (coldstart_event) -> Bool) {
    guard let walk = cmark_iter_new(root) else { return }
    var event = coldstart_event()
    while coldstart_next(walk, &event) {
      guard step(event) else { return }
    }
  }

  private static func length(of text: UnsafePointer<CChar>) -> Int {
    var count = 0
    while text[count] != 0 { count += 1 }
    return count
  }
}
