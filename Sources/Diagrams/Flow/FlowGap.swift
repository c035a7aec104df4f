/// The cells between two layers: words at the sources, tracks where arrows turn, words at the
/// targets.
struct FlowGap {
  private let labelStart: Int
  private let labelEnd: Int
  /// The items whose arrows turn here, in the order of their tracks.
  private let turning: [Int]
  /// Arrows that leave to lead back, and those that come back, by their place among all arrows.
  private let leaving: [Int]
  private let coming: [Int]
  private let step: Int
  let length: Int

  init(before layer: Int, _ layers: FlowLayers, _ middles: [Int], _ isAcross: Bool) {
    let sources = layer > 0 ? layers.layers[layer - 1] : []
    let bent = sources.filter { item in
      layers.items[item].after.contains { middles[$0] != middles[item] }
    }
    let down = bent.filter { item in
      layers.items[item].after.contains { middles[$0] > middles[item] }
    }
    let up = bent.filter { !down.contains($0) }
    turning = down.sorted { middles[$0] > middles[$1] } + up.sorted { middles[$0] < middles[$1] }
    let back = layers.arrows.indices.filter { layers.arrows[$0].leadsBack }
    leaving = back.filter { layers.items[layers.arrows[$0].items[0]].layer == layer - 1 }
    coming = back.filter { layers.items[layers.arrows[$0].items[1]].layer == layer }
    step = isAcross ? 2 : 1
    let targets = layer < layers.layers.count ? layers.layers[layer] : []
    let before = sources.map { Self.sourceLabel($0, layers) }.max() ?? 0
    let after = targets.map { Self.targetLabel($0, layers) }.max() ?? 0
    labelStart = before == 0 ? 1 : isAcross ? before + 3 : 2
    labelEnd = after == 0 ? 0 : isAcross ? after + 2 : 1
    let tracks = turning.count + leaving.count + coming.count
    let isInside = layer > 0 && layer < layers.layers.count
    let needed = tracks * step + (isInside ? labelStart + labelEnd + 2 : tracks > 0 ? 3 : 0)
    length = isInside ? max(isAcross ? 6 : 3, needed) : needed
  }

  /// How far behind the gap's first cell the arrows of an item turn.
  func track(turning item: Int) -> Int {
    labelStart + (turning.firstIndex(of: item) ?? 0) * step
  }

  /// The same for an arrow that leaves to lead back.
  func track(leaving arrow: Int) -> Int {
    labelStart + (turning.count + (leaving.firstIndex(of: arrow) ?? 0)) * step
  }

  /// The same for one that comes back.
  func track(coming arrow: Int) -> Int {
    labelStart + (turning.count + leaving.count + (coming.firstIndex(of: arrow) ?? 0)) * step
  }

  // MARK: words

  /// Columns of a text.
  static func width(_ text: String) -> Int {
    text.reduce(0) { $0 + CharacterWidth.of($1) }
  }

  /// True when an arrow's words stand at its source: where it is the only one that leaves.
  static func labelStandsAtSource(_ arrow: FlowLayers.Arrow, _ layers: FlowLayers) -> Bool {
    layers.items[arrow.items[0]].after.count == 1
  }

  private static func sourceLabel(_ item: Int, _ layers: FlowLayers) -> Int {
    layers.arrows.filter {
      !$0.leadsBack && $0.items[0] == item && $0.items.count == 2
        && labelStandsAtSource($0, layers)
    }.map { width(layers.flow.wires[$0.wire].label) }.max() ?? 0
  }

  private static func targetLabel(_ item: Int, _ layers: FlowLayers) -> Int {
    layers.arrows.filter {
      !$0.leadsBack && $0.items.last == item && $0.items.count == 2
        && !labelStandsAtSource($0, layers)
    }.map { width(layers.flow.wires[$0.wire].label) }.max() ?? 0
  }

  /// The columns for the words of the arrow that passes a layer as an item, where it is the
  /// first that it passes.
  static func passingLabel(_ item: Int, _ layers: FlowLayers) -> Int {
    guard let arrow = layers.arrows.first(where: { $0.items.count > 2 && $0.items[1] == item })
    else { return 0 }
    let width = width(layers.flow.wires[arrow.wire].label)
    return width == 0 ? 0 : width + 2
  }

  /// The columns that words beside an item's arrows need, and the blanks around them.
  static func labelWidth(of item: Int, _ layers: FlowLayers) -> Int {
    let width = max(sourceLabel(item, layers), targetLabel(item, layers))
    return width == 0 ? 0 : width + 3
  }
}
