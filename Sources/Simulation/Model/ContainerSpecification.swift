/// A service of container tasks: more of them when there is more to do, none of the machines
/// below to care for.
package struct ContainerSpecification: Hashable, Sendable {
  /// Which law decides how many tasks there are.
  package enum Scaler: Hashable, Sendable {
    case fixed
    /// Target tracking: looks every `period`, leaves the service alone for `cooldown`.
    case tracking(target: Double, period: SimDuration, cooldown: SimDuration)
    /// tasks × use / target, rounded up, unless within a tenth of the target; fewer only after the
    /// highest wish of the last `stabilisation`.
    case kubernetes(target: Double, period: SimDuration, stabilisation: SimDuration)
  }

  package var least = 1
  package var most = 10
  /// Requests one task works on at a time.
  package var places = 1
  package var work = Distribution.none
  package var startUp = Distribution.constant(.seconds(30))
  package var scaler = Scaler.fixed
  package var queueMax: Int?
  package var patience: SimDuration?
  /// Processors and gigabytes of one task, which are billed by the second.
  package var processors = 0.25
  package var memory = 0.5
  package var errors = FaultPattern.never
  /// True when a load balancer of its own, which is billed, stands before it.
  package var hasBalancer = false

  package init() {}

  /// The same as a fleet.
  var fleet: ServerSpecification {
    var fleet = ServerSpecification()
    fleet.count = least
    fleet.places = places
    fleet.work = work
    fleet.boot = startUp
    fleet.queueMax = queueMax
    fleet.patience = patience
    fleet.errors = errors
    fleet.hasBalancer = hasBalancer
    switch scaler {
    case .fixed: break
    case .tracking(let target, let period, let cooldown):
      fleet.scaling = ServerSpecification.Scaling(
        least: least, most: most, target: target, period: period, cooldown: cooldown)
    case .kubernetes(let target, let period, let stabilisation):
      fleet.scaling = ServerSpecification.Scaling(
        least: least, most: most, target: target, period: period, cooldown: .zero)
      fleet.scaling?.stabilisation = stabilisation
    }
    return fleet
  }
}
