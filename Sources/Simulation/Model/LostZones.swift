/// Which zones are away, and where what is new is placed meanwhile.
struct LostZones {
  /// How many zones there are.
  private(set) var count = 1
  private var lost: Set<Int> = []

  /// Whether nothing can be placed anywhere.
  var areAllLost: Bool { lost.count >= count }

  mutating func lose(_ zone: Int, of count: Int) {
    self.count = max(1, count)
    lost.insert(zone)
  }

  mutating func regain(_ zone: Int) { lost.remove(zone) }

  /// Things take turns among the zones by their numbers, from 1.
  func home(of number: UInt32) -> Int { Int(number &- 1) % count }

  /// Whether the thing with this number would stand in a zone that is away.
  func isLost(_ number: UInt32) -> Bool { !lost.isEmpty && lost.contains(home(of: number)) }
}
