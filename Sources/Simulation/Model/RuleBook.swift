/// The rules of a provider's services, as of a date: limits, defaults and waits. Runs name the book
/// they used. The values of `init` are those of September 2023.
package struct RuleBook: Hashable, Sendable {
  /// How fast environments may be added.
  package enum Scaling: Hashable, Sendable {
    /// All functions share a first burst, then gain `growth` a minute.
    case sharedBurst(burst: Int, growthPerMinute: Int)
    /// Each function may add so many in each period; unused ones are lost.
    case perFunction(environments: Int, period: SimDuration)
    case unlimited

    /// How long a right to grow lasts.
    var period: SimDuration {
      if case .perFunction(_, let period) = self { period } else { .seconds(10) }
    }
  }

  /// Limits and waits of functions.
  package struct Functions: Hashable, Sendable {
    package var accountLimit = 1000
    package var unreservedMinimum = 100
    package var scaling = Scaling.sharedBurst(burst: 3000, growthPerMinute: 500)
    package var idleTimeout = SimDuration.seconds(600)
    package var timeoutDefault = SimDuration.seconds(3)
    package var timeoutMax = SimDuration.seconds(900)
    package var initialisationLimit = SimDuration.seconds(10)
    package var placement = SimDuration.milliseconds(100)
    package var memoryDefault = 128
    package var memoryMin = 128
    package var memoryMax = 10240
    /// Megabytes of memory that come with one processor.
    package var memoryPerProcessor = 1769
    package var payloadMax = 6 << 20
    package var laterPayloadMax = 256 << 10
    package var laterRetryWaits: [SimDuration] = [.seconds(60), .seconds(120)]
    package var laterAgeMax = SimDuration.seconds(6 * 3600)
    package var laterBackoff = RetryPolicy(
      attempts: .max, delay: .seconds(1), backoff: 2, delayMax: .seconds(300))
    /// Whether the initialisation of an uploaded package on a managed runtime is billed.
    package var billsPackageInitialisation = false
    /// Requests a second for each unit of the account's concurrency; 0 when nothing limits them.
    package var requestsPerConcurrency = 10
    /// Requests that a function may gain in a period of `scaling`; 0 when only environments count.
    package var scalingRequests = 0
    /// Calls of one chain through the same function before the next is stopped.
    package var recursionMax = 16
    /// Whether buckets are among the services through which such a chain is seen.
    package var recursionThroughBuckets = false
    /// The longest initialisation of environments prepared ahead.
    package var provisionedInitialisationLimit = SimDuration.seconds(900)
    /// What is prepared ahead is billed in started steps of this length.
    package var provisionedBilledPer = SimDuration.seconds(300)
    /// The largest answer that is streamed.
    package var streamedMax = 20 << 20

    package init() {}
  }

  /// Limits of gateways.
  package struct Gateways: Hashable, Sendable {
    package var restTimeoutMax = SimDuration.seconds(29)
    package var httpTimeoutMax = SimDuration.seconds(30)
    package var ratePerSecond = 10_000.0
    package var bucket = 5_000
    package var payloadMax = 10 << 20
    /// Whether the longest wait of a REST API may be raised.
    package var restTimeoutRaisable = false
    /// What an HTTP API answers when the function behind it failed, and when it did not answer.
    package var httpErrorStatus = 500
    package var httpTimeoutStatus = 503
    /// Whether requests that were refused (401, 403, 429) are billed.
    package var billsRefused = false
    /// Each started part of so many bytes is one request of an HTTP API, one WebSocket message.
    package var httpBilledPer = 512 << 10
    package var socketBilledPer = 32 << 10

    package init() {}
  }

  /// Limits and waits of queues and of what polls them.
  package struct Queues: Hashable, Sendable {
    package var visibility = SimDuration.seconds(30)
    package var retention = SimDuration.seconds(4 * 86_400)
    package var batchDefault = 10
    package var batchMax = 10_000
    package var windowMax = SimDuration.seconds(300)
    package var pollersStart = 5
    package var pollersPerMinute = 60
    package var pollersMax = 1_000
    package var inFlightMax = 120_000
    package var orderedBatchMax = 10
    /// The most bytes of a batch.
    package var batchBytesMax = 6 << 20
    package var messageMax = 256 << 10
    /// Each started part of so many bytes is one request.
    package var billedPer = 64 << 10

    package init() {}
  }

  /// Limits of topics, and of buses with their events.
  package struct Events: Hashable, Sendable {
    package var messageMax = 256 << 10
    /// Each started part of so many bytes is one request.
    package var billedPer = 64 << 10

    package init() {}
  }

  /// Units and credit of tables.
  package struct Tables: Hashable, Sendable {
    package var writeUnit = 1024
    package var readUnit = 4096
    package var itemMax = 400 << 10
    package var burstSeconds = 300
    package var demandWritesStart = 4_000
    package var demandReadsStart = 12_000
    package var keyWritesMax = 1_000
    package var keyReadsMax = 3_000

    package init() {}
  }

  /// Defaults and ends of workflows.
  package struct Workflows: Hashable, Sendable {
    package var retry = RetryPolicy(attempts: 4, delay: .seconds(1), backoff: 2)
    package var retriesAreTransitions = true
    package var standardMax = SimDuration.seconds(31_536_000)
    package var expressMax = SimDuration.seconds(300)

    package init() {}
  }

  /// The book's name, such as `aws-2023-09`.
  package var name: String
  /// The day it describes, year-month-day.
  package var date: String
  package var functions = Functions()
  package var gateways = Gateways()
  package var queues = Queues()
  package var topics = Events()
  package var buses = Events()
  package var tables = Tables()
  package var workflows = Workflows()

  /// A book with the values of September 2023 under another name.
  package init(name: String = "aws-2023-09", date: String = "2023-09-30") {
    self.name = name
    self.date = date
  }
}
