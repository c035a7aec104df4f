import DataNodes
import Diagnostics
import FileTrees

// How plain values are kept.

extension Int: CacheCodable {
  func write(to writer: inout CacheWriter) { writer.put(self) }
  init(from reader: inout CacheReader) { self = reader.number() }
}

extension Bool: CacheCodable {
  func write(to writer: inout CacheWriter) { writer.put(raw: CollectionOfOne(self ? 1 : 0)) }
  init(from reader: inout CacheReader) { self = reader.byte() == 1 }
}

extension String: CacheCodable {
  func write(to writer: inout CacheWriter) { writer.put(bytes: utf8) }
  init(from reader: inout CacheReader) { self = reader.text() }
}

extension Optional: CacheCodable where Wrapped: CacheCodable {
  func write(to writer: inout CacheWriter) {
    guard let self else { return writer.put(false) }
    writer.put(true)
    writer.put(self)
  }
  init(from reader: inout CacheReader) {
    self = reader.value(Bool.self) ? reader.value(Wrapped.self) : nil
  }
}

extension Array: CacheCodable where Element: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(unsigned: UInt64(count))
    for element in self { writer.put(element) }
  }
  init(from reader: inout CacheReader) {
    let count = reader.count()
    self = []
    reserveCapacity(count)
    for _ in 0..<count where !reader.isDamaged { append(reader.value()) }
  }
}

extension SourceSpan: CacheCodable {
  func write(to writer: inout CacheWriter) { writer.put(self) }
  init(from reader: inout CacheReader) { self = reader.span() }
}

extension SitePath: CacheCodable {
  func write(to writer: inout CacheWriter) { writer.put(text) }
  init(from reader: inout CacheReader) {
    let text = reader.value(String.self)
    let path = text.isEmpty ? .root : SitePath(text)
    if path == nil { reader.reject() }
    self = path ?? .root
  }
}

extension ContentHash: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(fixed: high)
    writer.put(fixed: low)
  }
  init(from reader: inout CacheReader) {
    self.init(high: reader.fixed(), low: reader.fixed())
  }
}

extension CalendarDate: CacheCodable {
  func write(to writer: inout CacheWriter) { writer.put(dayNumber) }
  init(from reader: inout CacheReader) {
    self.init(dayNumber: min(max(reader.number(), -719_162), 2_932_896))
  }
}

/// Choices are kept by their names.
extension CacheCodable where Self: RawRepresentable, RawValue == String, Self: CaseIterable {
  func write(to writer: inout CacheWriter) { writer.put(rawValue) }
  init(from reader: inout CacheReader) {
    let choice = Self(rawValue: reader.value())
    if choice == nil { reader.reject() }
    self = choice ?? Self.allCases[Self.allCases.startIndex]
  }
}
