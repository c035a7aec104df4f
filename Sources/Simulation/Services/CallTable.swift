/// Calls that a service has taken and not answered yet. A token names one of them and turns stale
/// when the call is closed, so a late answer or reminder finds nothing.
struct CallTable {
  struct Entry {
    var call: Message
    var since: SimTime
    /// The service's own note: an attempt, a lane slot, a place.
    var mark: Int32 = -1
    var other: Int32 = -1
    /// The number of the call among those that the service took on, from 1.
    var ordinal: UInt32 = 0
    var generation: UInt8 = 0
    var isOpen = true
  }

  private var entries = Slab<Entry>()
  private var free = Slab<UInt32>()
  private(set) var openCount = 0
  /// Calls ever taken.
  private var taken: UInt32 = 0

  subscript(index: Int) -> Entry {
    get { entries[index] }
    _modify { yield &entries[index] }
  }

  /// Takes a call and gives the token that names it; beyond the limit one that names none, and the
  /// run ends.
  @inline(__always)
  mutating func open(_ call: Message, _ effects: inout Effects) -> UInt32 {
    let now = effects.now
    guard let index = free.popLast() else {
      guard effects.hasPlace(entries.count, for: call.to) else { return .max }
      openCount += 1
      taken &+= 1
      entries.append(Entry(call: call, since: now, ordinal: taken))
      return UInt32(entries.count - 1)
    }
    openCount += 1
    taken &+= 1
    let generation = entries[Int(index)].generation
    entries[Int(index)] = Entry(call: call, since: now, ordinal: taken, generation: generation)
    return index | UInt32(generation) << 24
  }

  /// The place of the call that a token names; nil when it was closed.
  @inline(__always)
  func index(of token: UInt32) -> Int? {
    let index = Int(token & 0xFF_FFFF)
    guard index < entries.count, entries[index].isOpen,
      entries[index].generation == UInt8(token >> 24)
    else { return nil }
    return index
  }

  /// The token of an open call.
  func token(of index: Int) -> UInt32 {
    UInt32(index) | UInt32(entries[index].generation) << 24
  }

  @inline(__always)
  mutating func close(_ index: Int) {
    entries[index].isOpen = false
    entries[index].generation &+= 1
    free.append(UInt32(index))
    openCount -= 1
  }
}
