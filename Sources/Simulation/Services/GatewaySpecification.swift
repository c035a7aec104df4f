/// A gateway that turns HTTP requests into calls, checks them, and turns answers into statuses.
package struct GatewaySpecification: Hashable, Sendable {
  /// Which product, which decides price and limits.
  package enum Product: String, Sendable, CaseIterable {
    case http
    case rest
    case socket = "websocket"
  }

  package var product = Product.http
  /// The service asked, by its place in the scenario.
  package var target = 0
  /// How it asks: `invokeLater` hands over and answers 202.
  package var operation = OperationKind.invoke
  /// True when a request must carry a token: 401 without, 403 when it gives no right.
  package var needsToken = false
  package var payloadMax = 10 << 20
  /// The longest wait for the target; then 504, while the target goes on.
  package var timeout = SimDuration.seconds(30)
  package var ratePerSecond = 10_000.0
  package var bucket = 5_000
  /// Time of its own before it passes a request on.
  package var latency = Distribution.none

  package var cache: Cache?
  /// Who decides whether a request may come in.
  package var authorizer: Authorizer?
  /// Connections that are open all the time, of a WebSocket API.
  package var connections = 0
  /// People who send through a connection each, which is opened when they need one.
  package var people = 0
  /// The endpoints through which alone it can be reached.
  package var network: PrivateNetwork?

  package init() {}

  /// Which requests its cache answers.
  package enum Cache: Hashable, Sendable {
    /// This share of all.
    case share(Double)
    /// Such as were answered not long ago: of so many different ones, each kept for so long.
    case keys(Int, keep: SimDuration)
  }

  /// A function that is asked before a request is let in; its answer is kept for whoever asks
  /// again.
  package struct Authorizer: Hashable, Sendable {
    /// The function, by its place in the scenario.
    package var target: Int
    /// How many different people ask.
    package var people = 1
    /// How long an answer is kept; zero asks each time.
    package var keep = SimDuration.seconds(300)
    /// Requests that it does not let in.
    package var denies = FaultPattern.never

    package init(target: Int) { self.target = target }
  }

  // What a WebSocket connection may do. Source: API Gateway Developer Guide, quotas for WebSocket
  // APIs; none of them can be raised but the rate.
  static let idleMax = SimDuration.seconds(600)
  static let connectedMax = SimDuration.seconds(7200)
  static let connectsPerSecond = 500.0
  package static let socketPayloadMax = 128 << 10
}
