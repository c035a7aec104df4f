import Simulation

/// A stage as it is after a step: what is there, in which state, and where every request stands.
package struct StageMoment: Sendable {
  /// A token and the middle of it.
  package struct Token: Sendable {
    package let message: StageScene.Message
    package let x: Double
    package let y: Double
  }

  /// Things by their places, with their states.
  package let things: [(thing: Int, span: StageScene.Span)]
  package let tokens: [Token]

  /// - Parameter step: the place of the step; -1 for before the first.
  package init(_ scene: StageScene, _ layout: StageLayout, after step: Int) {
    var alive: [(thing: Int, span: StageScene.Span)] = []
    for (place, thing) in scene.things.enumerated() {
      guard let span = thing.spans.last(where: { $0.from <= step }) else { continue }
      if let end = span.to, end <= step { continue }
      alive.append((place, span))
    }
    things = alive
    let there = Set(alive.map(\.thing))
    var last: [Int: StageScene.Message] = [:]
    for message in scene.messages where message.step <= step {
      if message.isEcho, message.step < step { continue }
      last[message.token] = message
    }
    let shown = last.keys.sorted().compactMap { last[$0] }.filter { $0.spot != .gone }
    let spots = shown.map { Spot($0, there) }
    var counts: [Spot: Int] = [:]
    for spot in spots { counts[spot, default: 0] += 1 }
    var seen: [Spot: Int] = [:]
    tokens = zip(shown, spots).map { message, spot in
      let number = seen[spot, default: 0]
      seen[spot] = number + 1
      let (x, y) = spot.point(number, of: counts[spot] ?? 1, scene, layout)
      return Token(message: message, x: x, y: y)
    }
  }

  /// Where tokens stand together.
  private struct Spot: Hashable {
    private enum Side: Hashable { case above, below, door, inside }

    private let service: Int
    private let side: Side
    private let thing: Int?

    init(_ message: StageScene.Message, _ things: Set<Int>) {
      service = message.way.last ?? 0
      side =
        switch message.spot {
        case .home: message.outcome == .answered ? .above : .below
        case .refused, .tray: .below
        case .inside: .inside
        case .door, .line, .gone: .door
        }
      let holds = message.thing.map { things.contains($0) || message.spot == .inside } ?? false
      thing = holds && (side == .door || side == .inside) ? message.thing : nil
    }

    /// The place of one of so many tokens.
    func point(
      _ number: Int, of count: Int, _ scene: StageScene, _ layout: StageLayout
    ) -> (Double, Double) {
      let box = layout.boxes[service]
      let place = Double(number)
      func spread(_ most: Double, _ step: Double) -> Double {
        count > 1 ? min(step, most / Double(count - 1)) : 0
      }
      let shelf = box.x + 13 + place * spread(box.width - 26, 22)
      if side == .above { return (shelf, box.y - 16) }
      if side == .below { return (shelf, box.y + box.height + 16) }
      if let thing, let grid = layout.grids[service] {
        let slot = grid.slot(scene.things[thing].slot)
        let middle = slot.y + slot.height / 2
        if side == .door { return (box.x - 17 - place * spread(20, 7), middle) }
        let first = slot.width < 70 ? slot.x + slot.width / 2 : slot.x + 16
        return (first + place * spread(max(0, slot.width - 32), 18), middle)
      }
      let offset = place - Double(count - 1) / 2
      if side == .inside {
        let x = box.x + box.width / 2 + offset * spread(box.width - 30, 24)
        return (x, box.y + box.height - 18)
      }
      return (box.x - 17, box.y + box.height / 2 + offset * spread(box.height - 20, 25))
    }
  }
}
