/// How a call ended, as the callee answers it.
package enum Outcome: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  case ok
  /// Taken for later: the caller learns no more.
  case accepted
  /// Done in part: some of a batch failed.
  case partial
  case badRequest
  case unauthorized
  case forbidden
  case notFound
  case conflict
  case tooLarge
  case throttled
  /// The table's own way to say throttled: HTTP 400 with this exception.
  case capacityExceeded
  case functionError
  case timedOut
  case crashed
  case internalError
  case badGateway
  case unavailable
  case gatewayTimeout
  case connectionsExhausted
  case unreachable

  /// The HTTP status a direct caller sees.
  package var status: Int {
    switch self {
    case .ok, .partial: 200
    case .accepted: 202
    case .badRequest, .capacityExceeded: 400
    case .unauthorized: 401
    case .forbidden: 403
    case .notFound: 404
    case .conflict: 409
    case .tooLarge: 413
    case .throttled: 429
    // A function's own failure is a successful call of the service, with the error inside.
    case .functionError, .timedOut, .crashed: 200
    case .internalError: 500
    case .badGateway: 502
    case .unavailable, .connectionsExhausted, .unreachable: 503
    case .gatewayTimeout: 504
    }
  }

  /// True when the caller got what it asked for, or the promise of it.
  package var isSuccess: Bool { rawValue <= Outcome.partial.rawValue }

  /// True when asking again later may help.
  package var isRetryable: Bool {
    switch self {
    case .throttled, .capacityExceeded, .internalError, .badGateway, .unavailable,
      .gatewayTimeout, .connectionsExhausted, .functionError, .timedOut, .crashed, .unreachable:
      true
    default: false
    }
  }
}
