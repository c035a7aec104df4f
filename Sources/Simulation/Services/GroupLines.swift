/// The messages of an ordered queue that wait: each group in order of sending, and the groups by
/// their first message. A group that has messages under way hands out none. Every operation is
/// O(log messages); what was removed stays until it comes to the front.
struct GroupLines {
  private struct Group {
    var waiting = NumberHeap()
    /// Messages under way.
    var underWay = 0
    /// The number with which the group stands in `heads`.
    var offered: UInt32?
  }

  private var groups: [Group]
  /// First messages of groups with nothing under way, some of them out of date.
  private var heads = NumberHeap()

  /// Lines for groups numbered from 0.
  init(groups count: Int) { groups = Array(repeating: Group(), count: count) }

  /// A message waits: `number` is its place in the order of sending, `token` what names it.
  mutating func add(_ token: UInt32, number: UInt32, of group: Int32) {
    groups[Int(group)].waiting.add(number, token)
    offer(Int(group))
  }

  /// A message of the group is under way no longer.
  mutating func end(of group: Int32) {
    groups[Int(group)].underWay -= 1
    offer(Int(group))
  }

  /// Takes at most `most` messages of the group that is first, as their tokens; they are under way
  /// from now on. `isWaiting` says whether a token still names a message that waits.
  mutating func take(_ most: Int, _ isWaiting: (UInt32) -> Bool) -> [UInt32] {
    while let head = heads.first {
      heads.removeFirst()
      let group = Int(head.item)
      guard groups[group].offered == head.number else { continue }
      groups[group].offered = nil
      guard groups[group].underWay == 0 else { continue }
      guard clean(group, isWaiting) == head.number else {
        offer(group)
        continue
      }
      var taken: [UInt32] = []
      while taken.count < most, clean(group, isWaiting) != nil,
        let next = groups[group].waiting.first
      {
        groups[group].waiting.removeFirst()
        taken.append(next.item)
      }
      groups[group].underWay = taken.count
      return taken
    }
    return []
  }

  /// Removes what does not wait any more from the front; the number that is first then.
  private mutating func clean(_ group: Int, _ isWaiting: (UInt32) -> Bool) -> UInt32? {
    while let first = groups[group].waiting.first {
      if isWaiting(first.item) { return first.number }
      groups[group].waiting.removeFirst()
    }
    return nil
  }

  /// Puts the group among those that can hand out, unless it stands there.
  private mutating func offer(_ group: Int) {
    guard groups[group].underWay == 0, let first = groups[group].waiting.first,
      first.number < groups[group].offered ?? .max
    else { return }
    groups[group].offered = first.number
    heads.add(first.number, UInt32(group))
  }
}

/// Items by rising number: a heap.
struct NumberHeap {
  private var entries: [UInt64] = []

  var first: (number: UInt32, item: UInt32)? {
    entries.first.map { (UInt32($0 >> 32), UInt32(truncatingIfNeeded: $0)) }
  }

  mutating func add(_ number: UInt32, _ item: UInt32) {
    entries.append(UInt64(number) << 32 | UInt64(item))
    var index = entries.count - 1
    while index > 0, entries[index] < entries[(index - 1) / 2] {
      entries.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  /// Removes the first; nothing when there is none.
  mutating func removeFirst() {
    guard let last = entries.popLast(), !entries.isEmpty else { return }
    entries[0] = last
    var index = 0
    while true {
      var least = index
      for child in [2 * index + 1, 2 * index + 2] where child < entries.count {
        if entries[child] < entries[least] { least = child }
      }
      guard least != index else { return }
      entries.swapAt(index, least)
      index = least
    }
  }
}
