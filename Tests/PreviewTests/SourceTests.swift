import FileTrees
import Preview
import TestSupport
import Testing

/// The author's file behind a page, for the preview's own script.
@Suite(.timeLimit(.minutes(10)))
struct SourceTests {
  private static let text = "---\ntitle: \"A\"\n---\nWords.\n"

  private static func site(_ basePath: String) -> PreviewTree {
    PreviewTree(basePath: basePath) { path in
      path.text == "a/index.html"
        ? PreviewSource(
          editor: EditorLink("edit:{path}:{line}:{column}").link(path: "/x y/a.md"),
          text: Array(text.utf8))
        : nil
    } file: { _ in
      nil
    }
  }

  @Test(arguments: ["/", "/course/"]) func aPageHasASource(basePath: String) async throws {
    try await withServer(Self.site(basePath)) { server in
      for page in ["a/", "a/index.html"] {
        let answer = try await fetch(
          "/_coldstart/source?page=" + (basePath + page).replacing("/", with: "%2F"), from: server)
        #expect(answer.status == 200)
        #expect(answer.header("Content-Type") == "application/json")
        #expect(
          answer.text == "{\"editor\":\"edit:/x%20y/a.md:{line}:{column}\","
            + "\"text\":\"---\\ntitle: \\\"A\\\"\\n---\\nWords.\\n\"}")
      }
    }
  }

  @Test(arguments: [
    "", "?page=", "?page=%2Fb%2F", "?page=a/", "?page=/../a/", "?page=/a/..%2Fa/", "?page=%",
    "?path=/a/", "?page=//a/", "?page=/etc/passwd",
  ])
  func nothingElseHas(query: String) async throws {
    try await withServer(Self.site("/")) { server in
      let answer = try await fetch("/_coldstart/source" + query, from: server)
      #expect(answer.status == 404)
    }
  }
}
