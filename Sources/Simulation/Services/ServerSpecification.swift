/// A fleet of servers behind one queue: capacity that is paid for by the hour, used or not.
package struct ServerSpecification: Hashable, Sendable {
  /// When servers are added and taken away.
  package struct Scaling: Hashable, Sendable {
    package var least: Int
    package var most: Int
    /// The share of busy places it aims at, 0...1: the mean since the last look.
    package var target: Double
    /// How often it looks.
    package var period: SimDuration
    /// How long it leaves the fleet alone after a change.
    package var cooldown: SimDuration
    /// Looks above the target, one after the other, before there are more, and below nine tenths
    /// of it before there are fewer.
    package var looksAbove = 1
    package var looksBelow = 1
    /// Set for the Kubernetes law: fewer only after the highest wish of so long.
    package var stabilisation: SimDuration?
    /// Set where the length of the queue decides: requests, waiting or served, for each server.
    package var perServer: Double?
    /// Set where steps decide, in any order: the use since the last look, and what is added then.
    package var steps: [Step] = []
    /// Other bounds from later instants on, in rising order.
    package var plan: [Bounds] = []

    package init(
      least: Int = 1, most: Int = 10, target: Double = 0.7,
      period: SimDuration = .seconds(60), cooldown: SimDuration = .seconds(300)
    ) {
      self.least = least
      self.most = most
      self.target = target
      self.period = period
      self.cooldown = cooldown
    }

    /// So many more where the use is `use` or more; fewer, where it is `use` or less.
    package struct Step: Hashable, Sendable {
      package let use: Double
      package let change: Int

      package init(use: Double, change: Int) {
        self.use = use
        self.change = change
      }
    }

    /// How few and how many there may be from an instant on, once or each day at that time.
    package struct Bounds: Hashable, Sendable {
      package let at: SimTime
      package let least: Int
      package let most: Int
      package let isDaily: Bool

      package init(at time: SimTime, least: Int, most: Int, isDaily: Bool) {
        at = time
        self.least = least
        self.most = most
        self.isDaily = isDaily
      }
    }

    /// The same as a law of target tracking.
    var tracking: TargetTracking {
      TargetTracking(
        least: least, most: most, target: target, period: period, looksAbove: looksAbove,
        looksBelow: looksBelow)
    }
  }

  /// Servers at the start, ready at once.
  package var count = 1
  /// Requests one server works on at a time.
  package var places = 1
  package var work = Distribution.none
  /// Requests that may wait; more are refused with 503.
  package var queueMax: Int?
  /// The longest wait before a request is answered with 503.
  package var patience: SimDuration?
  package var boot = Distribution.constant(.seconds(90))
  package var scaling: Scaling?
  /// What one costs: an item of the price book, such as `m5.large`.
  package var type = "t3.small"
  /// One server fails at each of these instants and is replaced after booting.
  package var crashes: [SimTime] = []
  /// The fleet is patched in these windows, one server at a time being away.
  package var patching: [Window] = []
  package var errors = FaultPattern.never
  package var slow = FaultPattern.never
  package var slowFactor = 1.0
  /// Bytes it answers with.
  package var answerSize = 1024
  /// True when a load balancer of its own, which is billed, stands before it.
  package var hasBalancer = false
  /// True when the provider runs functions on these servers: nobody waits, who finds no place is
  /// throttled, and a fee for each hour and each request are billed.
  package var isManaged = false

  package init() {}

  /// A span of a run.
  package struct Window: Hashable, Sendable {
    package var from: SimTime
    package var to: SimTime

    package init(from: SimTime, to: SimTime) {
      self.from = from
      self.to = to
    }
  }
}
