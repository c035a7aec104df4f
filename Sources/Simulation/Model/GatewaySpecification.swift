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

  /// The share of requests that its cache answers, when it has one.
  package var cacheHits: Double?
  /// Connections that are open all the time, of a WebSocket API.
  package var connections = 0
  /// The endpoints through which alone it can be reached.
  package var network: PrivateNetwork?

  package init() {}
}
