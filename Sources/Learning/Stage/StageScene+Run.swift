import Simulation

extension StageScene {
  /// The stage of a run. O(steps × tokens in play).
  package init(_ run: LessonRun) {
    let cast = StageCast(run)
    var builder = StageBuilder(wires: cast.wires, rules: run.run.scenario.rules)
    for (index, part) in cast.parts.enumerated() {
      builder.begin(at: index)
      part.open(cast.services[index], on: &builder)
    }
    var losses: [Loss] = []
    var charges: [[StageCharge]] = []
    for (index, step) in run.trace.steps.enumerated() {
      guard let place = cast.places[step.service] else {
        Loss.add(step, at: index, to: &losses)
        charges.append([])
        continue
      }
      builder.begin(step, at: index, of: place)
      cast.parts[place].show(step, of: cast.services[place], on: &builder)
      builder.end()
      charges.append(cast.parts[place].charges(step, of: cast.services[place], on: builder))
    }
    self.init(cast, builder, cast.amounts(of: run, charges), losses, run)
  }

  private init(
    _ cast: StageCast, _ builder: StageBuilder, _ amounts: StageAmounts, _ losses: [Loss],
    _ run: LessonRun
  ) {
    wires = cast.wires
    messages = builder.messages
    self.losses = losses
    self.amounts = amounts.entries
    currency = amounts.isPriced && !run.isStated ? run.prices.currency : nil
    var things = builder.things
    services = cast.described(run).enumerated().map { index, place in
      var place = place
      place.slots = StageSlots.assign(to: &things, of: index)
      return place
    }
    self.things = things
  }
}

extension StageScene.Loss {
  /// A zone goes, or comes back.
  fileprivate static func add(_ step: Step, at index: Int, to losses: inout [Self]) {
    if step.kind == .lose {
      losses.append(Self(zone: step.subject, from: index, to: nil))
    } else if let open = losses.lastIndex(where: { $0.zone == step.subject && $0.to == nil }) {
      losses[open].to = index
    }
  }
}

/// Which slot each thing of a service has.
private enum StageSlots {
  /// So many things have a slot each for the whole run; more share slots, one after the other.
  private static let ownMax = 6

  /// Assigns slots, and returns how many there are.
  static func assign(to things: inout [StageScene.Thing], of service: Int) -> Int {
    let own = things.indices.filter { things[$0].service == service && things[$0].number > 0 }
    if own.count <= ownMax {
      for (slot, index) in own.enumerated() { things[index].slot = slot }
      return own.count
    }
    // When each slot is free again.
    var free: [Int] = []
    for index in own {
      let from = things[index].spans.first?.from ?? -1
      let slot = free.firstIndex { $0 < from } ?? free.count
      if slot == free.count { free.append(.max) }
      things[index].slot = slot
      let last = things[index].spans.last
      free[slot] = last?.to ?? .max
    }
    return free.count
  }
}
