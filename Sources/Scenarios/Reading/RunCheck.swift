import DataNodes
package import Diagnostics
package import Simulation

extension ScenarioFile {
  /// What is to be said of a run of this file that was stopped at one of its limits; nil for a run
  /// that came to its end. Its figures are of a part, so nothing should be proved with them.
  package func diagnostic(of run: Run) -> Diagnostic? {
    let root = origin.document
    let limits = run.scenario.limits
    func place(_ limit: String) -> SourceSpan? {
      if let node = root["limits"]?[limit] { return node.span }
      let culprit = run.end.culprits.first.flatMap { root["services"]?.member($0)?.nameSpan }
      return culprit ?? root.member("services")?.nameSpan ?? root.span
    }
    switch run.end.reason {
    case .nothingLeft, .horizon, .interrupted: return nil
    case .eventLimit:
      return .runStopped(
        "the run was stopped at \(time(of: run)), after \(limits.eventsMax) events",
        help: "shorten the run, or raise limits: {events: …}", at: place("events"))
    case .instantLimit:
      return .runStopped(
        "\(names(run.end)) hand on at \(time(of: run)) without any time passing",
        help: "end the circle, give a service time to work, or raise limits: {instant: …}",
        at: place("instant"))
    case .memoryLimit:
      return .runStopped(
        "what is under way at \(time(of: run)) takes more than \(limits.bytesMax >> 20) MB",
        help: "send less, or raise limits: {memory: …}", at: place("memory"))
    case .queueLimit:
      return .runStopped(
        "more than \(limits.queueLengthMax) messages wait at \(names(run.end))",
        help: "give it a consumer that keeps up, or raise limits: {queue: …}", at: place("queue"))
    case .tooManyAtOnce:
      return .runStopped(
        "\(names(run.end)) has more at work at \(time(of: run)) than a run can hold",
        help: "send less at once: a run holds a million environments and 16 million calls",
        at: place(""))
    }
  }

  private func time(of run: Run) -> String { TimeText.duration(run.end.lastEvent - .start) }

  private func names(_ end: RunEnd) -> String {
    end.culprits.map { "\"\($0)\"" }.joined(separator: " and ")
  }
}
