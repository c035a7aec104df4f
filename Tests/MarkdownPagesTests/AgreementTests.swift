import Diagnostics
import MarkdownPages
import Testing

/// Renders code as cmark does, so that nothing but the writer is compared.
private struct PlainCode: BlockLibrary {
  func directiveNames(_ form: Directive.Form) -> [String] { [] }
  func render(_ directive: Directive, _ page: inout PageBuilder) -> Node? { nil }

  func render(_ fence: Fence, _ page: inout PageBuilder) -> Node {
    let language = fence.language.isEmpty ? "" : " class=\"language-\(escaped(fence.language))\""
    let code = escaped(text(fence.body.bytes))
    return .prose(Prose(Fragment(Array("<pre><code\(language)>\(code)</code></pre>\n".utf8))))
  }
}

/// The page writer against cmark's own renderer, over the specification's examples.
@Suite struct AgreementTests {
  /// Examples whose info string the two read differently on purpose: backslashes and entities are
  /// not resolved, because attributes stand there whose values are taken as they are.
  private static let ownInfoStrings: Set<Int> = [320, 330]

  @Test(arguments: SpecificationExample.all.filter { !ownInfoStrings.contains($0.number) })
  func writesWhatCMarkWrites(_ example: SpecificationExample) {
    var builder = PageBuilder()
    var options = MarkdownOptions()
    options.rawHTML = true
    options.schemes = AddressSchemes(
      adding: ["a+b+c", "ftp", "irc", "localhost", "made-up-scheme", "xmpp"])
    let part = MarkdownParser.parsePart(
      SourceText(path: "page.md", example.markdown), library: PlainCode(), options: options,
      into: &builder)
    builder.page.body = part.html
    let extensions = GFMExtension.allCases.filter { $0 != .tagfilter }
    let theirs = MarkdownParser.renderGFM(
      Array(example.markdown.utf8), unsafe: true, extensions: extensions)
    #expect(Self.common(builder.html) == Self.common(text(theirs)))
  }

  /// Takes away what the page dialect adds or writes in another way.
  private static func common(_ html: String) -> String {
    var html = html.replacing(#/<a class="heading-link"[^>]*></a>/#, with: "")
    html.replace(#/<h([1-6]) id="[^"]*">/#) { "<h\($0.1)>" }
    html.replace(#/<div class="table"[^>]*>/#, with: "")
    html.replace("</table></div>", with: "</table>")
    html.replace(" scope=\"col\"", with: "")
    html.replace(#/ (?:class="align-|align=")(\w+)"/#) { " align=\($0.1)" }
    html.replace(" class=\"tasks\"", with: "")
    html.replace(" class=\"task\"", with: "")
    html.replace(#/<input [^>]*?(checked)?[^>]*>/#, with: "[task]")
    html.replace(" rel=\"external\"", with: "")
    html.replace(" loading=\"lazy\" decoding=\"async\"", with: "")
    html.replace(#/<figure class="image"><img ([^>]*)><figcaption>(.*?)</figcaption></figure>/#) {
      "<p><img \($0.1) title=\"\($0.2)\"></p>"
    }
    html.replace(" />", with: ">")
    html.replace("\n", with: "")
    return html
  }
}
