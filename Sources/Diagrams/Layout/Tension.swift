/// Whole numbers for variables, such that for every spring `end - start >= length`, and the sum of
/// `weight × (end - start)` is least.
///
/// The network simplex of Gansner, Koutsofios, North and Vo, "A technique for drawing directed
/// graphs" (1993): a spanning tree of tight springs is improved by exchanging one spring at a time.
struct Tension {
  struct Spring {
    let start: Int
    let end: Int
    let length: Int
    var weight = 0
  }

  private(set) var springs: [Spring] = []
  private(set) var count: Int
  /// The last spring that leaves a variable, and for each spring the one before it; -1 for none.
  private var lastLeaving: [Int]
  private var leavingBefore: [Int] = []

  init(_ count: Int) {
    self.count = count
    lastLeaving = [Int](repeating: -1, count: count)
  }

  /// One variable more; its number.
  mutating func variable() -> Int {
    lastLeaving.append(-1)
    count += 1
    return count - 1
  }

  mutating func pull(_ start: Int, _ end: Int, length: Int, weight: Int = 0) {
    guard start != end else { return }
    leavingBefore.append(lastLeaving[start])
    lastLeaving[start] = springs.count
    springs.append(Spring(start: start, end: end, length: length, weight: weight))
  }

  /// Wants `first + offset` and `second + otherOffset` to be the same.
  mutating func align(
    _ first: Int, _ offset: Int, _ second: Int, _ otherOffset: Int, weight: Int
  ) {
    let least = variable()
    pull(least, first, length: -offset, weight: weight)
    pull(least, second, length: -otherOffset, weight: weight)
  }

  /// True when a way along springs leads from `start` to `end`.
  func leads(_ start: Int, to end: Int) -> Bool {
    var seen = [Bool](repeating: false, count: count)
    var stack = [start]
    while let place = stack.popLast() {
      if place == end { return true }
      var spring = lastLeaving[place]
      while spring >= 0 {
        let end = springs[spring].end
        if !seen[end] {
          seen[end] = true
          stack.append(end)
        }
        spring = leavingBefore[spring]
      }
    }
    return false
  }

  /// The least values that fit, from 0 on where nothing pushes a variable up.
  private func least(_ net: SpringNet) -> [Int] {
    var values = [Int](repeating: 0, count: count)
    var waiting = (0..<count).map { net.coming($0).count }
    var queue = (0..<count).filter { waiting[$0] == 0 }
    var next = 0
    while next < queue.count {
      let place = queue[next]
      next += 1
      for index in net.leaving(place) {
        let spring = springs[net.leaving[index]]
        let isFirst = waiting[spring.end] == net.coming(spring.end).count
        let value = values[place] + spring.length
        values[spring.end] = isFirst ? value : max(values[spring.end], value)
        waiting[spring.end] -= 1
        if waiting[spring.end] == 0 { queue.append(spring.end) }
      }
    }
    return values
  }

  /// The best values; the springs must have no circle. Values of parts that nothing ties together
  /// are not comparable.
  func solved() -> [Int] {
    var isPulled = [Bool](repeating: false, count: count)
    for spring in springs { isPulled[spring.end] = true }
    var whole = self
    let root = whole.variable()
    for place in 0..<count where !isPulled[place] { whole.pull(root, place, length: 0) }
    let net = SpringNet(whole.springs, count: whole.count)
    var tree = TensionTree(whole.springs, net, values: whole.least(net))
    tree.improve()
    return Array(tree.values[..<count])
  }
}
