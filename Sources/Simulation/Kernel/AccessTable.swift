/// The verdicts on calls by the policies of both ends, as within one account of AWS: a denial
/// counts most, then what either end allows; what nobody speaks of is denied. Source: IAM User
/// Guide, "Policy evaluation logic".
struct AccessTable {
  private let services: [Access]
  /// Which services have a role at all: others are allowed by the policy of whom they call.
  private let hasRole: [Bool]
  /// Verdicts that were found, by caller, callee and operation.
  private var known: [UInt64: UInt8] = [:]

  /// Nil where no service has a policy, and every call is allowed.
  init?(_ scenario: Scenario) {
    services = scenario.services.map { $0.access }
    guard services.contains(where: { $0.role != nil || $0.policy != nil }) else { return nil }
    hasRole = scenario.services.map { Self.withRoles.contains($0.kind.type) }
  }

  private static let withRoles = ["function", "workflow", "server", "container"]

  /// Flaws of a call; 0 when it is allowed.
  mutating func flaws(of call: Message) -> UInt8 {
    switch call.operation {
    case .batch, .disconnect, .probe, .work: return 0
    default: break
    }
    let key = UInt64(call.from) << 32 | UInt64(call.to) << 8 | UInt64(call.operation.rawValue)
    if let found = known[key] { return found }
    let flaws = verdict(Int(call.from), Int(call.to), call.operation)
    known[key] = flaws
    return flaws
  }

  private func verdict(_ from: Int, _ to: Int, _ operation: OperationKind) -> UInt8 {
    let own = services[from].role?.filter { $0.speaks(of: operation, with: to) }
    let others = services[to].policy?.filter { $0.speaks(of: operation, with: from) }
    if ((own ?? []) + (others ?? [])).contains(where: { $0.isDeny }) {
      return CallFlaw.noPermission | CallFlaw.forbidden
    }
    if own?.isEmpty == false || others?.isEmpty == false { return 0 }
    if hasRole[from] { return own == nil ? 0 : CallFlaw.noPermission | CallFlaw.notInRole }
    return others == nil ? 0 : CallFlaw.noPermission | CallFlaw.notInPolicy
  }
}

extension Message {
  /// Why the call is not allowed; nil when it is. Batches are handed over by the provider.
  var denial: Cause? {
    guard operation != .batch, flaws & CallFlaw.noPermission != 0 else { return nil }
    if flaws & CallFlaw.forbidden != 0 { return .forbiddenByPolicy }
    if flaws & CallFlaw.notInRole != 0 { return .notInRole }
    return flaws & CallFlaw.notInPolicy != 0 ? .notInPolicy : .missingPermission
  }
}
