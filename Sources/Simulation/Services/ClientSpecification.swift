/// Who sends requests.
package struct ClientSpecification: Hashable, Sendable {
  /// The service asked, by its place in the scenario.
  package var target: Int
  package var traffic: Traffic
  /// How it asks: `invoke` waits for the work, `invokeLater` only for its acceptance.
  package var operation: OperationKind
  /// Bytes of each request.
  package var size: Int
  package var retry: RetryPolicy
  /// What all its requests may retry together; nil sets no bound.
  package var budget: RetryBudget?
  /// When it stops asking; nil never.
  package var breaker: BreakerLaw?
  /// It stops waiting after this long; nil waits for ever.
  package var patience: SimDuration?
  /// No more requests than these.
  package var requestsMax: Int?
  /// No requests at or after this instant.
  package var until: SimTime
  /// Requests that carry no token, and such whose body cannot be read.
  package var withoutToken: FaultPattern
  package var malformed: FaultPattern

  package init(
    target: Int, traffic: Traffic, operation: OperationKind = .invoke, size: Int = 1024,
    retry: RetryPolicy = .none, patience: SimDuration? = nil, requestsMax: Int? = nil,
    until: SimTime = .never, withoutToken: FaultPattern = .never,
    malformed: FaultPattern = .never
  ) {
    self.target = target
    self.traffic = traffic
    self.operation = operation
    self.size = size
    self.retry = retry
    self.patience = patience
    self.requestsMax = requestsMax
    self.until = until
    self.withoutToken = withoutToken
    self.malformed = malformed
  }
}
