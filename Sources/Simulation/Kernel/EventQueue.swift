/// Which of several events due at one instant comes first; the raw value is the order.
/// Work that ends makes room before new work asks for it.
enum Precedence: UInt8 {
  /// Work ends: a handler returns, a server finishes.
  case completion
  /// A wait runs out: idle for exactly the limit counts as expired.
  case expiry
  /// Conditions change: a zone is lost, a deployment starts, a scaler looks.
  case control
  /// Somebody asks for something.
  case arrival
}

/// A reminder that a service asked for. Trivial: eight bytes.
package struct Timer: BitwiseCopyable {
  let node: NodeID
  /// Which of the service's reminders; the service's own numbering.
  let action: UInt8
  /// What it is about; the service's own numbering.
  let token: UInt32

  @inline(__always)
  init(_ node: NodeID, _ action: UInt8, _ token: UInt32 = 0) {
    self.node = node
    self.action = action
    self.token = token
  }
}

/// A service of the run, by its place in the scenario.
package typealias NodeID = UInt16

/// The pending timers in the total order (time, precedence, sequence): a heap with four children
/// a node. A popped root leaves a hole that the next push fills, as most events schedule one
/// successor; push and pop are O(log n).
struct EventQueue {
  struct Entry {
    var time: Int64
    /// Precedence in the top byte, sequence below it.
    var order: UInt64
    var timer: Timer

    @inline(__always)
    static func < (left: Entry, right: Entry) -> Bool {
      left.time < right.time || (left.time == right.time && left.order < right.order)
    }
  }

  private var entries = Slab<Entry>(capacity: 64)
  private var hasHole = false
  private var sequence: UInt64 = 0

  /// How many timers wait.
  var count: Int { entries.count - (hasHole ? 1 : 0) }

  var bytes: Int { entries.bytes }

  /// The next number of the sequence, with the precedence in front of it.
  @inline(__always)
  mutating func order(_ precedence: Precedence) -> UInt64 {
    sequence &+= 1
    return UInt64(precedence.rawValue) << 56 | sequence
  }

  @inline(__always)
  mutating func push(_ entry: Entry) {
    if hasHole {
      hasHole = false
      sink(entry)
    } else {
      entries.append(entry)
      rise(entry)
    }
  }

  /// Takes the first entry when it is due at or before `horizon`.
  @inline(__always)
  mutating func pop(until horizon: Int64) -> Entry? {
    if hasHole { closeHole() }
    guard !entries.isEmpty, entries[0].time <= horizon else { return nil }
    hasHole = true
    return entries[0]
  }

  private mutating func closeHole() {
    hasHole = false
    guard let last = entries.popLast(), !entries.isEmpty else { return }
    sink(last)
  }

  @inline(__always)
  private mutating func rise(_ entry: Entry) {
    var index = entries.count - 1
    while index > 0 {
      let parent = (index - 1) >> 2
      guard entry < entries[parent] else { break }
      entries[index] = entries[parent]
      index = parent
    }
    entries[index] = entry
  }

  @inline(__always)
  private mutating func sink(_ entry: Entry) {
    let count = entries.count
    var index = 0
    while true {
      let first = index << 2 + 1
      guard first < count else { break }
      var best = first
      var child = first + 1
      let end = min(first + 4, count)
      while child < end {
        if entries[child] < entries[best] { best = child }
        child += 1
      }
      guard entries[best] < entry else { break }
      entries[index] = entries[best]
      index = best
    }
    entries[index] = entry
  }
}
