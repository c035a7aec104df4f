/// The order of a queue with groups: each group's messages wait in a chain of rising numbers, and a
/// group with a batch under way is passed over. Taking and putting back are O(log groups) but for
/// the place of a message that comes back, which is found among those of one batch.
struct MessageGroups {
  private struct Group {
    var head: Int32 = -1
    var tail: Int32 = -1
    var waiting = 0
    /// Messages handed out and not done.
    var underWay = 0
  }

  private struct Entry {
    var number: UInt32
    var group: Int32
  }

  private var groups: [Group]
  /// The number and the neighbours of each message that waits, by its place in the queue.
  private var numbers = Slab<UInt32>()
  private var after = Slab<Int32>()
  private var before = Slab<Int32>()
  /// Groups by the number of their first message; an entry may be out of date.
  private var heap: [Entry] = []
  /// Messages that may be handed out now.
  private(set) var readyCount = 0

  init(_ count: Int) { groups = [Group](repeating: Group(), count: count) }

  var isEmpty: Bool { groups.isEmpty }

  /// Puts a message where its number belongs.
  mutating func insert(_ place: Int, number: UInt32, into group: Int32) {
    while numbers.count <= place {
      numbers.append(0)
      after.append(-1)
      before.append(-1)
    }
    numbers[place] = number
    let index = Int(group)
    // New messages come last; those that come back stand near the head.
    var next = groups[index].head
    if groups[index].tail >= 0, numbers[Int(groups[index].tail)] < number { next = -1 }
    while next >= 0, numbers[Int(next)] < number { next = after[Int(next)] }
    let previous = next >= 0 ? before[Int(next)] : groups[index].tail
    (after[place], before[place]) = (next, previous)
    if previous >= 0 {
      after[Int(previous)] = Int32(place)
    } else {
      groups[index].head = Int32(place)
    }
    if next >= 0 { before[Int(next)] = Int32(place) } else { groups[index].tail = Int32(place) }
    groups[index].waiting += 1
    guard groups[index].underWay == 0 else { return }
    readyCount += 1
    if groups[index].head == Int32(place) { push(group) }
  }

  /// Takes a message out that is not to be handed out any more.
  mutating func remove(_ place: Int, from group: Int32) {
    let index = Int(group)
    let wasHead = groups[index].head == Int32(place)
    unlink(place, index)
    guard groups[index].underWay == 0 else { return }
    readyCount -= 1
    if wasHead, groups[index].waiting > 0 { push(group) }
  }

  /// The first messages that may go, `most` at a time, of as many groups as it takes; `fits` may
  /// end the batch early. Their groups are closed until all of them are done.
  mutating func take(_ most: Int, fits: (Int) -> Bool) -> [Int] {
    var places: [Int] = []
    while places.count < most, let group = popGroup() {
      let index = Int(group)
      readyCount -= groups[index].waiting
      let count = places.count
      while places.count < most, groups[index].head >= 0, fits(Int(groups[index].head)) {
        let place = Int(groups[index].head)
        unlink(place, index)
        groups[index].underWay += 1
        places.append(place)
      }
      guard places.count > count else {
        readyCount += groups[index].waiting
        push(group)
        break
      }
    }
    return places
  }

  /// A message that was handed out is done, or comes back.
  mutating func settle(_ group: Int32) {
    let index = Int(group)
    groups[index].underWay -= 1
    guard groups[index].underWay == 0, groups[index].waiting > 0 else { return }
    readyCount += groups[index].waiting
    push(group)
  }

  private mutating func unlink(_ place: Int, _ group: Int) {
    let (next, previous) = (after[place], before[place])
    if previous >= 0 { after[Int(previous)] = next } else { groups[group].head = next }
    if next >= 0 { before[Int(next)] = previous } else { groups[group].tail = previous }
    groups[group].waiting -= 1
  }

  private mutating func push(_ group: Int32) {
    heap.append(Entry(number: numbers[Int(groups[Int(group)].head)], group: group))
    var place = heap.count - 1
    while place > 0, heap[place].number < heap[(place - 1) / 2].number {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  /// The group whose first message is the oldest, among those that may go.
  private mutating func popGroup() -> Int32? {
    while let top = heap.first {
      let last = heap.removeLast()
      if !heap.isEmpty {
        heap[0] = last
        sink()
      }
      let group = groups[Int(top.group)]
      let isTrue = group.head >= 0 && numbers[Int(group.head)] == top.number
      if isTrue, group.underWay == 0 { return top.group }
    }
    return nil
  }

  private mutating func sink() {
    var place = 0
    while true {
      var child = 2 * place + 1
      guard child < heap.count else { return }
      if child + 1 < heap.count, heap[child + 1].number < heap[child].number { child += 1 }
      guard heap[child].number < heap[place].number else { return }
      heap.swapAt(place, child)
      place = child
    }
  }
}
