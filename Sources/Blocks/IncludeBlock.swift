import Diagnostics
import MarkdownPages

/// `::include{file="part.md"}`: the Markdown of another file, as if it stood here.
struct IncludeBlock: DirectiveBlock {
  let form = Directive.Form.leaf
  let name = "include"
  let summary = "the Markdown of another file"
  let example = "::include{file=\"part.md\"}"
  let attributes = [
    AttributeRule("file", .text, required: true, "the file, relative to the page")
  ]

  /// As many files as may include one another before it must be a mistake.
  private static let depthMax = 8

  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    guard let item = directive.attributes.item("file") else { return .none }
    let path = item.value
    guard let text = page.read(path) else {
      let problem = Diagnostic.missingFile(path, at: item.span)
      page.diagnostics.report(problem)
      return .broken(problem.message)
    }
    guard !page.including.contains(text.path), page.including.count < Self.depthMax,
      item.span.path != text.path
    else {
      let problem = Diagnostic.includeCycle(page.including + [text.path], at: item.span)
      page.diagnostics.report(problem)
      return .broken(problem.message)
    }
    page.including.append(text.path)
    let body = FrontMatterFence.body(of: text)
    let part = page.reading(beside: path) { page in
      MarkdownParser.parsePart(body, library: context.library, into: &page)
    }
    _ = page.including.popLast()
    return .prose(part)
  }
}
