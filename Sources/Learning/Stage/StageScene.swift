package import Simulation

/// The scene on the stage of a player: the services and who calls whom, the things that
/// come and go in them, and where each request is. It is made from the run's typed steps.
package struct StageScene: Sendable {
  package let services: [Place]
  package let wires: [Wire]
  package let things: [Thing]
  package let messages: [Message]
  package let losses: [Loss]
  /// One entry for each step, and one for the end of the run.
  package let amounts: [StageAmounts.Entry]
  /// Currency of the money; nil where nothing is priced.
  package let currency: String?

  /// How a service is drawn.
  package enum Look: String, Sendable {
    /// Sends requests and gets answers.
    case source
    /// Takes something and hands it on.
    case door
    /// Holds environments, servers or tasks, each with a bar for its time.
    case room
    /// Holds messages in a row.
    case line
    /// Keeps data, and has sockets where connections are limited.
    case store
    /// Has states that requests walk through.
    case states
  }

  /// A service's place.
  package struct Place: Sendable {
    package let name: String
    package let title: String
    package let kind: String
    package let look: Look
    /// What its things are: `environment`; empty where it has none.
    package let thing: String
    /// The most things, or requests in work, that may be at once; nil where nothing limits them.
    package let limit: Int?
    /// Zones its things are spread over, from 1.
    package let zones: Int
    /// Kinds of steps that answer the same question: the choices of a prediction.
    package let decisions: [[StepKind]]
    /// How many slots its things need.
    package internal(set) var slots = 0
  }

  /// A connection between two services, by their places.
  package struct Wire: Hashable, Sendable {
    package let from: Int
    package let to: Int
    /// True where nobody waits for an answer.
    package let isEvent: Bool
  }

  /// Something that comes and goes: an environment, a server, a message, a connection, a state.
  package struct Thing: Sendable {
    package let service: Int
    /// From 1; 0 for the service itself.
    package let number: Int
    /// Its own name, where it has one.
    package let name: String?
    /// Where it stands among the things of its service, from 0.
    package internal(set) var slot = 0
    package internal(set) var spans: [Span] = []
  }

  /// A state of a thing.
  package struct Span: Sendable {
    package let state: StateWord
    /// The place of the step that begins it; -1 for what is there before the run.
    package let from: Int
    /// The place of the step that ends it; nil when it lasts.
    package internal(set) var to: Int?
    package let start: SimTime
    package internal(set) var end: SimTime?
    /// When it ends by itself: the idle environment is released, the hidden message seen again.
    package let deadline: SimTime?
  }

  /// A zone is away.
  package struct Loss: Sendable {
    /// From 1.
    package let zone: Int
    /// The place of the step at which it goes.
    package let from: Int
    /// The place of the step at which it is back; nil when it stays away.
    package internal(set) var to: Int?
  }

  /// Where in a service a request is.
  package enum Spot: String, Sendable {
    /// At the client that sent it.
    case home
    /// Waits to be let in.
    case door
    /// In a thing, or in a service that has none.
    case inside
    /// Waits in a line.
    case line
    /// Turned away at the door.
    case refused
    /// Given up for good.
    case tray
    /// Nowhere any more.
    case gone
  }

  /// The outcome of a request.
  package enum Outcome: String, Sendable {
    case waiting, answered, failed
    /// Not served here; whoever sent it may try again.
    case refused
  }

  /// A request, or an event that came of it, moves.
  package struct Message: Sendable {
    /// Which token moves, from 0.
    package let token: Int
    package let request: Int
    /// True for an event: nobody waits for it.
    package let isEvent: Bool
    /// The place of the step.
    package let step: Int
    /// The services on its way, the first and the last included.
    package let way: [Int]
    package let spot: Spot
    /// The thing it is in or belongs to, by its place.
    package let thing: Int?
    package let outcome: Outcome
    /// True for a call that goes and comes back within the step; the caller stays where it is.
    package let isEcho: Bool
  }
}
