import Learning
import Markup
import Simulation

/// A stage at one step as a drawing.
struct StageSVG {
  private let scene: StageScene
  private let layout: StageLayout
  private let moment: StageMoment
  private var html: [UInt8] = []

  init(_ scene: StageScene, _ layout: StageLayout, step: Int) {
    self.scene = scene
    self.layout = layout
    moment = StageMoment(scene, layout, after: step)
  }

  /// `<svg class="stage-still" viewBox="0 0 360 200" role="img" aria-label="…">…</svg>`
  func drawing(alt: String) -> [UInt8] {
    var copy = self
    let size = "0 0 \(Int(nearest: layout.width)) \(Int(nearest: layout.height))"
    copy.html.append(literal: "<svg class=\"stage-still\" role=\"img\"")
    copy.html.append(attribute: "viewBox", size)
    copy.html.append(attribute: "aria-label", alt)
    copy.html.append(literal: ">")
    for (wire, route) in zip(scene.wires, layout.routes) { copy.add(wire, route) }
    for (service, box) in zip(scene.services, layout.boxes) { copy.add(service, box) }
    for (thing, span) in moment.things { copy.add(scene.things[thing], span) }
    for token in moment.tokens { copy.add(token) }
    copy.html.append(literal: "</svg>")
    return copy.html
  }

  private mutating func add(_ wire: StageScene.Wire, _ route: [(x: Double, y: Double)]) {
    let path = route.enumerated().map { index, point in
      "\(index == 0 ? "M" : "L")\(Self.number(point.x)) \(Self.number(point.y))"
    }.joined()
    html.append(literal: "<path class=\"stage-wire\"")
    html.append(attribute: "d", path)
    html.append(literal: "/>")
  }

  private mutating func add(_ service: StageScene.Place, _ box: StageLayout.Box) {
    rectangle(box, "stage-shape", radius: 8)
    if service.thing.isEmpty {
      text(service.title, box.x + box.width / 2, box.y + 21, "stage-name stage-middle")
    } else {
      text(service.title, box.x + 9, box.y + 20, "stage-name")
    }
  }

  private mutating func add(_ thing: StageScene.Thing, _ span: StageScene.Span) {
    guard thing.number > 0, let grid = layout.grids[thing.service] else { return }
    let slot = grid.slot(thing.slot)
    rectangle(slot, "stage-thing stage-is-\(span.state.rawValue)", radius: 5)
    guard slot.height >= 20, slot.width >= 70 else { return }
    text(
      thing.name ?? "\(thing.number)", slot.x + slot.width - 9, slot.y + slot.height / 2 + 5,
      "stage-label")
  }

  private mutating func add(_ token: StageMoment.Token) {
    let look = "stage-disc stage-\(token.message.outcome.rawValue)"
    let (x, y) = (Self.number(token.x), Self.number(token.y))
    html.append(literal: "<circle r=\"13\"")
    html.append(attribute: "class", look)
    html.append(attribute: "cx", x)
    html.append(attribute: "cy", y)
    html.append(literal: "/>")
    text("\(token.message.request)", token.x, token.y + 5, "stage-digit stage-middle")
  }

  private mutating func rectangle(_ box: StageLayout.Box, _ look: String, radius: Double) {
    html.append(literal: "<rect")
    html.append(attribute: "class", look)
    let values = [
      ("x", box.x), ("y", box.y), ("width", box.width), ("height", box.height), ("rx", radius),
    ]
    for (name, value) in values { html += " \(name)=\"\(Self.number(value))\"".utf8 }
    html.append(literal: "/>")
  }

  private mutating func text(_ words: String, _ x: Double, _ y: Double, _ look: String) {
    html.append(literal: "<text")
    html.append(attribute: "class", look)
    html.append(attribute: "x", Self.number(x))
    html.append(attribute: "y", Self.number(y))
    html.append(literal: ">")
    html.append(escaped: words)
    html.append(literal: "</text>")
  }

  /// Whole pixels and tenths: `17`, `17.5`.
  private static func number(_ value: Double) -> String {
    let tenths = Int(nearest: value * 10)
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(Double(tenths) / 10)"
  }
}
