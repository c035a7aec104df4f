import Simulation

/// The services of a run with their parts, and who calls whom.
struct StageCast {
  let services: [Service]
  let parts: [any StagePart]
  let wires: [StageScene.Wire]
  let places: [String: Int]

  init(_ run: LessonRun) {
    let kinds = run.services
    services =
      run.isStated
      ? kinds.map { Service($0.name, .gateway(GatewaySpecification()), title: $0.title) }
      : run.run.scenario.services
    parts = kinds.map { StageParts.part(of: $0.kind) }
    places = Dictionary(
      kinds.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { a, _ in a })
    var wires: [StageScene.Wire] = []
    for (index, (part, service)) in zip(parts, services).enumerated() {
      for (target, isEvent) in part.targets(service) where target < services.count {
        let wire = StageScene.Wire(from: index, to: target, isEvent: isEvent)
        let isKnown = wires.contains { $0.from == wire.from && $0.to == wire.to }
        if !isKnown, index != target { wires.append(wire) }
      }
    }
    self.wires = wires
  }

  func amounts(of run: LessonRun, _ steps: [[StageCharge]]) -> StageAmounts {
    let standing = zip(parts, services).flatMap { $0.standing($1) }
    let charges = StageCharges(run, standing: standing, steps: steps)
    var amounts = StageAmounts(run.prices)
    amounts.open(standing)
    for (step, charged) in zip(run.trace.steps, charges.steps) {
      amounts.add(charged, at: step.time, of: places[step.service] ?? -1)
    }
    amounts.add(charges.steps.last ?? [], at: run.trace.end.time, of: -1)
    return amounts
  }

  func described(_ run: LessonRun) -> [StageScene.Place] {
    let scenario = run.run.scenario
    return zip(run.services, zip(parts, services)).map { told, pair in
      let (part, service) = pair
      return StageScene.Place(
        name: told.name, title: told.title, kind: told.kind, look: part.look, thing: part.thing,
        limit: part.limit(service, scenario), zones: scenario.zones.count,
        decisions: part.decisions)
    }
  }
}
