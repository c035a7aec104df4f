/// A growing array of plain values for the loop that runs millions of times a second: it leaves
/// out the check for shared storage that `Array` makes before every change.
///
/// Law: a copy shares the storage of its original. `Simulator` is therefore not copyable, and no
/// slab leaves it. Places are checked in debug builds, which run all tests.
struct Slab<Element: BitwiseCopyable> {
  /// Frees the storage when the last slab that uses it is gone.
  private final class Storage {
    let base: UnsafeMutablePointer<Element>

    init(_ capacity: Int) { base = .allocate(capacity: capacity) }

    deinit { base.deallocate() }
  }

  private(set) var count = 0
  private var capacity: Int
  private var storage: Storage
  private var base: UnsafeMutablePointer<Element>

  init(capacity: Int = 16) {
    self.capacity = capacity
    storage = Storage(capacity)
    base = storage.base
  }

  subscript(place: Int) -> Element {
    @inline(__always)
    get {
      assert(place >= 0 && place < count, "a slab has no such place")
      return base[place]
    }
    @inline(__always)
    _modify {
      assert(place >= 0 && place < count, "a slab has no such place")
      yield &base[place]
    }
  }

  var isEmpty: Bool { count == 0 }
  /// What the storage takes.
  var bytes: Int { capacity * MemoryLayout<Element>.stride }
  var indices: Range<Int> { 0..<count }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow() }
    base[count] = element
    count += 1
  }

  @inline(__always)
  mutating func popLast() -> Element? {
    guard count > 0 else { return nil }
    count -= 1
    return base[count]
  }

  /// Forgets all elements and keeps the room.
  @inline(__always)
  mutating func removeAll() { count = 0 }

  /// Forgets all but the first `count` elements.
  mutating func shorten(to count: Int) { self.count = min(count, self.count) }

  /// The elements as an array, for work that is not hot.
  var all: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }

  @inline(never)
  private mutating func grow() {
    let wider = Storage(capacity * 2)
    wider.base.update(from: base, count: count)
    capacity *= 2
    storage = wider
    base = wider.base
  }
}
