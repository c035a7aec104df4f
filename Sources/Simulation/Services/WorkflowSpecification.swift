/// A state machine that calls services in an order.
package struct WorkflowSpecification: Hashable, Sendable {
  /// Which product, which decides price, length and guarantees.
  package enum Product: String, Sendable, CaseIterable {
    case standard
    case express
  }

  /// One state.
  package struct State: Hashable, Sendable {
    package var name: String
    package var kind: Kind
    /// The state that follows, by its place; nil ends the branch.
    package var next: Int?
    package var retries: [Retrier]
    /// The state that takes over when all tries failed.
    package var catches: Int?

    package init(
      _ name: String, _ kind: Kind, next: Int? = nil, retries: [Retrier] = [],
      catches: Int? = nil
    ) {
      self.name = name
      self.kind = kind
      self.next = next
      self.retries = retries
      self.catches = catches
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
    /// So many times the branch that starts there, so many at once.
    case map(count: Int, start: Int, concurrency: Int)
    case pass
    case succeed
    case fail
  }

  /// Executions that match go on at `next`.
  package struct Choice: Hashable, Sendable {
    package let matches: FaultPattern
    package let next: Int

    package init(matches: FaultPattern, next: Int) {
      self.matches = matches
      self.next = next
    }
  }

  /// Tries again after these errors.
  package struct Retrier: Hashable, Sendable {
    /// Empty: after any error.
    package let errors: [Outcome]
    /// The first try is one of `policy.attempts`.
    package let policy: RetryPolicy

    package init(errors: [Outcome] = [], policy: RetryPolicy) {
      self.errors = errors
      self.policy = policy
    }
  }

  package var product = Product.standard
  package var states: [State] = []
  package var start = 0
  /// Megabytes an Express execution is billed with, in steps of 64.
  package var memory = 64
  /// Executions end here.
  package var timeout: SimDuration?

  package init() {}
}
