/// A state machine that calls services in an order.
package struct WorkflowSpecification: Hashable, Sendable {
  /// Which product, which decides price, length and guarantees.
  package enum Product: String, Sendable, CaseIterable {
    case standard
    case express
    /// A durable function: code that is suspended where it waits, and goes on later.
    case durable
  }

  /// One state.
  package struct State: Hashable, Sendable {
    package var name: String
    package var kind: Kind
    /// The state that follows, by its place; nil ends the branch.
    package var next: Int?
    package var retries: [Retrier]
    /// Who takes over when all tries failed: the first that speaks of the error.
    package var catchers: [Catcher]
    /// A task that takes longer has failed; nil lets it take as long as the execution may.
    package var timeout: SimDuration?
    /// Set where a task waits until somebody hands its token back.
    package var token: Token?

    package init(
      _ name: String, _ kind: Kind, next: Int? = nil, retries: [Retrier] = [],
      catchers: [Catcher] = []
    ) {
      self.name = name
      self.kind = kind
      self.next = next
      self.retries = retries
      self.catchers = catchers
    }
  }

  /// The task of a state.
  package enum Kind: Hashable, Sendable {
    case task(Operation)
    case wait(Distribution)
    /// The first match decides; else `next` of the state.
    case choice([Choice])
    /// Branches by their first states, all at once.
    case parallel([Int])
    /// The branch that starts there, once for each item.
    case map(Map)
    case pass
    case succeed
    case fail
  }

  /// The same for many items.
  package struct Map: Hashable, Sendable {
    /// Branches in all: items, or batches of them.
    package var count: Int
    package var start: Int
    package var concurrency: Int
    /// Whether each branch is an execution of its own, with a history of its own.
    package var isDistributed = false
    /// The share of branches that may fail, 0...1.
    package var tolerated = 0.0

    package init(count: Int, start: Int, concurrency: Int) {
      self.count = count
      self.start = start
      self.concurrency = concurrency
    }
  }

  /// The token that a task hands over and waits for.
  package struct Token: Hashable, Sendable {
    /// How long until somebody hands it back.
    package var delay: Distribution
    /// Those that nobody hands back.
    package var lost: FaultPattern

    package init(delay: Distribution, lost: FaultPattern = .never) {
      self.delay = delay
      self.lost = lost
    }
  }

  /// Takes over after these errors.
  package struct Catcher: Hashable, Sendable {
    /// Empty: after any error.
    package let errors: [Outcome]
    package let next: Int

    package init(errors: [Outcome] = [], next: Int) {
      self.errors = errors
      self.next = next
    }
  }

  /// Executions that match in every way go on at `next`.
  package struct Choice: Hashable, Sendable {
    package let matches: FaultPattern
    package let wants: EventPattern
    package let next: Int

    package init(matches: FaultPattern, wants: EventPattern = EventPattern(), next: Int) {
      self.matches = matches
      self.wants = wants
      self.next = next
    }
  }

  /// Tries again after these errors.
  package struct Retrier: Hashable, Sendable {
    /// Empty: after any error.
    package let errors: [Outcome]
    /// The first try is one of `policy.attempts`.
    package let policy: RetryPolicy
    /// Whether a wait is drawn from 0 up to what the policy says.
    package var hasJitter = false

    package init(errors: [Outcome] = [], policy: RetryPolicy) {
      self.errors = errors
      self.policy = policy
    }
  }

  package var product = Product.standard
  package var states: [State] = []
  package var start = 0
  /// Megabytes an Express execution is billed with, in steps of 64, or those of a durable function.
  package var memory = 64
  /// Executions end here.
  package var timeout: SimDuration?

  package init() {}
}
