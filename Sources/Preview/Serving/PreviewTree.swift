package import FileTrees
import Markup

/// The source of the preview's answers: one state of the site, which never changes. A new state is
/// a new tree.
package struct PreviewTree: Sendable {
  /// The file at a path, or nil. Asked once per request, on the server's thread; pages may be made
  /// when they are asked for.
  package let file: @Sendable (SitePath) -> PreviewFile?
  /// Headers of every response with a file, such as the site's content security policy.
  package let headers: [PreviewHeader]
  /// Where the site begins, with a slash at both ends: `/` or `/course/`.
  package let basePath: String

  /// The author's file that the page at a path was made from; nil for paths of no page.
  package let source: @Sendable (SitePath) -> PreviewSource?

  /// A tree that asks `file` for every path.
  package init(
    basePath: String = "/", headers: [PreviewHeader] = [],
    source: @escaping @Sendable (SitePath) -> PreviewSource? = { _ in nil },
    file: @escaping @Sendable (SitePath) -> PreviewFile?
  ) {
    self.source = source
    let trimmed = basePath.trimming { $0 == "/" }
    self.basePath = trimmed.isEmpty ? "/" : "/" + trimmed + "/"
    self.headers = headers
    self.file = file
  }

  /// What is shown while there is no site at all: a page at every address, for the preview's own
  /// script to lay the reasons over.
  static let placeholder = PreviewTree { path in
    guard path.text == "404.html" else { return nil }
    return PreviewFile {
      Array("<!doctype html><title>Not built</title><p>The site could not be built.</p>".utf8)
    }
  }

  /// A tree of files that a build has made.
  package init(
    _ files: FileTree, basePath: String = "/", headers: [PreviewHeader] = []
  ) {
    self.init(basePath: basePath, headers: headers) { path in
      files[path].map { PreviewFile(bytes: $0.bytes) }
    }
  }
}

/// A file of the tree.
package struct PreviewFile: Sendable {
  /// The value of `Content-Type`; nil to take what the name's extension says.
  package let contentType: String?
  /// Throws where the bytes are those of a file that cannot be read any more.
  package let bytes: @Sendable () throws(FileError) -> [UInt8]

  package init(
    contentType: String? = nil, bytes: @escaping @Sendable () throws(FileError) -> [UInt8]
  ) {
    self.contentType = contentType
    self.bytes = bytes
  }
}

/// The file a page comes from, to be opened where a reader of the preview points.
package struct PreviewSource: Sendable {
  /// The link that opens the file in an editor, with `{line}` and `{column}` left to be filled.
  package let editor: String
  /// The whole file.
  package let text: [UInt8]

  package init(editor: String, text: [UInt8]) {
    self.editor = editor
    self.text = text
  }

  /// What the preview's script is told.
  var response: Response {
    var json = JSONWriter()
    json.object { json in
      json.member("editor", editor)
      json.member("text", String(decoding: text, as: UTF8.self))
    }
    return Response(
      .ok,
      [
        PreviewHeader("Content-Type", "application/json"),
        PreviewHeader("Cache-Control", "no-store"),
      ], body: .bytes(json.bytes))
  }
}

/// A header of a response.
package struct PreviewHeader: Hashable, Sendable {
  package let name: String
  package let value: String

  /// Control characters are left out: a header cannot end its line and begin another.
  package init(_ name: String, _ value: String) {
    self.name = Self.line(name)
    self.value = Self.line(value)
  }

  private static func line(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 }))
  }
}
