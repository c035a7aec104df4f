/// The idle environments of a function, in the order in which they are reused. Every change is
/// O(log n): an indexed heap by age or by last use, or an array for the random choice.
struct IdleSet {
  private struct Entry {
    var key: Int64
    var item: UInt32
  }

  private let order: FunctionSpecification.ReuseOrder
  private let isNegated: Bool
  private var heap = Slab<Entry>()
  /// Where an environment stands in the heap; -1 when it is not idle.
  private var places = Slab<Int32>()
  private var uses: Int64 = 0
  private var stream: RandomStream

  init(_ order: FunctionSpecification.ReuseOrder, stream: RandomStream) {
    self.order = order
    self.stream = stream
    isNegated = order == .newest || order == .mostRecent
  }

  var count: Int { heap.count }

  /// Adds an environment that was created as number `age`.
  @inline(__always)
  mutating func insert(_ item: UInt32, age: UInt32) {
    while places.count <= Int(item) { places.append(-1) }
    assert(places[Int(item)] < 0, "an environment is idle once")
    var key = Int64(age)
    if order == .mostRecent || order == .leastRecent {
      uses += 1
      key = uses
    }
    if isNegated { key = -key }
    heap.append(Entry(key: key, item: item))
    places[Int(item)] = Int32(heap.count - 1)
    if order != .random { rise(heap.count - 1) }
  }

  /// Takes the environment that the order puts first.
  @inline(__always)
  mutating func popFirst() -> UInt32? {
    guard !heap.isEmpty else { return nil }
    let place = order == .random ? stream.index(below: heap.count) : 0
    let item = heap[place].item
    remove(at: place)
    return item
  }

  /// Takes out an environment wherever it stands.
  @inline(__always)
  mutating func remove(_ item: UInt32) {
    let place = places[Int(item)]
    assert(place >= 0, "only an idle environment is removed")
    remove(at: Int(place))
  }

  /// All of them, in no order that means anything.
  var items: [UInt32] { heap.all.map { $0.item } }

  @inline(__always)
  private mutating func remove(at place: Int) {
    places[Int(heap[place].item)] = -1
    guard let last = heap.popLast(), place < heap.count else { return }
    heap[place] = last
    places[Int(last.item)] = Int32(place)
    guard order != .random else { return }
    rise(place)
    sink(Int(places[Int(last.item)]))
  }

  @inline(__always)
  private mutating func rise(_ start: Int) {
    let entry = heap[start]
    var place = start
    while place > 0 {
      let parent = (place - 1) >> 1
      guard entry.key < heap[parent].key else { break }
      heap[place] = heap[parent]
      places[Int(heap[place].item)] = Int32(place)
      place = parent
    }
    heap[place] = entry
    places[Int(entry.item)] = Int32(place)
  }

  @inline(__always)
  private mutating func sink(_ start: Int) {
    let entry = heap[start]
    var place = start
    while true {
      var child = 2 * place + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, heap[child + 1].key < heap[child].key { child += 1 }
      guard heap[child].key < entry.key else { break }
      heap[place] = heap[child]
      places[Int(heap[place].item)] = Int32(place)
      place = child
    }
    heap[place] = entry
    places[Int(entry.item)] = Int32(place)
  }
}
