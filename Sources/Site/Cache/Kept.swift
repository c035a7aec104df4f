/// A value that few builds look at: made in this process, or as the cache keeps it, and read when
/// somebody asks.
struct Kept<Value: CacheCodable & Sendable>: Sendable {
  private let store: Store

  private enum Store: Sendable {
    case made(Value)
    case bytes(ArraySlice<UInt8>)
  }

  init(_ value: Value) { store = .made(value) }

  /// A value in the cache's bytes, which are what `bytes` was.
  init(bytes: ArraySlice<UInt8>) { store = .bytes(bytes) }

  var value: Value {
    switch store {
    case .made(let value): value
    case .bytes(let bytes): CacheReader.read(bytes) { $0.value() }
    }
  }

  /// What the cache keeps.
  var bytes: ArraySlice<UInt8> {
    switch store {
    case .made(let value):
      var writer = CacheWriter()
      writer.put(value)
      return writer.bytes[...]
    case .bytes(let bytes): return bytes
    }
  }
}
