/// The spanning tree of a network simplex, with a number and a cut value for all that hangs on it.
struct TensionTree {
  private let springs: [Tension.Spring]
  private let net: SpringNet
  private(set) var values: [Int]
  private var branches: BranchLists
  private var isInTree: [Bool]
  private var cut: [Int]
  /// The spring to the parent; -1 for the root.
  private var parent: [Int]
  /// Numbers of a walk that leaves last: a subtree has the numbers `low...last`.
  private var low: [Int]
  private var last: [Int]
  private var order: [Int]
  /// How far the walk got at each place.
  private var cursor: [Int]

  private static let roundsMax = 4_000

  init(_ springs: [Tension.Spring], _ net: SpringNet, values: [Int]) {
    self.springs = springs
    self.net = net
    self.values = values
    branches = BranchLists(places: values.count, springs: springs.count)
    isInTree = [Bool](repeating: false, count: springs.count)
    cut = [Int](repeating: 0, count: springs.count)
    parent = [Int](repeating: -1, count: values.count)
    (low, last, order, cursor) = (parent, parent, parent, parent)
    grow()
    number(values.count - 1, from: 0)
    setCuts()
  }

  private func slack(_ spring: Int) -> Int {
    let spring = springs[spring]
    return values[spring.end] - values[spring.start] - spring.length
  }

  private func other(_ spring: Int, _ place: Int) -> Int {
    springs[spring].start == place ? springs[spring].end : springs[spring].start
  }

  // MARK: the first tree

  /// Adds tight springs from the root on; where none is left, moves the tree to the nearest place.
  private mutating func grow() {
    var isReached = [Bool](repeating: false, count: values.count)
    var reached = [values.count - 1]
    isReached[values.count - 1] = true
    var next = 0
    while true {
      while next < reached.count {
        let place = reached[next]
        next += 1
        for index in net.leaving(place) {
          let spring = net.leaving[index]
          let far = springs[spring].end
          guard !isReached[far], slack(spring) == 0 else { continue }
          add(spring)
          isReached[far] = true
          reached.append(far)
        }
        for index in net.coming(place) {
          let spring = net.coming[index]
          let far = springs[spring].start
          guard !isReached[far], slack(spring) == 0 else { continue }
          add(spring)
          isReached[far] = true
          reached.append(far)
        }
      }
      guard let best = nearest(isReached) else { return }
      let shift = isReached[springs[best].start] ? slack(best) : -slack(best)
      for place in reached { values[place] += shift }
      let far = isReached[springs[best].start] ? springs[best].end : springs[best].start
      add(best)
      isReached[far] = true
      reached.append(far)
    }
  }

  /// The tightest spring with one end in the tree.
  private func nearest(_ isReached: [Bool]) -> Int? {
    var best: Int?
    var least = Int.max
    for (index, spring) in springs.enumerated() {
      guard isReached[spring.start] != isReached[spring.end] else { continue }
      let slack = values[spring.end] - values[spring.start] - spring.length
      if slack < least { (best, least) = (index, slack) }
    }
    return best
  }

  private mutating func add(_ spring: Int) {
    isInTree[spring] = true
    branches.append(spring, springs[spring])
  }

  private mutating func remove(_ spring: Int) {
    isInTree[spring] = false
    branches.remove(spring, springs[spring])
  }

  /// Numbers a subtree whose root knows its parent already.
  private mutating func number(_ root: Int, from first: Int) {
    var count = first
    var place = root
    (low[root], cursor[root]) = (count, branches.first(place))
    while true {
      if cursor[place] >= 0 {
        let spring = cursor[place] >> 1
        cursor[place] = branches.next(cursor[place])
        guard spring != parent[place] else { continue }
        place = other(spring, place)
        (parent[place], low[place], cursor[place]) = (spring, count, branches.first(place))
      } else {
        (last[place], order[count]) = (count, place)
        count += 1
        if place == root { return }
        place = other(parent[place], place)
      }
    }
  }

  /// What hangs on a branch pulls at it with the sum of its weights.
  private mutating func setCuts() {
    var pull = [Int](repeating: 0, count: values.count)
    for spring in springs {
      pull[spring.start] += spring.weight
      pull[spring.end] -= spring.weight
    }
    for place in order where parent[place] >= 0 {
      let spring = parent[place]
      cut[spring] = springs[spring].start == place ? pull[place] : -pull[place]
      pull[other(spring, place)] += pull[place]
    }
  }

  // MARK: exchanges

  /// Exchanges springs while that lowers the sum.
  mutating func improve() {
    var start = 0
    for _ in 0..<Self.roundsMax {
      guard let leaving = leavingSpring(&start), let entering = enteringSpring(leaving) else {
        return
      }
      exchange(leaving, entering)
    }
  }

  /// The next spring of the tree with a cut below 0, sought in turn.
  private func leavingSpring(_ start: inout Int) -> Int? {
    for step in springs.indices {
      let spring = (start + step) % springs.count
      guard isInTree[spring], cut[spring] < 0 else { continue }
      start = spring + 1
      return spring
    }
    return nil
  }

  private func isBelow(_ place: Int, _ root: Int) -> Bool {
    low[root] <= last[place] && last[place] <= last[root]
  }

  /// The tightest spring that can take the place of another.
  private func enteringSpring(_ leaving: Int) -> Int? {
    let (start, end) = (springs[leaving].start, springs[leaving].end)
    let isTail = last[start] < last[end]
    let root = isTail ? start : end
    var best: Int?
    var least = Int.max
    for number in low[root]...last[root] {
      let place = order[number]
      for index in isTail ? net.coming(place) : net.leaving(place) {
        let spring = isTail ? net.coming[index] : net.leaving[index]
        guard !isInTree[spring], !isBelow(other(spring, place), root) else { continue }
        let slack = slack(spring)
        if slack < least { (best, least) = (spring, slack) }
      }
    }
    return best
  }

  private mutating func exchange(_ leaving: Int, _ entering: Int) {
    let (start, end) = (springs[leaving].start, springs[leaving].end)
    let isTail = last[start] < last[end]
    let root = isTail ? start : end
    let shift = isTail ? -slack(entering) : slack(entering)
    if shift != 0 {
      for number in low[root]...last[root] { values[order[number]] += shift }
    }
    let amount = cut[leaving]
    let top = pass(springs[entering].start, springs[entering].end, amount, isForward: true)
    _ = pass(springs[entering].end, springs[entering].start, amount, isForward: false)
    cut[entering] = -amount
    cut[leaving] = 0
    remove(leaving)
    add(entering)
    number(top, from: low[top])
  }

  /// Corrects the cuts from a place up to where another hangs on the same branch.
  private mutating func pass(_ from: Int, _ to: Int, _ amount: Int, isForward: Bool) -> Int {
    var place = from
    while !isBelow(to, place) {
      let spring = parent[place]
      let isAdded = (springs[spring].start == place) == isForward
      cut[spring] += isAdded ? amount : -amount
      place = other(spring, place)
    }
    return place
  }
}
