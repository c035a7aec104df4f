/// An order that looks like chance and is always the same for the same name.
package struct StableShuffle {
  private var state: UInt64

  /// The order belongs to a name such as `check-yourself/value-of-environment-1`.
  package init(_ name: String) {
    // FNV-1a: every byte of the name counts.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    state = hash
  }

  /// The next number of a SplitMix64 sequence below `bound`.
  package mutating func number(below bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, bound)))
  }

  /// The values in another order. O(values).
  package mutating func order<Value>(_ values: [Value]) -> [Value] {
    var values = values
    for index in values.indices.dropFirst().reversed() {
      values.swapAt(index, number(below: index + 1))
    }
    return values
  }

  /// The same, but never in the order given, where there are two or more that differ.
  package mutating func disorder(_ values: [Int]) -> [Int] {
    let shuffled = order(values)
    guard shuffled == values, values.count > 1 else { return shuffled }
    return Array(shuffled.dropFirst()) + shuffled.prefix(1)
  }
}
