/// The springs at each variable, in the order in which they were pulled.
struct SpringNet {
  /// The springs by their starts, and by their ends.
  private(set) var leaving: [Int]
  private(set) var coming: [Int]
  private var firstLeaving: [Int]
  private var firstComing: [Int]

  init(_ springs: [Tension.Spring], count: Int) {
    (leaving, firstLeaving) = Self.sorted(springs.map(\.start), count)
    (coming, firstComing) = Self.sorted(springs.map(\.end), count)
  }

  /// Where the springs that leave a variable stand in `leaving`, and so on.
  func leaving(_ place: Int) -> Range<Int> { firstLeaving[place]..<firstLeaving[place + 1] }
  func coming(_ place: Int) -> Range<Int> { firstComing[place]..<firstComing[place + 1] }

  private static func sorted(_ places: [Int], _ count: Int) -> (order: [Int], first: [Int]) {
    var first = [Int](repeating: 0, count: count + 1)
    for place in places { first[place + 1] += 1 }
    for place in 0..<count { first[place + 1] += first[place] }
    var next = first
    var order = [Int](repeating: 0, count: places.count)
    for (index, place) in places.enumerated() {
      order[next[place]] = index
      next[place] += 1
    }
    return (order, first)
  }
}

/// The springs of a tree at each place, in the order in which they came. A link is twice a spring
/// at its start, and one more at its end; -1 for none.
struct BranchLists {
  private var firsts: [Int]
  private var lasts: [Int]
  private var after: [Int]
  private var before: [Int]

  init(places: Int, springs: Int) {
    firsts = [Int](repeating: -1, count: places)
    lasts = firsts
    after = [Int](repeating: -1, count: 2 * springs)
    before = after
  }

  func first(_ place: Int) -> Int { firsts[place] }
  func next(_ link: Int) -> Int { after[link] }

  mutating func append(_ spring: Int, _ ends: Tension.Spring) {
    append(link: 2 * spring, ends.start)
    append(link: 2 * spring + 1, ends.end)
  }

  private mutating func append(link: Int, _ place: Int) {
    let last = lasts[place]
    (before[link], after[link], lasts[place]) = (last, -1, link)
    if last >= 0 { after[last] = link } else { firsts[place] = link }
  }

  mutating func remove(_ spring: Int, _ ends: Tension.Spring) {
    remove(link: 2 * spring, ends.start)
    remove(link: 2 * spring + 1, ends.end)
  }

  private mutating func remove(link: Int, _ place: Int) {
    let (last, next) = (before[link], after[link])
    if last >= 0 { after[last] = next } else { firsts[place] = next }
    if next >= 0 { before[next] = last } else { lasts[place] = last }
  }
}
