/// Values of a variable over time, for a chart.
package struct Series: Hashable, Sendable {
  /// From `time` on, the value is `value`.
  package struct Point: Hashable, Sendable {
    package let time: SimTime
    package let value: Int
  }

  package let name: String
  package let service: String
  /// The variable, by its place in the trace.
  package let variable: Int
  package let points: [Point]

  /// A counted variable of a trace, as steps of a staircase; nil when it is no number.
  package init?(_ trace: Trace, variable place: Int) {
    guard trace.variables.indices.contains(place),
      case .number(let start) = trace.variables[place].start
    else { return nil }
    var points = [Point(time: .start, value: start)]
    for step in trace.steps {
      for change in step.changes where change.variable == place {
        guard case .number(let value) = change.value else { continue }
        if points.last?.time == step.time { points.removeLast() }
        points.append(Point(time: step.time, value: value))
      }
    }
    name = trace.variables[place].name
    service = trace.variables[place].service
    variable = place
    self.points = points
  }
}

/// The life of one environment, server or message: its states one after the other, for a strip
/// chart.
package struct LifeLine: Hashable, Sendable {
  /// A state and its time.
  package struct Span: Hashable, Sendable {
    package let state: StateWord
    package let from: SimTime
    package let to: SimTime
  }

  package let name: String
  package let service: String
  /// The variable, by its place in the trace.
  package let variable: Int
  package let spans: [Span]

  /// A line of these spans.
  package init(name: String, service: String, variable: Int, spans: [Span]) {
    self.name = name
    self.service = service
    self.variable = variable
    self.spans = spans
  }

  /// The lines of all variables of a trace that follow a thing of this kind. States that last no
  /// time are left out. O(steps + changes + variables).
  package static func all(_ trace: Trace, of kind: TraceSubject.Kind) -> [LifeLine] {
    var lines: [Int: Draft] = [:]
    for (place, variable) in trace.variables.enumerated() where variable.subject.kind == kind {
      var draft = Draft()
      if case .word(let word) = variable.start { draft.state = word }
      lines[place] = draft
    }
    for step in trace.steps {
      for change in step.changes {
        guard case .word(let word) = change.value else { continue }
        lines[change.variable]?.enter(word, at: step.time)
      }
    }
    return trace.variables.enumerated().compactMap { place, variable in
      lines[place].map { draft in
        LifeLine(
          name: variable.name, service: variable.service, variable: place,
          spans: draft.ended(at: trace.end.time))
      }
    }
  }

  /// A line that is being drawn.
  private struct Draft {
    var spans: [Span] = []
    var state = StateWord.absent
    var since = SimTime.start

    mutating func enter(_ next: StateWord, at time: SimTime) {
      if time > since, state != .absent {
        spans.append(Span(state: state, from: since, to: time))
      }
      (state, since) = (next, time)
    }

    /// The spans with the one that lasts until a time.
    func ended(at time: SimTime) -> [Span] {
      guard time > since, state != .absent else { return spans }
      return spans + [Span(state: state, from: since, to: time)]
    }
  }
}
