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
  /// Is somebody well?
  case probe
}
