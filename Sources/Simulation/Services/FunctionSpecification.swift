/// A serverless function: one environment serves one request at a time, is kept for reuse and
/// released when it was idle for long enough.
package struct FunctionSpecification: Hashable, Sendable {
  /// Which idle environment is taken when several are. It decides how many stay alive, and no
  /// provider documents it.
  package enum ReuseOrder: String, Sendable, CaseIterable {
    case newest
    case oldest
    case mostRecent = "most-recent"
    case leastRecent = "least-recent"
    case random
  }

  /// The processor its environments run on, which decides the price.
  package enum Architecture: String, Sendable, CaseIterable {
    case x86
    case arm
  }

  /// How its code is delivered, which decides what of its initialisation is billed.
  package enum Package: String, Sendable, CaseIterable {
    case archive = "zip"
    case image
    case customRuntime = "custom-runtime"
  }

  /// So many environments are prepared ahead from `time` on.
  package struct ProvisionedChange: Hashable, Sendable {
    package let time: SimTime
    package let count: Int

    package init(at time: SimTime, count: Int) {
      self.time = time
      self.count = count
    }
  }

  /// The most environments that are prepared ahead at any time.
  package var provisionedMost: Int {
    let planned = provisionedPlan.reduce(provisioned) { max($0, $1.count) }
    return max(planned, provisionedTracking?.most ?? 0)
  }

  package var memory = 128
  package var architecture = Architecture.x86
  package var package = Package.archive
  /// Finding a place and fetching the code; never billed.
  package var placement = Distribution.none
  /// Starting the runtime and the code outside the handler.
  package var initialisation = Distribution.none
  /// What the handler does for one request. Empty: it returns at once.
  package var program: [Operation] = []
  /// When given, the first request of an environment takes this long in all instead of
  /// initialisation and program: how measurements of cold responses are stated.
  package var coldResponse: Distribution?
  /// True when the handler computes: less memory then means a longer run.
  package var isProcessorBound = false
  package var timeout = SimDuration.seconds(3)
  package var idleTimeout = SimDuration.seconds(600)
  package var reuse = ReuseOrder.newest
  package var reserved: Int?
  /// Environments prepared ahead from the start on.
  package var provisioned = 0
  /// How many there are from later instants on, in rising order.
  package var provisionedPlan: [ProvisionedChange] = []
  /// A law that sets how many there are.
  package var provisionedTracking: TargetTracking?
  /// Megabytes of scratch storage; above 512 it is billed.
  package var scratch = 512
  /// Retries of a handed-over call whose handler failed, 0...2.
  package var laterRetries = 2
  package var laterAgeMax = SimDuration.seconds(6 * 3600)
  /// Services that hear of handed-over calls: failed for good, and done.
  package var onFailure: Int?
  package var onSuccess: Int?
  package var errors = FaultPattern.never
  package var crashes = FaultPattern.never
  /// Messages of a batch that fail; the rest of the batch is unharmed when it reports them.
  package var reportsItemFailures = false
  /// While the pattern of `slow` holds, the handler's work takes `slowFactor` times as long.
  package var slow = FaultPattern.never
  package var slowFactor = 1.0
  /// New environments from this instant on: a deployment.
  package var deployments: [SimTime] = []
  /// Bytes it answers with.
  package var answerSize = 1024
  /// True when answers are streamed: they may be larger, and what is above 6 MB is billed.
  package var streams = false
  /// Bytes that each call writes to the log.
  package var logBytes = 0
  /// When given, an environment begins as a copy of a started one, and this is how long copying
  /// takes: nothing of it is initialised again.
  package var restore: Distribution?
  /// Whether keeping the copy and making environments of it is billed, as it is for some runtimes.
  package var billsSnapshot = true
  /// True when it runs at the edge of the network, which has its own prices.
  package var isAtEdge = false
  /// The private network it is in.
  package var network: PrivateNetwork?
  /// How long an environment lives at most, used or not; nil for as long as it is used.
  package var lifetime: Distribution?
  /// The share of those that ended by their age in whose place another is prepared ahead.
  package var proactiveShare = 0.0
  /// Handed-over calls that run twice, as events may come twice.
  package var duplicates = FaultPattern.never
  /// How calls are recognised that come again.
  package var idempotency: Idempotency?
  /// Secrets it asks for.
  package var secrets: Secrets?
  /// Who may call it by an address of its own; nil when it has none.
  package var url: URLAccess?

  package init() {}

  /// A table in which the handler writes down what it has begun and done.
  package struct Idempotency: Hashable, Sendable {
    /// The table, by place in the scenario.
    package let store: Int
    /// How long what is done is known.
    package let keep: SimDuration

    package init(store: Int, keep: SimDuration) {
      self.store = store
      self.keep = keep
    }
  }

  /// Secrets that are fetched one after the other, when an environment starts or in each call.
  package struct Secrets: Hashable, Sendable {
    package let count: Int
    package let latency: Distribution
    package let isEachCall: Bool

    package init(count: Int, latency: Distribution, isEachCall: Bool) {
      self.count = count
      self.latency = latency
      self.isEachCall = isEachCall
    }
  }

  /// Who may call an address.
  package enum URLAccess: String, Sendable, CaseIterable {
    case all
    /// Only requests with a token, which are signed.
    case signed
  }

  /// The part of a processor that `memory` megabytes bring, by the rule that
  /// `memoryPerProcessor` megabytes bring one.
  package static func processors(memory: Int, memoryPerProcessor: Int = 1769) -> Double {
    Double(memory) / Double(memoryPerProcessor)
  }
}

/// One thing a handler does.
package struct Operation: Hashable, Sendable {
  package var kind: OperationKind
  /// The service asked, by its place in the scenario; for `work` none.
  package var target: Int
  package var duration: Distribution
  /// Bytes sent or asked for.
  package var size: Int
  /// False when a policy is missing: the call is denied.
  package var isPermitted: Bool
  /// False when the network does not lead there: the call hangs until the timeout.
  package var isReachable: Bool
  /// True when the handler goes on after a failure.
  package var toleratesFailure: Bool
  /// True for work that is done once for each message of a batch.
  package var isPerItem = false

  package init(
    _ kind: OperationKind, target: Int = 0, duration: Distribution = .none, size: Int = 1024,
    isPermitted: Bool = true, isReachable: Bool = true, toleratesFailure: Bool = false
  ) {
    self.kind = kind
    self.target = target
    self.duration = duration
    self.size = size
    self.isPermitted = isPermitted
    self.isReachable = isReachable
    self.toleratesFailure = toleratesFailure
  }

  /// Computes for so long.
  package static func work(_ duration: Distribution) -> Operation {
    Operation(.work, duration: duration)
  }

  /// Computes for so long for each message of a batch; once for a call that is none.
  package static func work(perItem duration: Distribution) -> Operation {
    var operation = Operation(.work, duration: duration)
    operation.isPerItem = true
    return operation
  }
}
