/// A queue in storage that goes round: append and take in O(1), memory as long as the longest
/// queue was. A copy shares its storage, as a slab's does.
struct Ring<Element: BitwiseCopyable> {
  private var items = Slab<Element>(capacity: 8)
  private var head = 0
  private(set) var count = 0

  @inline(__always)
  mutating func append(_ item: Element) {
    if count == items.count { widen(item) }
    items[place(count)] = item
    count += 1
  }

  @inline(__always)
  mutating func popFirst() -> Element? {
    guard count > 0 else { return nil }
    let item = items[head]
    head = head + 1 == items.count ? 0 : head + 1
    count -= 1
    return item
  }

  var bytes: Int { items.bytes }

  /// The item at a place from the first, 0.
  subscript(index: Int) -> Element { items[place(index)] }

  var first: Element? { count > 0 ? items[head] : nil }

  /// The items, first in first.
  var all: [Element] { (0..<count).map { items[place($0)] } }

  @inline(__always)
  private func place(_ index: Int) -> Int {
    let place = head + index
    return place >= items.count ? place - items.count : place
  }

  private mutating func widen(_ filler: Element) {
    let ordered = all
    items.removeAll()
    for item in ordered { items.append(item) }
    for _ in 0..<max(8, ordered.count) { items.append(filler) }
    head = 0
  }
}
