/// A relational database, which takes a limited number of connections.
package struct DatabaseSpecification: Hashable, Sendable {
  package var connectionsMax = 100
  /// True when a pool in front of it shares few connections among many callers.
  package var hasPool = false
  /// How long a caller of the pool waits for a connection.
  package var poolPatience = SimDuration.seconds(10)
  package var connect = Distribution.none
  package var latency = Distribution.none
  /// What an hour costs: an item of the price book.
  package var type = "db.t3.small"
  /// How long a standby takes over when its zone is lost; nil without a standby.
  package var failover: SimDuration?
  package var slow = FaultPattern.never
  package var slowFactor = 1.0

  package init() {}
}

/// A cache in front of a slower service.
package struct CacheSpecification: Hashable, Sendable {
  /// Where a miss is answered, by place in the scenario; nil answers itself.
  package var origin: Int?
  package var originOperation = OperationKind.read
  /// Different things that are asked for.
  package var keys = 100
  /// 0: all keys alike; 1: Zipf, the first key is asked for most.
  package var skew = 0.0
  /// How long an answer is kept; nil keeps it until there is no room.
  package var timeToLive: SimDuration?
  /// Answers kept at most.
  package var capacity = Int.max
  package var latency = Distribution.none
  /// True when those who miss the same answer at the same time ask for it once.
  package var coalesces = false
  /// What an hour costs: an item of the price book.
  package var type = "cache.t3.micro"

  package init() {}
}
