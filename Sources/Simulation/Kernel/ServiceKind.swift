extension Service {
  /// A kind of service, and the values of its keys.
  package struct Kind: Hashable, Sendable {
    fileprivate let box: any KindBox

    /// A service of the kind `type` with these values.
    package init<S: SimulatedService>(_ type: S.Type, _ specification: S.Specification) {
      box = Box<S>(specification)
    }

    /// What authors write behind `type:`.
    package var type: String { box.facts.type }
    package var facts: ServiceFacts { box.facts }
    /// Whom it calls by itself.
    package var outlets: [Outlet] { box.outlets }

    /// The values of its keys, when it is a service of the kind `type`.
    package func specification<S: SimulatedService>(of type: S.Type) -> S.Specification? {
      guard box.facts.type == S.facts.type else { return nil }
      return unsafeDowncast(box, to: Box<S>.self).specification
    }

    func follow(_ entry: TraceEntry, _ states: inout TraceStates) { box.follow(entry, &states) }

    /// The own name of what a step is about: a state of a workflow.
    func subjectName(of entry: TraceEntry) -> String? {
      entry.subject > 0 ? box.subjectName(Int(entry.subject)) : nil
    }

    package static func == (left: Self, right: Self) -> Bool {
      left.type == right.type && left.box.isEqual(to: right.box)
    }

    package func hash(into hasher: inout Hasher) { box.hash(into: &hasher) }
  }
}

/// A kind with its values, whatever their type. A class, since a protocol without classes cannot be
/// a value in Embedded Swift, in which the kernel is compiled for readers' browsers.
private protocol KindBox: AnyObject, Sendable {
  var facts: ServiceFacts { get }
  var outlets: [Outlet] { get }
  func follow(_ entry: TraceEntry, _ states: inout TraceStates)
  func subjectName(_ subject: Int) -> String?
  /// `other` is of the same kind.
  func isEqual(to other: any KindBox) -> Bool
  func hash(into hasher: inout Hasher)
}

private final class Box<S: SimulatedService>: KindBox {
  let specification: S.Specification

  init(_ specification: S.Specification) { self.specification = specification }

  var facts: ServiceFacts { S.facts }
  var outlets: [Outlet] { S.outlets(of: specification) }

  func follow(_ entry: TraceEntry, _ states: inout TraceStates) {
    S.follow(entry, specification, &states)
  }

  func subjectName(_ subject: Int) -> String? { S.subjectName(subject, specification) }

  func isEqual(to other: any KindBox) -> Bool {
    specification == unsafeDowncast(other, to: Box<S>.self).specification
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(S.facts.type)
    hasher.combine(specification)
  }
}
