import Diagnostics
import Learning
import MarkdownPages
import Markup
import Simulation

/// `::transcript{run=first-request}`: a run as prose.
struct TranscriptBlock: DirectiveBlock {
  let form = Directive.Form.leaf
  let name = "transcript"
  let summary = "a run told in sentences"
  let example = "::transcript{run=first-request}"
  let attributes = [RunLookup.attribute]

  /// `<p class="transcript">` with one `<span data-step="allocate">` a sentence.
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    let lookup = RunLookup(context: context)
    guard let run = lookup.run(for: directive.attributes, at: directive.nameSpan, &page) else {
      return .broken(page.diagnostics.items.last?.message ?? "")
    }
    let transcript = Transcript(run.trace, wording: run.wording)
    var html = Fragment()
    html.append(literal: "<p class=\"transcript\"")
    html.bytes.append(attribute: "data-run", run.name)
    html.append(literal: ">")
    for sentence in transcript.sentences {
      html.append(literal: "<span")
      html.bytes.append(attribute: "data-step", sentence.step)
      html.append(literal: ">")
      html.bytes.append(escaped: sentence.text)
      html.append(literal: "</span> ")
    }
    html.bytes.append(escaped: transcript.closing)
    html.append(literal: "</p>\n")
    return html
  }
}
