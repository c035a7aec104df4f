package import Simulation

/// The strip below a stage: what each thing did when, along the time of the run.
package struct StageStrip: Sendable {
  /// A thing's row.
  package struct Lane: Sendable {
    /// By its place.
    package let thing: Int
    package let y: Double
    package let height: Double
  }

  package let axis: StageAxis
  package let lanes: [Lane]
  package let height: Double

  /// The lanes below the row of arrows and flags.
  package static let top = 38.0
  /// The row of times below the lanes.
  package static let bottom = 26.0

  package init(_ scene: StageScene, width: Double, times: [SimTime]) {
    let things = scene.things.indices.filter {
      scene.things[$0].number > 0 && scene.services[scene.things[$0].service].look == .room
    }
    let inner = min(Double(things.count) * 20, width < 500 ? 66 : 88)
    let pitch = things.isEmpty ? 0 : inner / Double(things.count)
    lanes = things.enumerated().map { row, thing in
      Lane(
        thing: thing, y: Self.top + Double(row) * pitch, height: max(1, min(14, pitch * 0.75)))
    }
    height = Self.top + inner + Self.bottom
    let isNamed = !things.isEmpty && pitch >= 15
    let letters = things.map { thing in
      let thing = scene.things[thing]
      return scene.services[thing.service].thing.prefix(6).count + "\(thing.number)".count + 1
    }
    let room = Double(letters.max() ?? 0) * 7.6 + 18
    axis = StageAxis(times, start: isNamed ? room : 14, end: width - 16)
  }
}
