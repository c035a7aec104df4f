/// A variable that a trace follows.
package struct TraceVariable: Hashable, Sendable {
  /// Names a variable in every run of a system, whatever else there is.
  package struct ID: Hashable, Sendable {
    package let subject: TraceSubject
    /// The service it belongs to; empty in a run that an author states.
    package let service: String

    package init(_ subject: TraceSubject, of service: String) {
      self.subject = subject
      self.service = service
    }
  }

  package let id: ID
  /// The value before the first step.
  package let start: TraceValue
  /// Its name in the trace: `environment 2`, and `environment 2 of resize` where another service
  /// has such a variable.
  package let name: String

  package var subject: TraceSubject { id.subject }
  package var service: String { id.service }

  package init(_ id: ID, start: TraceValue, isShared: Bool = false) {
    self.id = id
    self.start = start
    let name = id.subject.name(in: id.service)
    self.name = isShared ? "\(name) of \(id.service)" : name
  }
}
