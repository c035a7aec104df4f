/// The subject of a variable of a trace, whoever it belongs to: the second environment, the first
/// request, how many run.
package struct TraceSubject: Hashable, Sendable {
  /// What it is one of.
  package let kind: Kind
  /// Which one, from 1; 0 where a service has one of the kind.
  package let number: Int

  package init(_ kind: Kind, _ number: Int = 0) {
    self.kind = kind
    self.number = number
  }

  package static func environment(_ number: Int) -> Self { Self(.environment, number) }
  package static func server(_ number: Int) -> Self { Self(.server, number) }
  package static func message(_ number: Int) -> Self { Self(.message, number) }
  package static func zone(_ number: Int) -> Self { Self(.zone, number) }
  /// A client's request.
  package static func request(_ number: Int) -> Self { Self(.request, number) }
  /// A client's request at a service that lets requests wait.
  package static func job(_ number: Int) -> Self { Self(.job, number) }
  /// How often the handler ran in an environment.
  package static func counter(_ environment: Int) -> Self { Self(.counter, environment) }
  /// Where a request stands in a workflow.
  package static func state(_ request: Int) -> Self { Self(.state, request) }
  /// A number of a service.
  package static func count(_ kind: Kind) -> Self { Self(kind) }

  /// The subject that an author calls by this name: a thing that runs know and its number, else
  /// one of the author's own.
  package init(stated name: String) {
    let words = name.split(separator: " ")
    let kind = Kind.things.first { words.count == 2 && $0.id == words[0] }
    if let kind, let number = Int(words[1]), number > 0, "\(kind.id) \(number)" == name {
      self.init(kind, number)
    } else {
      self.init(Kind(name))
    }
  }

  /// As authors write it: `environment 2`, `request 3 at fleet`.
  package func name(in service: String) -> String {
    TextGaps.filled(kind.pattern) { $0 == "number" ? String(number) : service }
  }
}

extension TraceSubject {
  /// A family of subjects, which have the same name but for a number, and the same states.
  package struct Kind: Hashable, Sendable {
    /// The column of an execution table that shows such a subject beside a step.
    package enum Column: Sendable { case resource, user, billed }

    /// Stable, in the words of the name.
    package let id: String
    /// The name, with `{number}` and `{service}` to be filled in.
    package let pattern: String
    package let column: Column?
    /// The states that can follow on each; a state that is missing is the last.
    package let following: [StateWord: [StateWord]]
    /// The states worth asking for, the most common first.
    package let states: [StateWord]

    /// A number of a service, or what an author states.
    package init(_ id: String) { self.init(id, pattern: id) }

    package init(
      _ id: String, pattern: String, column: Column? = nil, states: [StateWord] = [],
      following: [StateWord: [StateWord]] = [:]
    ) {
      self.id = id
      self.pattern = pattern
      self.column = column
      self.states = states
      self.following = following
    }

    package static func == (left: Self, right: Self) -> Bool { left.id == right.id }
    package func hash(into hasher: inout Hasher) { hasher.combine(id) }
  }
}

extension TraceSubject.Kind {
  /// All that services follow.
  package static let known =
    things + [
      job, counter, state, environments, running, billed, throttled, givenUp, visible, hidden,
      dead, waiting, busy, refused, itemsWritten, itemsRead, objects, turnedAway, deliveries, hits,
      misses, connections,
    ]

  /// What an author may state and the program knows the states of.
  package static let things = [environment, server, message, zone, request]

  package static let environment = Self(
    "environment", pattern: "environment {number}", column: .resource,
    states: [.idle, .running, .released, .allocated, .initialising],
    following: [
      .absent: [.allocated, .initialising], .allocated: [.initialising, .running, .released],
      .initialising: [.running, .idle, .released], .running: [.idle, .released],
      .idle: [.running, .released],
    ])
  package static let message = Self(
    "message", pattern: "message {number}", column: .resource,
    states: [.visible, .hidden, .deleted, .dead],
    following: [
      .absent: [.visible], .visible: [.hidden, .deleted, .dead],
      .hidden: [.visible, .deleted, .dead],
    ])
  package static let server = Self(
    "server", pattern: "server {number}", column: .resource,
    states: [.ready, .busy, .booting, .stopped],
    following: [
      .absent: [.booting, .ready], .booting: [.ready, .stopped], .ready: [.busy, .stopped, .away],
      .busy: [.ready, .stopped, .away], .stopped: [.booting], .away: [.booting, .ready],
    ])
  package static let zone = Self(
    "zone", pattern: "zone {number}", column: .resource, states: [.ready, .away],
    following: [.absent: [.ready, .away], .ready: [.away], .away: [.ready]])
  package static let request = Self(
    "request", pattern: "request {number}", column: .user, states: ofRequests,
    following: [.absent: [.waiting], .waiting: [.answered, .failed], .failed: [.waiting]])
  package static let job = Self(
    "job", pattern: "request {number} at {service}", states: ofRequests)
  package static let counter = Self("counter", pattern: "counter in environment {number}")
  package static let state = Self(
    "state", pattern: "state of request {number}", states: ofRequests)

  private static let ofRequests: [StateWord] = [.waiting, .answered, .failed]

  // Numbers of services.
  package static let environments = Self("environments")
  package static let running = Self("running")
  package static let billed = Self("billed", pattern: "billed ms", column: .billed)
  package static let throttled = Self("throttled")
  package static let givenUp = Self("given up")
  package static let visible = Self("visible")
  package static let hidden = Self("hidden")
  package static let dead = Self("dead")
  package static let waiting = Self("waiting")
  package static let busy = Self("busy")
  package static let refused = Self("refused")
  package static let itemsWritten = Self("items written")
  package static let itemsRead = Self("items read")
  package static let objects = Self("objects")
  package static let turnedAway = Self("turned away")
  package static let deliveries = Self("deliveries")
  package static let hits = Self("hits")
  package static let misses = Self("misses")
  package static let connections = Self("connections")
}
