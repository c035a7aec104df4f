/// The order of items in their layers, with few crossings. A frame is in the same order in all of
/// its layers, and so is a line that passes several.
struct LayerOrder {
  private(set) var items: LayerItems
  /// Where an item stands in a layer, at the item's base.
  private(set) var places: [Int]
  private(set) var counts: [Int]
  private let byLayer: [[LayerItems.Segment]]
  private let above: [[Int]]
  private let below: [[Int]]
  /// All items in each frame, in no order that counts.
  private var contents: [[Int]]

  private static let sweeps = 12
  private static let exchangesMax = 6
  private static let exchangeItemsMax = 400

  init(_ items: LayerItems) {
    self.items = items
    places = [Int](repeating: 0, count: items.placeCount)
    counts = [Int](repeating: 0, count: items.layerCount)
    var byLayer = [[LayerItems.Segment]](repeating: [], count: items.layerCount)
    var above = [[Int]](repeating: [], count: items.items.count)
    var below = above
    for segment in items.segments {
      byLayer[segment.layer].append(segment)
      guard segment.upper != segment.lower else { continue }
      below[segment.upper].append(segment.lower)
      above[segment.lower].append(segment.upper)
    }
    (self.byLayer, self.above, self.below) = (byLayer, above, below)
    contents = [[Int]](repeating: [], count: items.tree.graph.frames.count)
    for (index, item) in items.items.enumerated() {
      for frame in items.tree.path(item.frame) { contents[frame].append(index) }
    }
    number()
    sort()
    if items.items.count <= Self.exchangeItemsMax { exchange() }
  }

  func place(_ item: Int, _ layer: Int) -> Int {
    places[items.items[item].base + layer - items.items[item].layers.lowerBound]
  }

  private mutating func number() {
    for layer in counts.indices { counts[layer] = 0 }
    number(items.room(nil))
  }

  private mutating func number(_ room: Int) {
    for entry in items.rooms[room] {
      switch entry {
      case .frame(let frame): number(items.room(frame))
      case .item(let index):
        let item = items.items[index]
        var place = item.base
        for layer in item.layers {
          places[place] = counts[layer]
          counts[layer] += 1
          place += 1
        }
      }
    }
  }

  // MARK: crossings

  var crossings: Int { byLayer.indices.reduce(0) { $0 + crossings($1) } }

  /// Pairs of segments below a layer that cross: what an insertion sort has to exchange.
  private func crossings(_ layer: Int) -> Int {
    let ends = byLayer[layer].map { (place($0.upper, layer), place($0.lower, layer + 1)) }
      .sorted { $0 < $1 }
    var sorted: [Int] = []
    var count = 0
    for (_, end) in ends {
      var index = sorted.count
      while index > 0, sorted[index - 1] > end { index -= 1 }
      count += sorted.count - index
      sorted.insert(end, at: index)
    }
    return count
  }

  // MARK: sweeps

  private mutating func sort() {
    var best = (items.rooms, crossings)
    for sweep in 0..<Self.sweeps where best.1 > 0 || sweep < 2 {
      let isDown = sweep.isMultiple(of: 2)
      let order = isDown ? Array(counts.indices) : counts.indices.reversed()
      for layer in order {
        var isChanged = false
        for room in items.rooms.indices where sort(room, layer, isDown: isDown) {
          isChanged = true
        }
        if isChanged { number() }
      }
      let now = crossings
      if now < best.1 { best = (items.rooms, now) }
    }
    items.rooms = best.0
    number()
  }

