/// The room between two layers: frames that end and begin, words, and tracks where lines turn.
struct LayerGaps {
  /// Lines that share a turn: where they come from above and where they go below.
  struct Net {
    var ups: [Int]
    var downs: [Int]
    /// Segments, by their index.
    var segments: [Int]
    var track = 0

    var range: ClosedRange<Int> {
      let all = ups + downs
      return (all.min() ?? 0)...(all.max() ?? 0)
    }
    var isStraight: Bool { range.count == 1 }
  }

  /// For each segment, its places above and below.
  let ends: [(up: Int, down: Int)]
  /// The track of each segment; nil for a straight one.
  private(set) var tracks: [Int?]
  /// Tracks in each gap, by the layer above it.
  private(set) var trackCounts: [Int]

  init(_ items: LayerItems, _ ends: [(up: Int, down: Int)]) {
    self.ends = ends
    tracks = [Int?](repeating: nil, count: items.segments.count)
    trackCounts = [Int](repeating: 0, count: items.layerCount)
    var byLayer = [[Int]](repeating: [], count: items.layerCount)
    for (index, segment) in items.segments.enumerated() where segment.upper != segment.lower {
      byLayer[segment.layer].append(index)
    }
    for layer in byLayer.indices {
      var nets = Self.nets(byLayer[layer], items, ends).filter { !$0.isStraight }
      trackCounts[layer] = Self.assign(&nets)
      for net in nets {
        for segment in net.segments { tracks[segment] = net.track }
      }
    }
  }

  /// Segments that leave one place together, or arrive together.
  private static func nets(
    _ segments: [Int], _ items: LayerItems, _ ends: [(up: Int, down: Int)]
  ) -> [Net] {
    struct Place: Hashable {
      let item: Int
      let x: Int
      let isUp: Bool
    }
    var sets = UnionFind(segments.count)
    var known: [Place: Int] = [:]
    for (index, segment) in segments.enumerated() {
      let value = items.segments[segment]
      for place in [
        Place(item: value.upper, x: ends[segment].up, isUp: true),
        Place(item: value.lower, x: ends[segment].down, isUp: false),
      ] {
        if let other = known[place] { sets.join(index, other) } else { known[place] = index }
      }
    }
    var nets: [Int: Int] = [:]
    var result: [Net] = []
    for (index, segment) in segments.enumerated() {
      let root = sets.find(index)
      if nets[root] == nil {
        nets[root] = result.count
        result.append(Net(ups: [], downs: [], segments: []))
      }
      guard let net = nets[root] else { continue }
      result[net].ups.append(ends[segment].up)
      result[net].downs.append(ends[segment].down)
      result[net].segments.append(segment)
    }
    return result
  }

  // MARK: tracks

  /// How near two lines may come side by side.
  private static let near = 60

  /// Crossings and overlaps when a net's track lies above another's.
  private static func cost(_ above: Net, _ below: Net) -> Int {
    let (upper, lower) = (above.range, below.range)
    var cost = 0
    for down in above.downs where lower.contains(down) { cost += 1 }
    for up in below.ups where upper.contains(up) { cost += 1 }
    for down in above.downs {
      for up in below.ups where abs(down - up) < near { cost += 100 }
    }
    return cost
  }

  /// Gives every net the highest track that costs least; how many there are.
  private static func assign(_ nets: inout [Net]) -> Int {
    guard !nets.isEmpty else { return 0 }
    let order = nets.indices.sorted { first, second in
      (nets[first].range.lowerBound, nets[first].range.upperBound, first)
        < (nets[second].range.lowerBound, nets[second].range.upperBound, second)
    }
    var above = [[Int]](repeating: [], count: nets.count)
    var sorted: [Int] = []
    for net in order {
      let costs = sorted.map { other in
        cost(nets[net], nets[other]) - cost(nets[other], nets[net])
      }
      // The place among those sorted already that costs least.
      var sum = 0
      var best = (sum: 0, index: sorted.count)
      for index in sorted.indices.reversed() {
        sum += costs[index]
        if sum < best.sum { best = (sum, index) }
      }
      sorted.insert(net, at: best.index)
    }
    var count = 0
    for (place, net) in sorted.enumerated() {
      for other in sorted[..<place]
      where touches(nets[other].range, nets[net].range) {
        above[net].append(other)
      }
      nets[net].track = above[net].map { nets[$0].track + 1 }.max() ?? 0
      count = max(count, nets[net].track + 1)
    }
    return count
  }

  private static func touches(_ first: ClosedRange<Int>, _ second: ClosedRange<Int>) -> Bool {
    first.lowerBound - near <= second.upperBound && second.lowerBound - near <= first.upperBound
  }
}
