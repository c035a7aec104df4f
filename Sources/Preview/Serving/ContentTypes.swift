import FileTrees

/// Content types by extension, as static hosts send them.
enum ContentTypes {
  /// The type of a file by its name; bytes of no known type for other names.
  static func type(of path: SitePath) -> String {
    let name = path.name.lowercased()
    guard let dot = name.lastIndex(of: ".") else { return unknown }
    let type = byExtension[String(name[name.index(after: dot)...])] ?? unknown
    return isText(type) ? type + "; charset=utf-8" : type
  }

  /// Whether a type is that of a page which the client script belongs into.
  static func isPage(_ type: String) -> Bool {
    type.hasPrefix("text/html")
  }

  private static let unknown = "application/octet-stream"

  private static func isText(_ type: String) -> Bool {
    type.hasPrefix("text/") || type.hasSuffix("+xml") || type.hasSuffix("+json")
      || type == "application/json" || type == "application/xml"
  }

  private static let byExtension: [String: String] = [
    "atom": "application/atom+xml", "avif": "image/avif", "bmp": "image/bmp", "css": "text/css",
    "csv": "text/csv", "gif": "image/gif", "gz": "application/gzip", "htm": "text/html",
    "html": "text/html", "ico": "image/x-icon", "ics": "text/calendar", "jpeg": "image/jpeg",
    "jpg": "image/jpeg", "js": "text/javascript", "json": "application/json",
    "jsonld": "application/ld+json", "map": "application/json", "md": "text/markdown",
    "mjs": "text/javascript", "mp3": "audio/mpeg", "mp4": "video/mp4", "mustache": "text/plain",
    "ogg": "audio/ogg", "otf": "font/otf", "pdf": "application/pdf", "png": "image/png",
    "rss": "application/rss+xml", "svg": "image/svg+xml", "swift": "text/plain",
    "ttf": "font/ttf", "txt": "text/plain", "vtt": "text/vtt", "wasm": "application/wasm",
    "wav": "audio/wav", "webm": "video/webm", "webmanifest": "application/manifest+json",
    "webp": "image/webp", "woff": "font/woff", "woff2": "font/woff2", "xml": "application/xml",
    "xsl": "text/xsl", "yaml": "text/yaml", "yml": "text/yaml", "zip": "application/zip",
  ]
}
