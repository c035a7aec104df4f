import CCMarkGFM
import Diagnostics
import MarkdownPages
import Testing

/// The library keeps a process-wide table for strikethrough and autolinks; the linker's wrap keeps
/// it from being cleared while other documents are parsed.
@Suite struct ThreadTests {
  @Test func cmarkIsTheVersionWeKnow() {
    #expect(String(cString: cmark_version_string()).hasPrefix("0.29.0.gfm"))
  }

  @Test
  func parsesTheSameInParallelAsAlone() async {
    let document = """
      ~~gone~~ and www.example.org, https://example.org/a:b and me@example.org, ~~more~~.

      - ~~item~~ :mark[word]{a=b}

      | ~~cell~~ | www.example.org |
      |---|---|
      | a | ~~b~~ |
      """
    let page = parsed(document).html
    let plain = MarkdownParser.renderGFM(Array(document.utf8), unsafe: false)
    #expect(page.contains("<del>gone</del>") && page.contains("mailto:me@example.org"))
    let different = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          (0..<400).count { _ in
            parsed(document).html != page
              || MarkdownParser.renderGFM(Array(document.utf8), unsafe: false) != plain
          }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(different == 0)
  }
}
