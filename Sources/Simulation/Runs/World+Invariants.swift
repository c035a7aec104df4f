// What must hold after every event. Tests ask after each; a run does not.
extension Simulator {
  /// The time of the last event.
  package var now: SimTime { effects.now }

  /// Sentences about laws that are broken now; empty when all hold.
  package var violations: [String] {
    var broken = Violations()
    world.visit(&broken)
    return broken.sentences
  }
}

private struct Violations: ServiceVisitor {
  var sentences: [String] = []

  mutating func visit<S: SimulatedService>(_ service: S) { sentences += service.violations }
}
