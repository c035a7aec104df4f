// When servers are added and taken away.
extension ServerFleet {
  mutating func look(_ effects: inout Effects) {
    guard let scaling = specification.scaling else { return }
    effects.remind(Timer(node, Action.look), after: scaling.period, .control)
    let (ready, booting) = numbers
    let present = ready + booting
    let needed = need(scaling, ready: ready, present: present, &effects)
    let wanted = min(max(needed, least), most)
    let isCool = effects.now - lastChange >= scaling.cooldown || lastChange == .start
    guard isCool, wanted != present else { return }
    lastChange = effects.now
    let cause: Cause =
      wanted < present ? .utilisationLow : needed > least ? .utilisationHigh : .minimum
    resize(to: wanted, cause, &effects)
  }

  /// Starts servers, or takes the newest of those that are ready out of service.
  private mutating func resize(to wanted: Int, _ cause: Cause, _ effects: inout Effects) {
    let (ready, booting) = numbers
    let present = ready + booting
    effects.note(
      wanted > present ? .scaleOut : .scaleIn, node, request: 0, cause: cause,
      value: Int64(wanted))
    if wanted > present {
      for _ in present..<wanted { launch(isReady: false, &effects) }
    } else {
      let newest = servers.indices.filter { servers[$0].state == .ready }.suffix(
        max(0, ready - wanted))
      for server in newest.reversed() { dismiss(server, cause, &effects) }
    }
  }

  /// The plan has other bounds from now on: what lies outside of them is brought inside at once.
  mutating func setBounds(_ index: Int, _ effects: inout Effects) {
    guard let bounds = specification.scaling?.plan[index] else { return }
    if bounds.isDaily {
      effects.remind(
        Timer(node, Action.bounds, UInt32(index)), after: .seconds(86_400), .control)
    }
    (least, most) = (bounds.least, bounds.most)
    let (ready, booting) = numbers
    let wanted = min(max(ready + booting, least), most)
    if wanted != ready + booting { resize(to: wanted, .schedule, &effects) }
  }

  /// How many servers the law wishes for. From none there is one as soon as somebody waits.
  private mutating func need(
    _ scaling: ServerSpecification.Scaling, ready: Int, present: Int, _ effects: inout Effects
  ) -> Int {
    guard present > 0 else { return counts.queued.count > 0 ? max(1, least) : 0 }
    if let span = scaling.stabilisation {
      return kubernetes(scaling, present, span, effects.now)
    }
    counts.busy.settle(at: effects.now)
    let busy = tracker.mean(counts.busy, over: scaling.period)
    // What is busy is at most everything: who waits is not seen.
    let use = ready > 0 ? min(1, busy / Double(ready * places)) : 0
    if !scaling.steps.isEmpty { return step(scaling.steps, use, ready: ready, present: present) }
    var law = scaling.tracking
    (law.least, law.most) = (least, most)
    return tracker.wish(law, use: use, present: present)
  }

  /// The law of step scaling: the step that reaches furthest counts. Servers that boot belong to
  /// what there is, so that one alarm after the other adds no more than its step.
  private func step(
    _ steps: [ServerSpecification.Scaling.Step], _ use: Double, ready: Int, present: Int
  ) -> Int {
    let more = steps.reduce(0) { $1.change > 0 && use >= $1.use ? max($0, $1.change) : $0 }
    if more > 0 { return max(present, ready + more) }
    let fewer = steps.reduce(0) { $1.change < 0 && use <= $1.use ? min($0, $1.change) : $0 }
    return max(0, present + fewer)
  }

  /// The law of Kubernetes' autoscaler, for a metric of requests under way or, as KEDA asks it, for
  /// the length of a queue, with its default behaviour: nothing within a tenth of the target; at
  /// most the larger of double and four more in 15 s; fewer only after the highest wish of the
  /// stabilisation window.
  private mutating func kubernetes(
    _ scaling: ServerSpecification.Scaling, _ present: Int, _ window: SimDuration, _ now: SimTime
  ) -> Int {
    let requests = Double(counts.busy.count + counts.queued.count)
    let demand = scaling.perServer == nil ? requests / Double(places) : requests
    let aim = scaling.perServer ?? scaling.target
    let isNear = abs(demand / Double(present) / aim - 1) <= 0.1
    let wish = isNear ? present : Int(clamped: (demand / aim).rounded(.up))
    wishes.removeAll { now - $0.time >= window }
    wishes.append((now, wish))
    sizes.removeAll { now - $0.time >= .seconds(15) }
    let base = sizes.first?.count ?? present
    sizes.append((now, present))
    let most = max(2 * base, base + 4)
    let highest = wishes.reduce(0) { max($0, $1.wish) }
    return min(max(wish, min(present, highest)), max(present, most))
  }
}
