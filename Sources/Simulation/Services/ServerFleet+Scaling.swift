// When servers are added and taken away.
extension ServerFleet {
  mutating func look(_ effects: inout Effects) {
    guard let scaling = specification.scaling else { return }
    effects.remind(Timer(node, Action.look), after: scaling.period, .control)
    let (ready, booting) = numbers
    let present = ready + booting
    let needed = need(scaling, ready: ready, present: present, &effects)
    let wanted = min(max(needed, scaling.least), scaling.most)
    let isCool = effects.now - lastChange >= scaling.cooldown || lastChange == .start
    guard isCool, wanted != present else { return }
    lastChange = effects.now
    if wanted > present {
      let cause: Cause = needed > scaling.least ? .utilisationHigh : .minimum
      effects.note(.scaleOut, node, request: 0, cause: cause, value: Int64(wanted))
      for _ in present..<wanted { launch(isReady: false, &effects) }
    } else {
      effects.note(.scaleIn, node, request: 0, cause: .utilisationLow, value: Int64(wanted))
      let newest = servers.indices.filter { servers[$0].state == .ready }.suffix(
        max(0, ready - wanted))
      for server in newest.reversed() { dismiss(server, .utilisationLow, &effects) }
    }
  }

  /// How many servers the law wishes for. From none there is one as soon as somebody waits.
  private mutating func need(
    _ scaling: ServerSpecification.Scaling, ready: Int, present: Int, _ effects: inout Effects
  ) -> Int {
    guard present > 0 else { return counts.queued.count > 0 ? max(1, scaling.least) : 0 }
    if let span = scaling.stabilisation {
      return kubernetes(scaling, present, span, effects.now)
    }
    counts.busy.settle(at: effects.now)
    let busy = tracker.mean(counts.busy, over: scaling.period)
    // What is busy is at most everything: who waits is not seen.
    let use = ready > 0 ? min(1, busy / Double(ready * places)) : 0
    return tracker.wish(scaling.tracking, use: use, present: present)
  }

  /// The law of Kubernetes' autoscaler for a metric of requests under way, with its default
  /// behaviour: nothing within a tenth of the target; at most the larger of double and four more
  /// in 15 s; fewer only after the highest wish of the stabilisation window.
  private mutating func kubernetes(
    _ scaling: ServerSpecification.Scaling, _ present: Int, _ window: SimDuration, _ now: SimTime
  ) -> Int {
    let demand = Double(counts.busy.count + counts.queued.count) / Double(places)
    let isNear = abs(demand / Double(present) / scaling.target - 1) <= 0.1
    let wish = isNear ? present : Int(clamped: (demand / scaling.target).rounded(.up))
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
