/// The operations that one service asks of another.
package enum OperationKind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  /// Compute for a while; never sent.
  case work
  /// Call and wait for the answer.
  case invoke
  /// Hand over and go on: the callee answers `accepted`.
  case invokeLater
  /// A batch of messages from a queue or stream.
  case batch
  case read
  case readEventually
  case readTransaction
  case write
  case writeTransaction
  case remove
  case put
  case fetch
  case send
  case publish
  case emit
  case start
  case query
  case lookup
  /// An environment is gone: its connection ends.
  case disconnect
}

/// A call or its answer, handed over at the current instant. Trivial: no reference inside.
package struct Message: BitwiseCopyable {
  enum Kind: UInt8 { case call, answer }

  var to: NodeID
  var from: NodeID
  var kind: Kind
  var operation: OperationKind
  var outcome: Outcome
  /// 0 for the first try, 1 for the first retry.
  var attempt: UInt8
  /// What the caller knows the call by; the answer brings it back.
  var token: UInt32
  /// The number of the client's request at the root, from 1; 0 when nobody asked. Numbers of
  /// different sources do not meet: each has a range of its own.
  var request: UInt32
  /// Bytes of payload.
  var size: UInt32
  /// Which part of a request that was split up; items of a batch.
  var branch: UInt32
  /// What is wrong with the call, if anything: see `CallFlaw`.
  var flaws: UInt8
  /// How many calls of functions led to this one, as far as the provider can tell.
  var chain: UInt8

  /// How many numbers each source of requests has.
  static let requestsOfOneSource: UInt32 = 100_000_000

  @inline(__always)
  static func call(
    _ operation: OperationKind, to: NodeID, from: NodeID, token: UInt32, request: UInt32,
    size: UInt32 = 0, attempt: UInt8 = 0, branch: UInt32 = 0, flaws: UInt8 = 0,
    chain: UInt8 = 0
  ) -> Message {
    Message(
      to: to, from: from, kind: .call, operation: operation, outcome: .ok, attempt: attempt,
      token: token, request: request, size: size, branch: branch, flaws: flaws, chain: chain)
  }

  /// The answer to this call.
  @inline(__always)
  func answer(_ outcome: Outcome, size: UInt32 = 0, branch: UInt32 = 0) -> Message {
    Message(
      to: from, from: to, kind: .answer, operation: operation, outcome: outcome,
      attempt: attempt, token: token, request: request, size: size, branch: branch, flaws: 0,
      chain: 0)
  }
}

/// The flaws of a call before anybody works on it; bits of `Message.flaws`.
enum CallFlaw {
  static let noToken: UInt8 = 1
  static let malformed: UInt8 = 2
  static let noPermission: UInt8 = 4
}

/// Messages of the current instant, first in first out. It runs empty before time moves on.
struct InstantQueue {
  private var messages = Slab<Message>()
  private var head = 0

  @inline(__always)
  mutating func append(_ message: Message) {
    if head > 4096, head > messages.count / 2 { closeUp() }
    messages.append(message)
  }

  /// Gives the room of delivered messages to new ones, so that services which answer each other
  /// for long take no more of it than they have under way. O(1) for each message delivered.
  @inline(never)
  private mutating func closeUp() {
    for place in head..<messages.count { messages[place - head] = messages[place] }
    messages.shorten(to: messages.count - head)
    head = 0
  }

  var bytes: Int { messages.bytes }

  @inline(__always)
  mutating func popFirst() -> Message? {
    guard head < messages.count else { return nil }
    let message = messages[head]
    head += 1
    if head == messages.count {
      messages.removeAll()
      head = 0
    }
    return message
  }
}
