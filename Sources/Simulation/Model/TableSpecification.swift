/// A key-value table with metered capacity.
package struct TableSpecification: Hashable, Sendable {
  /// How capacity is bought.
  package enum Mode: Hashable, Sendable {
    case onDemand
    /// Units a second, for writes and reads.
    case provisioned(writes: Int, reads: Int)
  }

  package var mode = Mode.onDemand
  package var latency = Distribution.none
  /// True when all requests go to one key, which has a limit of its own.
  package var isOneKey = false
  /// Who reads the stream of its changes.
  package var stream: StreamSpecification?
  /// Gigabytes kept, for the bill.
  package var stored = 0.0
  package var errors = FaultPattern.never
  /// The longest a call waits before it is given up by the service.
  package var slow = FaultPattern.never
  package var slowFactor = 1.0

  package init() {}
}

/// How many units an operation on a table takes.
package enum TableUnits {
  /// Half units of one item of `bytes`: a write counts two for each started write unit; a strong
  /// read two, an eventual read one for each started read unit; a transaction doubles. A missing
  /// item of 0 bytes still costs the least.
  package static func halves(
    _ operation: OperationKind, bytes: Int, rules: RuleBook.Tables = RuleBook.Tables()
  ) -> Int {
    let reads = max(1, (bytes + rules.readUnit - 1) / rules.readUnit)
    let writes = max(1, (bytes + rules.writeUnit - 1) / rules.writeUnit)
    switch operation {
    case .readEventually: return reads
    case .read, .query: return reads * 2
    case .readTransaction: return reads * 4
    case .write, .remove: return writes * 2
    case .writeTransaction: return writes * 4
    default: return 0
    }
  }
}
