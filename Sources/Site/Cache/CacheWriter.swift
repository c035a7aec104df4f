import Diagnostics

/// Writes values one behind the other: numbers in as few bytes as they need, texts and lists
/// behind their lengths. No address and no order of a dictionary gets into the bytes.
struct CacheWriter {
  private(set) var bytes: [UInt8] = []
  /// Paths that were written, so that each span names its file by a number.
  private var paths: [String] = []

  /// Makes room for so many bytes in all.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Appends a number, seven bits a byte, the lowest first.
  mutating func put(unsigned value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Appends a number of either sign.
  mutating func put(_ value: Int) {
    put(unsigned: UInt64(bitPattern: Int64(value << 1 ^ value >> 63)))
  }

  /// Appends a digest in eight bytes, the lowest first.
  mutating func put(fixed value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Appends bytes as they are.
  mutating func put<Bytes: Collection<UInt8>>(raw part: Bytes) {
    bytes.append(contentsOf: part)
  }

  /// Appends bytes behind their number.
  mutating func put<Bytes: Collection<UInt8>>(bytes part: Bytes) {
    put(unsigned: UInt64(part.count))
    put(raw: part)
  }

  mutating func put<Value: CacheCodable>(_ value: Value) { value.write(to: &self) }

  /// Appends a span; its path once, then by number.
  mutating func put(_ span: SourceSpan) {
    if let known = paths.firstIndex(of: span.path) {
      put(known)
    } else {
      put(paths.count)
      put(span.path)
      paths.append(span.path)
    }
    put(span.start)
    put(span.end - span.start)
  }
}

/// A value that can be kept in the cache and read back.
protocol CacheCodable {
  func write(to writer: inout CacheWriter)
  /// Reads what `write` wrote. Of damaged bytes it makes some value; the reader remembers.
  init(from reader: inout CacheReader)
}
