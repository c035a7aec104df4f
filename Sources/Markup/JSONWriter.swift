/// Writes JSON as bytes, in the order it is told. Safe inside a `<script>` element: `<` is written
/// as an escape, so no `</script>` or `<!--` can appear.
///
/// ```swift
/// var json = JSONWriter()
/// json.object {
///   $0.member("id", "allocate")
///   $0.member("steps") { $0.array([1, 2]) { $0.number($1) } }
/// }
/// // {"id":"allocate","steps":[1,2]}
/// ```
package struct JSONWriter: Sendable {
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  package init() {}

  /// A string value.
  package mutating func string(_ value: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    for byte in value.utf8 { appendEscaped(byte) }
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// An integer value.
  package mutating func number(_ value: Int) {
    raw(String(value))
  }

  /// A decimal value in the shortest form that reads back the same; not-a-number and infinities
  /// are written as null, which JSON has instead.
  package mutating func number(_ value: Double) {
    guard value.isFinite else { return null() }
    if value == value.rounded(), abs(value) < 1e15 { return raw(String(Int(nearest: value))) }
    raw("\(value)")
  }

  /// `true` or `false`.
  package mutating func bool(_ value: Bool) {
    raw(value ? "true" : "false")
  }

  /// `null`.
  package mutating func null() {
    raw("null")
  }

  /// A place for values that are written later, as offsets in `bytes`, in order.
  package private(set) var slots: [Int] = []

  /// Leaves a place for values.
  package mutating func slot() {
    separate()
    slots.append(bytes.count)
    needsComma = true
  }

  /// Leaves a place for what stands in a string; it must not need escapes.
  package mutating func textSlot() {
    separate()
    bytes.append(UInt8(ascii: "\""))
    slots.append(bytes.count)
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// A value that is already JSON.
  package mutating func raw(_ json: String) {
    separate()
    bytes.append(raw: json)
    needsComma = true
  }

  /// An object; write its members in `content`.
  package mutating func object(_ content: (inout JSONWriter) -> Void) {
    enclosed("{", "}", content)
  }

  /// An array; write its values in `content`.
  package mutating func array(_ content: (inout JSONWriter) -> Void) {
    enclosed("[", "]", content)
  }

  /// An array of values written by `write`.
  package mutating func array<Element>(
    _ values: some Sequence<Element>, _ write: (inout JSONWriter, Element) -> Void
  ) {
    array { json in for value in values { write(&json, value) } }
  }

  /// A member of an object whose value `content` writes.
  package mutating func member(_ name: String, _ content: (inout JSONWriter) -> Void) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
    content(&self)
    needsComma = true
  }

  /// A member with a string value; nothing when the value is nil.
  package mutating func member(_ name: String, _ value: String?) {
    guard let value else { return }
    member(name) { $0.string(value) }
  }

  /// A member with an integer value; nothing when the value is nil.
  package mutating func member(_ name: String, _ value: Int?) {
    guard let value else { return }
    member(name) { $0.number(value) }
  }

  /// A member with a decimal value.
  package mutating func member(_ name: String, _ value: Double) {
    member(name) { $0.number(value) }
  }

  /// A member with a truth value.
  package mutating func member(_ name: String, _ value: Bool) {
    member(name) { $0.bool(value) }
  }

  /// A member with an array of strings.
  package mutating func member(_ name: String, _ values: [String]) {
    member(name) { $0.array(values) { $0.string($1) } }
  }

  private mutating func enclosed(
    _ open: StaticString, _ close: StaticString, _ content: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(literal: open)
    needsComma = false
    content(&self)
    bytes.append(literal: close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = false
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): bytes.append(literal: "\\\"")
    case UInt8(ascii: "\\"): bytes.append(literal: "\\\\")
    case UInt8(ascii: "<"): bytes.append(literal: "\\u003c")
    case 0x0A: bytes.append(literal: "\\n")
    case 0x0D: bytes.append(literal: "\\r")
    case 0x09: bytes.append(literal: "\\t")
    case 0..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(literal: "\\u00")
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    default: bytes.append(byte)
    }
  }
}
