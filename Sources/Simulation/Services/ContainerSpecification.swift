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
    /// The same for the length of the queue, as KEDA does it: so many requests for each task.
    case queue(perTask: Double, period: SimDuration, stabilisation: SimDuration)
    /// Step scaling: the use since the last look decides how many are added or taken away.
    case steps([ServerSpecification.Scaling.Step], period: SimDuration)
  }

  package var least = 1
  package var most = 10
  /// Requests one task works on at a time.
  package var places = 1
  package var work = Distribution.none
  package var startUp = Distribution.constant(.seconds(30))
  package var scaler = Scaler.fixed
  /// Other bounds from later instants on.
  package var plan: [ServerSpecification.Scaling.Bounds] = []
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
    fleet.scaling = scaling
    fleet.scaling?.plan = plan
    return fleet
  }

  private var scaling: ServerSpecification.Scaling? {
    switch scaler {
    case .fixed: return nil
    case .tracking(let target, let period, let cooldown):
      return ServerSpecification.Scaling(
        least: least, most: most, target: target, period: period, cooldown: cooldown)
    case .kubernetes(let target, let period, let stabilisation):
      var scaling = ServerSpecification.Scaling(
        least: least, most: most, target: target, period: period, cooldown: .zero)
      scaling.stabilisation = stabilisation
      return scaling
    case .queue(let perTask, let period, let stabilisation):
      var scaling = ServerSpecification.Scaling(
        least: least, most: most, period: period, cooldown: .zero)
      scaling.stabilisation = stabilisation
      scaling.perServer = perTask
      return scaling
    case .steps(let steps, let period):
      var scaling = ServerSpecification.Scaling(
        least: least, most: most, period: period, cooldown: .zero)
      scaling.steps = steps
      return scaling
    }
  }
}
