extension LessonRun {
  /// Who calls whom, by service name, as the scenario says; empty for a run that is stated.
  package var wiring: [(from: String, to: String, isEvent: Bool)] {
    guard !isStated else { return [] }
    let names = services.map(\.name)
    return StageCast(self).wires.map { (names[$0.from], names[$0.to], $0.isEvent) }
  }
}
