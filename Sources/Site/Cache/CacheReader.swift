import Diagnostics

/// Reads what a `CacheWriter` wrote. It never traps: behind the end of the bytes every value is
/// nothing, and `isDamaged` says so.
struct CacheReader {
  private let source: ArraySlice<UInt8>
  private var index: Int
  private var paths: [String] = []
  private(set) var isDamaged = false

  init(_ bytes: ArraySlice<UInt8>) {
    source = bytes
    index = bytes.startIndex
  }

  /// True when everything was read and was as it must be.
  var isComplete: Bool { index == source.endIndex && !isDamaged }

  mutating func unsigned() -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while index < source.endIndex, shift < 64 {
      let byte = source[index]
      index += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    isDamaged = true
    return 0
  }

  mutating func number() -> Int {
    let value = unsigned()
    return Int(truncatingIfNeeded: Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1))
  }

  /// How many values or bytes follow. Each takes at least one byte, so a count beyond the end is
  /// damage, and asks for no memory.
  mutating func count() -> Int {
    let value = unsigned()
    guard value <= UInt64(source.endIndex - index) else {
      isDamaged = true
      return 0
    }
    return Int(value)
  }

  /// The next bytes, as they are.
  mutating func raw(_ count: Int) -> ArraySlice<UInt8> {
    guard count >= 0, count <= source.endIndex - index else {
      isDamaged = true
      return []
    }
    defer { index += count }
    return source[index..<index + count]
  }

  mutating func fixed() -> UInt64 {
    raw(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Bytes behind their number.
  mutating func bytes() -> ArraySlice<UInt8> {
    let count = count()
    return raw(count)
  }

  mutating func value<Value: CacheCodable>(_ type: Value.Type = Value.self) -> Value {
    Value(from: &self)
  }

  mutating func span() -> SourceSpan {
    let number = number()
    if number == paths.count { paths.append(value()) }
    guard paths.indices.contains(number) else {
      isDamaged = true
      return .file("")
    }
    let (start, length) = (self.number(), self.number())
    let end = start.addingReportingOverflow(length)
    guard start >= 0, length >= 0, !end.overflow else {
      isDamaged = true
      return .file("")
    }
    return SourceSpan(path: paths[number], start: start, end: end.partialValue)
  }

  /// Everything that was not read yet.
  var rest: ArraySlice<UInt8> { source[index...] }

  /// Notes that a value was read which no writer writes.
  mutating func reject() { isDamaged = true }
}
