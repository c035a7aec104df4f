import CXXHash

/// A digest of bytes by XXH3: for cache keys and asset names, not for secrets.
package struct ContentHash: Hashable, Sendable, Comparable {
  package let high: UInt64
  package let low: UInt64

  /// The digest of some bytes. O(bytes), about 20 GB/s.
  package init(_ bytes: [UInt8]) {
    let hash = bytes.withUnsafeBytes { coldstart_xxh3_128($0.baseAddress, $0.count) }
    high = hash.high
    low = hash.low
  }

  /// The digest of a part of some bytes.
  package init(_ bytes: ArraySlice<UInt8>) {
    let hash = bytes.withUnsafeBytes { coldstart_xxh3_128($0.baseAddress, $0.count) }
    high = hash.high
    low = hash.low
  }

  /// A digest read back from where it was kept.
  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  package static func < (left: ContentHash, right: ContentHash) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }

  /// 32 hexadecimal digits.
  package var hex: String {
    var bytes: [UInt8] = []
    write(into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends 32 hexadecimal digits.
  func write(into bytes: inout [UInt8]) {
    Self.write(high, into: &bytes)
    Self.write(low, into: &bytes)
  }

  private static func write(_ half: UInt64, into bytes: inout [UInt8]) {
    for shift in stride(from: 60, through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: half >> UInt64(shift)) & 0xF
      bytes.append(digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10))
    }
  }

  /// The first `digits` hexadecimal digits (at most 16) of a 64-bit digest: asset names.
  package static func short(_ bytes: [UInt8], digits: Int = 10) -> String {
    let hash = bytes.withUnsafeBytes { coldstart_xxh3_64($0.baseAddress, $0.count) }
    var hex: [UInt8] = []
    write(hash, into: &hex)
    return String(decoding: hex.prefix(digits), as: UTF8.self)
  }
}
