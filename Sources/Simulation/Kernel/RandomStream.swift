/// One named source of luck. The algorithm is SplitMix64 (Steele, Lea, Flood, 2014): a counter
/// advanced by an odd constant and mixed. Its start is made from the run's seed and the stream's
/// name, so adding a service shifts no other service's luck.
///
/// A value can be drawn in order (`next`) or by place (`value(_:salt:)`): what happens to request
/// 17 is then the same in every variant of a scenario, whatever happened to the 16 before it.
package struct RandomStream: Sendable {
  private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15
  private let key: UInt64
  private var state: UInt64

  /// The stream of this name under this seed.
  package init(seed: UInt64, name: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    key = Self.mixed(Self.mixed(seed &+ Self.step) ^ hash)
    state = key
  }

  /// The next value in order, all 64 bits of it.
  @inline(__always)
  package mutating func next() -> UInt64 {
    state &+= Self.step
    return Self.mixed(state)
  }

  /// The value at `place`; the same as the `place`-th call of `next` counted from 1 where `salt`
  /// is 0. Other salts are other streams.
  @inline(__always)
  package func value(_ place: UInt64, salt: UInt64 = 0) -> UInt64 {
    Self.mixed(key &+ place &* Self.step &+ salt &* 0xD1B5_4A32_D192_ED03)
  }

  /// A fair choice of 0..<count.
  @inline(__always)
  package mutating func index(below count: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(count)).high)
  }

  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension UInt64 {
  /// These bits as a number strictly between 0 and 1: 53 bits and a half.
  @inline(__always)
  package var asFraction: Double {
    (Double(self >> 11) + 0.5) * 0x1p-53
  }
}
