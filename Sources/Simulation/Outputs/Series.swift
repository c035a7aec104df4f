/// Values of a variable over time, for a chart.
package struct Series: Hashable, Sendable {
  /// From `time` on, the value is `value`.
  package struct Point: Hashable, Sendable {
    package let time: SimTime
    package let value: Int
  }

  package let name: String
  package let service: String
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
  package let spans: [Span]

  /// A line of these spans.
  package init(name: String, service: String, spans: [Span]) {
    self.name = name
    self.service = service
    self.spans = spans
  }

  /// The lines of all variables of a trace that follow a thing of this kind. States that last no
  /// time are left out.
  package static func all(_ trace: Trace, of kind: TraceSubject.Kind) -> [LifeLine] {
    trace.variables.indices.filter { trace.variables[$0].subject.kind == kind }.map { place in
      LifeLine(trace, place)
    }
  }

  private init(_ trace: Trace, _ place: Int) {
    var spans: [Span] = []
    var state = StateWord.absent
    if case .word(let word) = trace.variables[place].start { state = word }
    var since = SimTime.start
    for step in trace.steps {
      for change in step.changes where change.variable == place {
        guard case .word(let word) = change.value else { continue }
        if step.time > since, state != .absent {
          spans.append(Span(state: state, from: since, to: step.time))
        }
        (state, since) = (word, step.time)
      }
    }
    if trace.end.time > since, state != .absent {
      spans.append(Span(state: state, from: since, to: trace.end.time))
    }
    name = trace.variables[place].name
    service = trace.variables[place].service
    self.spans = spans
  }
}
