import Markup

/// The preview's own files, under a path that no site uses: a script, its styles, and the stream
/// of events. They are files of the same origin, so the strictest content security policy lets
/// them in, and the pages that are published never hold any of it.
enum PreviewClient {
  static let folder = "/_coldstart/"

  /// The response to a request for one of the preview's own paths; nil for all other paths.
  static func response(to request: Request) -> Response? {
    guard request.path.hasPrefix(folder) else { return nil }
    switch request.path.dropFirst(folder.count) {
    case "client.js": return file(script, "text/javascript; charset=utf-8")
    case "overlay.css": return file(style, "text/css; charset=utf-8")
    case "events": return events
    default: return .plain(.notFound)
    }
  }

  /// Adds the script element before the last `</body>`, or at the end of a page without one.
  static func addScript(to page: inout [UInt8], version: Int) {
    var element: [UInt8] = []
    element.append(raw: "<script src=\"\(folder)client.js\" data-version=\"\(version)\" defer>")
    element.append(literal: "</script>")
    page.insert(contentsOf: element, at: bodyEnd(page) ?? page.count)
  }

  private static let events = Response(
    .ok,
    [
      PreviewHeader("Content-Type", "text/event-stream"),
      PreviewHeader("Cache-Control", "no-store"),
    ], body: .events)

  private static func file(_ text: String, _ type: String) -> Response {
    Response(
      .ok, [PreviewHeader("Content-Type", type), PreviewHeader("Cache-Control", "no-cache")],
      body: .bytes(Array(text.utf8)))
  }

  private static func bodyEnd(_ page: [UInt8]) -> Int? {
    let end = Array("</body".utf8)
    var index = page.count - end.count
    while index >= 0 {
      if page[index] == end[0],
        zip(page[(index + 2)..<(index + end.count)], end[2...]).allSatisfy({ $0 | 0x20 == $1 }),
        page[index + 1] == end[1]
      {
        return index
      }
      index -= 1
    }
    return nil
  }
}
