/// The loss of managed services with a zone: they stand in all of them, so that a share of calls
/// fails until traffic is led around the one that is lost.
struct Detour {
  private let span: SimDuration
  private let share: Double
  private let isManaged: [Bool]
  private let luck: RandomStream
  private var ends = SimTime.start

  /// Kinds that nobody places in a zone.
  private static let managed: Set<String> = [
    "gateway", "table", "bucket", "queue", "topic", "bus", "stream", "workflow",
  ]

  /// Nil where traffic is led around at once.
  init?(_ scenario: Scenario) {
    guard scenario.zones.detour > .zero, scenario.zones.count > 1 else { return nil }
    span = scenario.zones.detour
    share = 1 / Double(scenario.zones.count)
    isManaged = scenario.services.map { Self.managed.contains($0.kind.type) }
    luck = RandomStream(seed: scenario.seed, name: "zones/detour")
  }

  mutating func begin(at now: SimTime) { ends = now + span }

  func swallows(_ call: Message, at now: SimTime) -> Bool {
    guard now < ends, isManaged[Int(call.to)], call.operation != .disconnect else { return false }
    let salt = UInt64(call.to) << 16 | UInt64(call.attempt)
    return luck.value(UInt64(call.request), salt: salt).asFraction < share
  }
}