  /// True when something stands elsewhere now.
  private mutating func sort(_ room: Int, _ layer: Int, isDown: Bool) -> Bool {
    let entries = items.rooms[room]
    var slots: [Int] = []
    for slot in entries.indices where items.layers(entries[slot]).contains(layer) {
      slots.append(slot)
    }
    guard slots.count > 1 else { return false }
    var keyed: [(key: Int, slot: Int)] = []
    for slot in slots { keyed.append((key(entries[slot], layer, isDown: isDown), slot)) }
    keyed.sort { ($0.key, $0.slot) < ($1.key, $1.slot) }
    if zip(slots, keyed).allSatisfy({ $0 == $1.slot }) { return false }
    for (slot, element) in zip(slots, keyed) { items.rooms[room][slot] = entries[element.slot] }
    return true
  }

  /// The mean place of the neighbours on one side, from the middle of their layers.
  private func key(_ entry: LayerItems.Entry, _ layer: Int, isDown: Bool) -> Int {
    var (sum, count) = (0, 0)
    for item in inside(entry) {
      for other in isDown ? above[item] : below[item] where !holds(entry, other) {
        let layers = items.items[other].layers
        sum += centred(other, isDown ? layers.upperBound : layers.lowerBound)
        count += 1
      }
    }
    if count > 0 { return sum / count }
    let own = inside(entry).filter { items.items[$0].layers.contains(layer) }
    guard !own.isEmpty else { return 0 }
    return own.reduce(0) { $0 + centred($1, layer) } / own.count
  }

  private func centred(_ item: Int, _ layer: Int) -> Int {
    (2 * place(item, layer) - counts[layer] + 1) * 1_000
  }

  private func inside(_ entry: LayerItems.Entry) -> [Int] {
    switch entry {
    case .item(let item): [item]
    case .frame(let frame): contents[frame]
    }
  }

  private func holds(_ entry: LayerItems.Entry, _ item: Int) -> Bool {
    switch entry {
    case .item(let other): item == other
    case .frame(let frame): items.tree.path(items.items[item].frame).contains(frame)
    }
  }

  // MARK: exchanges

  /// Exchanges neighbours while crossings get fewer.
  private mutating func exchange() {
    for _ in 0..<Self.exchangesMax {
      var isBetter = false
      for room in items.rooms.indices where exchange(room) { isBetter = true }
      if !isBetter { return }
    }
  }

  /// Puts entries behind the next one that shares a layer with them, where that pays.
  private mutating func exchange(_ room: Int) -> Bool {
    var isBetter = false
    for index in items.rooms[room].indices {
      let entry = items.rooms[room][index]
      let layers = items.layers(entry)
      let next = items.rooms[room][(index + 1)...].firstIndex {
        items.layers($0).overlaps(layers)
      }
      guard let next, gain(entry, items.rooms[room][next]) > 0 else { continue }
      items.rooms[room].remove(at: index)
      items.rooms[room].insert(entry, at: next)
      number()
      isBetter = true
    }
    return isBetter
  }

  /// How many crossings go when an entry changes sides with the one behind it.
  private func gain(_ first: LayerItems.Entry, _ second: LayerItems.Entry) -> Int {
    var gain = 0
    let others = inside(second)
    for item in inside(first) {
      for other in others where items.items[item].layers.overlaps(items.items[other].layers) {
        for layer in items.items[item].layers.clamped(to: items.items[other].layers) {
          for isAbove in [true, false] {
            let near = neighbours(item, layer, isAbove: isAbove, apartFrom: first)
            let far = neighbours(other, layer, isAbove: isAbove, apartFrom: second)
            for place in near { for end in far { gain += (place - end).signum() } }
          }
        }
      }
    }
    return gain
  }

  /// The places of what an item leads to in the layer above or below, outside of an entry.
  private func neighbours(
    _ item: Int, _ layer: Int, isAbove: Bool, apartFrom entry: LayerItems.Entry
  ) -> [Int] {
    let layers = items.items[item].layers
    if isAbove ? layer > layers.lowerBound : layer < layers.upperBound { return [] }
    return (isAbove ? above[item] : below[item]).filter { !holds(entry, $0) }.map { other in
      place(other, isAbove ? layer - 1 : layer + 1)
    }
  }
}
