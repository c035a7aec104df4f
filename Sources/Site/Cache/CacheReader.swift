import Diagnostics

/// Reads what a `CacheWriter` wrote. It never traps: behind the end of the bytes every value is
/// nothing, and `isDamaged` says so.
///
/// It looks at memory and holds no part of it: slices would count references to bytes that all
/// threads read from, once for every value.
struct CacheReader {
  private let source: UnsafeRawBufferPointer
  /// How many bytes were read.
  private(set) var index = 0
  private var paths: [String] = []
  private(set) var isDamaged = false

  private init(_ source: UnsafeRawBufferPointer) {
    self.source = source
  }

  /// What `read` makes of some bytes. The reader is of no use after it.
  static func read<Result>(
    _ bytes: ArraySlice<UInt8>, _ read: (inout CacheReader) -> Result
  ) -> Result {
    bytes.withUnsafeBytes { source in
      var reader = CacheReader(source)
      return read(&reader)
    }
  }

  /// True when everything was read and was as it must be.
  var isComplete: Bool { index == source.count && !isDamaged }

  mutating func unsigned() -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while index < source.count, shift < 64 {
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
    guard value <= UInt64(source.count - index) else {
      isDamaged = true
      return 0
    }
    return Int(value)
  }

  /// One byte; nothing behind the end.
  mutating func byte() -> UInt8 {
    guard index < source.count else {
      isDamaged = true
      return 0
    }
    defer { index += 1 }
    return source[index]
  }

  mutating func fixed() -> UInt64 {
    guard source.count - index >= 8 else {
      isDamaged = true
      return 0
    }
    defer { index += 8 }
    return UInt64(littleEndian: source.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// Where the bytes lie, from the first on, that stand behind their number here.
  mutating func place() -> Range<Int> {
    let count = count()
    defer { index += count }
    return index..<index + count
  }

  /// Bytes behind their number.
  mutating func bytes() -> [UInt8] { Array(source[place()]) }

  /// A text behind the number of its bytes.
  mutating func text() -> String {
    String(decoding: UnsafeRawBufferPointer(rebasing: source[place()]), as: UTF8.self)
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

  /// Notes that a value was read which no writer writes.
  mutating func reject() { isDamaged = true }
}
