import Markup

/// A status, headers and a body.
struct Response: Sendable {
  enum Body: Sendable {
    case bytes([UInt8])
    /// No body, though `Content-Length` tells how long it would be.
    case omitted(count: Int)
    /// No body and no length: 304.
    case none
    /// The connection becomes a stream of events.
    case events
  }

  var status: Status
  var headers: [PreviewHeader]
  var body: Body

  init(_ status: Status, _ headers: [PreviewHeader] = [], body: Body) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A short answer in plain words.
  static func plain(_ status: Status, _ text: String? = nil) -> Response {
    let sentence = (text ?? "\(status.rawValue) \(status.reason)") + "\n"
    return Response(
      status,
      [
        PreviewHeader("Content-Type", "text/plain; charset=utf-8"),
        PreviewHeader("Cache-Control", "no-store"),
      ], body: .bytes(Array(sentence.utf8)))
  }

  /// A refusal in plain words, with what the status asks for beside them.
  static func refusal(_ status: Status) -> Response {
    var response = plain(status)
    if status == .methodNotAllowed {
      response.headers.append(PreviewHeader("Allow", "GET, HEAD"))
    }
    return response
  }

  /// The same response as a HEAD request gets it.
  var withoutBody: Response {
    switch body {
    case .bytes(let bytes): Response(status, headers, body: .omitted(count: bytes.count))
    case .events: Response(status, headers, body: .none)
    case .omitted, .none: self
    }
  }

  /// What goes over the wire.
  func serialized(keepsAlive: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(raw: "HTTP/1.1 \(status.rawValue) \(status.reason)\r\n")
    for header in headers { bytes.append(raw: "\(header.name): \(header.value)\r\n") }
    switch body {
    case .bytes(let content): bytes.append(raw: "Content-Length: \(content.count)\r\n")
    case .omitted(let count): bytes.append(raw: "Content-Length: \(count)\r\n")
    case .none, .events: break
    }
    bytes.append(raw: keepsAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n")
    if case .bytes(let content) = body { bytes.append(contentsOf: content) }
    return bytes
  }
}
