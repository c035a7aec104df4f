/// The policies about a service's calls.
package struct Access: Hashable, Sendable {
  /// Its role: what it may do with others; nil where nobody wrote one, and it may do everything.
  package var role: [Statement]?
  /// Its own policy: who may do what with it; nil where nobody wrote one.
  package var policy: [Statement]?

  package init(role: [Statement]? = nil, policy: [Statement]? = nil) {
    self.role = role
    self.policy = policy
  }

  /// One line of a policy.
  package struct Statement: Hashable, Sendable {
    package var isDeny: Bool
    /// What it speaks of; empty for everything.
    package var operations: [OperationKind]
    /// The service at the other end, by its place in the scenario; nil for all.
    package var other: Int?

    package init(isDeny: Bool = false, operations: [OperationKind] = [], other: Int? = nil) {
      self.isDeny = isDeny
      self.operations = operations
      self.other = other
    }

    func speaks(of operation: OperationKind, with place: Int) -> Bool {
      (other == nil || other == place) && (operations.isEmpty || operations.contains(operation))
    }
  }
}
