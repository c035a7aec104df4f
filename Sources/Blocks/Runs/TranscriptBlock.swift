import Diagnostics
import Learning
import MarkdownPages
import Simulation

/// `::transcript{run=first-request}`: a run as prose. The form with an end, `:::transcript … :::`,
/// holds a list of sentences that an author tells in words of their own.
struct TranscriptBlock: DirectiveBlock {
  let form: Directive.Form
  let name = "transcript"
  let summary = "a run told in sentences, those of the run or an author's own"
  var example: String {
    form == .leaf
      ? "::transcript{run=first-request}"
      : ":::transcript{run=first-request}\n\n- keep: It is put aside, for whoever comes next\n\n:::"
  }
  let attributes = [RunLookup.attribute]

  /// `<p class="transcript">` with one `<span data-step="send send#2">` a sentence.
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let lookup = RunLookup(context: context)
    guard let run = lookup.run(for: directive.attributes, at: directive.nameSpan, &page) else {
      return .broken(page.diagnostics.items.last?.message ?? "")
    }
    var wording = run.wording
    if form == .container { tell(run, directive, &wording, &page) }
    let transcript = Transcript(run.trace, wording: wording)
    let sentences = transcript.sentences.map { sentence -> [Node] in
      let words = RunWords(
        text: sentence.text, run: run, span: directive.nameSpan, isReported: true)
      return [
        .inline(
          "span", [.set("data-step", sentence.steps.joined(separator: " "))],
          [words.node(&page)]), .text(" "),
      ]
    }
    return .line(
      "p", [.class("transcript"), .set("data-run", run.name)],
      sentences.flatMap { $0 } + [.text(transcript.closing)])
  }

  /// Takes an author's sentences, `- keep: It is put aside`, for those of their steps.
  private func tell(
    _ run: LessonRun, _ directive: Directive, _ wording: inout Wording, _ page: inout PageBuilder
  ) {
    let body = directive.body
    var count = 0
    var start = 0
    for line in body.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let range = start..<(start + line.count)
      start = range.upperBound + 1
      let text = String(decoding: line, as: UTF8.self)
      guard text.hasPrefix("- "), let colon = text.firstIndex(of: ":") else { continue }
      let step = String(text[..<colon].dropFirst(2))
      let words = text[text.index(after: colon)...].drop { $0 == " " }
      count += 1
      guard run.trace.index(of: step) != nil else {
        let place = body.span((range.lowerBound + 2)..<(range.lowerBound + 2 + step.utf8.count))
        page.diagnostics.report(
          .unknownStep(step, known: run.trace.steps.map(\.id), run: run.name, at: place))
        continue
      }
      // The sentence stands for the step and for its reason, and ends as the others do.
      wording.overrides[step] = String(words.last == "." ? words.dropLast() : words)
      wording.reasons[step] = ""
    }
    if count == 0 {
      page.diagnostics.report(
        .missingContent(name, "a list such as `- keep: It is put aside`", at: directive.nameSpan))
    }
  }
}
