package import Diagnostics

/// Checks claims that stand in prose.
package struct ClaimCheck {
  private let run: LessonRun

  package init(_ run: LessonRun) { self.run = run }

  /// What is wrong with a claim: that it cannot be read, or does not hold; nil when it holds.
  package func problem(_ claim: String, at span: SourceSpan) -> Diagnostic? {
    do {
      let read = try ClaimParser(run: run).claim(claim[...])
      let holds = try ClaimJudge(run: run) { run.variant($0) }.holds(read, in: claim[...])
      return holds ? nil : .falseClaim(claim, run: run.name, at: span)
    } catch {
      return .claim(error, text: claim, at: span, run.name)
    }
  }
}
