/// One client: its bytes that arrived, its bytes to send, and until when it must do something.
///
/// A connection never reads while it has something to send, so what it holds is bounded by one
/// request's head and one response.
struct Connection {
  enum Phase: Equatable {
    /// Waiting for a request or in the middle of its head.
    case reading
    /// Sending a response; then reading on, or ending.
    case responding(keepsAlive: Bool)
    /// Sending events for as long as the client stays.
    case streaming
    /// All is sent. What the client still sends is thrown away for a moment, because closing over
    /// unread bytes would make its side forget the response.
    case leaving
    case closed
  }

  let descriptor: Descriptor
  private(set) var phase = Phase.reading
  /// When the client has had its time.
  private(set) var deadline: ContinuousClock.Instant
  private let limits: ServerLimits
  private var input: [UInt8] = []
  /// Whether a byte of the next request has come. Its time runs from then on, whatever follows.
  private var hasBegun = false
  private var scanned = 0
  private var output: [UInt8] = []
  private var sent = 0

  init(_ descriptor: Descriptor, limits: ServerLimits, now: ContinuousClock.Instant) {
    self.descriptor = descriptor
    self.limits = limits
    deadline = now + limits.headTime
  }

  var hasOutput: Bool { sent < output.count }
  var wantsRead: Bool { phase != .closed && (!hasOutput || phase == .streaming) }
  /// Whether it could be closed without harm: it waits for a request and none has begun.
  var isIdle: Bool { phase == .reading && !hasBegun }

  /// Reads what has arrived and answers the requests in it.
  mutating func receive(now: ContinuousClock.Instant, respond: (Request) -> Response) {
    switch descriptor.read(4096, into: &input) {
    case .blocked: return
    case .ended: return phase = .closed
    case .moved: break
    }
    switch phase {
    case .reading:
      if !hasBegun { deadline = now + limits.headTime }
      hasBegun = true
      answer(now: now, respond: respond)
    case .streaming, .leaving: input = []
    case .responding, .closed: break
    }
  }

  /// Answers the next request that has arrived whole, and as many more as can be sent at once.
  private mutating func answer(now: ContinuousClock.Instant, respond: (Request) -> Response) {
    while phase == .reading, !input.isEmpty {
      dropEmptyLines()
      guard let length = RequestParser.headLength(input, scanned: scanned) else {
        scanned = input.count
        if input.count >= limits.headBytesMax { refuse(.headersTooLarge, now: now) }
        return
      }
      guard length <= limits.headBytesMax else { return refuse(.headersTooLarge, now: now) }
      let head = RequestParser.parse(input[..<length])
      input.removeFirst(length)
      scanned = 0
      hasBegun = !input.isEmpty
      switch head {
      case .success(let request): send(respond(request), to: request, now: now)
      case .failure(let refusal): refuse(refusal.status, now: now)
      }
    }
  }

  /// Lines before a request are let through, as RFC 9112 asks; each costs part of the time.
  private mutating func dropEmptyLines() {
    let start = input.firstIndex { $0 != 0x0D && $0 != 0x0A } ?? input.count
    if start > 0 { input.removeFirst(start) }
  }

  private mutating func send(
    _ response: Response, to request: Request, now: ContinuousClock.Instant
  ) {
    if case .events = response.body {
      output = response.serialized(keepsAlive: true)
      phase = .streaming
    } else {
      output = response.serialized(keepsAlive: request.keepsAlive)
      phase = .responding(keepsAlive: request.keepsAlive)
    }
    sent = 0
    flush(now: now)
  }

  /// Answers with a status alone; the connection ends after it.
  mutating func refuse(_ status: Status, now: ContinuousClock.Instant) {
    output = Response.refusal(status).serialized(keepsAlive: false)
    sent = 0
    input = []
    phase = .responding(keepsAlive: false)
    flush(now: now)
  }

  /// Adds events to a stream. A client that leaves too much unread is let go; it will come back
  /// and be told the present state.
  mutating func stream(_ bytes: [UInt8], now: ContinuousClock.Instant) {
    guard phase == .streaming else { return }
    if sent > 0 { output.removeFirst(sent) }
    sent = 0
    guard output.count + bytes.count <= limits.unreadBytesMax else { return phase = .closed }
    output += bytes
    flush(now: now)
  }

  /// Sends as much as the system takes; goes on to the next phase when all is sent.
  mutating func flush(now: ContinuousClock.Instant) {
    while hasOutput {
      switch descriptor.write(output, from: sent) {
      case .moved(let count):
        sent += count
        deadline = now + limits.stallTime
      case .blocked: return
      case .ended: return phase = .closed
      }
    }
    output = []
    sent = 0
    switch phase {
    case .responding(keepsAlive: true):
      phase = .reading
      deadline = now + (input.isEmpty ? limits.idleTime : limits.headTime)
    case .responding(keepsAlive: false):
      descriptor.finishWriting()
      phase = .leaving
      deadline = now + .seconds(1)
    case .reading, .streaming, .leaving, .closed: break
    }
  }

  /// Sends on what is left, then answers requests that arrived meanwhile.
  mutating func resume(now: ContinuousClock.Instant, respond: (Request) -> Response) {
    flush(now: now)
    answer(now: now, respond: respond)
  }

  /// Ends what has taken too long. Streams may wait for ever, as long as they take what is sent.
  mutating func expire(now: ContinuousClock.Instant) {
    guard now >= deadline, phase != .streaming || hasOutput else { return }
    if phase == .reading, hasBegun { return refuse(.requestTimeout, now: now) }
    phase = .closed
  }
}
