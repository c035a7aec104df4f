#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A relative path inside a site or a content folder: components joined by `/`, never empty, never
/// `.` or `..`, never absolute, without backslashes and control characters. What has this type
/// cannot leave its root, and stands on one line. Two paths are the same when their bytes are.
package struct SitePath: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The path as text, such as `cold-start/visual/index.html`. Empty for the root itself.
  package let text: String

  /// The root.
  package static let root = SitePath(trusted: "")

  /// A path from text; nil when a component is empty, `.`, `..` or holds a backslash or a control
  /// character.
  package init?(_ text: String) {
    guard Self.isPath(text.utf8) else { return nil }
    self.text = text
  }

  /// One pass over the bytes, because every file and every link comes through here.
  private static func isPath(_ text: String.UTF8View) -> Bool {
    // Of the component so far: how many bytes it has, and how many dots when it has nothing else.
    var (length, dots) = (0, 0)
    var last: UInt8 = 0
    for byte in text {
      defer { last = byte }
      guard !isRefused(byte, after: last) else { return false }
      switch byte {
      case UInt8(ascii: "/"):
        guard length > 0, dots != length || length > 2 else { return false }
        (length, dots) = (0, 0)
        continue
      case UInt8(ascii: "."): dots += 1
      default: break
      }
      length += 1
    }
    return length > 0 && (dots != length || length > 2)
  }

  /// Whether a byte of UTF-8 is a backslash or (the last one of) a control character.
  fileprivate static func isRefused(_ byte: UInt8, after last: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\") || (last == 0xC2 && byte < 0xA0)
  }

  private init(trusted text: String) {
    self.text = text
  }

  /// This path with one more component or relative path behind it; nil when that is not allowed.
  package func appending(_ component: String) -> SitePath? {
    guard let tail = SitePath(component) else { return nil }
    return text.isEmpty ? tail : SitePath(trusted: text + "/" + tail.text)
  }

  /// The folder this path is in; the root for a path of one component.
  package var parent: SitePath {
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return .root }
    return SitePath(trusted: String(text[..<slash]))
  }

  /// The last component, such as `index.html`.
  package var name: String {
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return text }
    return String(text[text.utf8.index(after: slash)...])
  }

  /// Whether a path is this one or lies below it.
  package func contains(_ path: SitePath) -> Bool {
    let (own, other) = (text.utf8, path.text.utf8)
    guard !own.isEmpty else { return true }
    guard other.starts(with: own) else { return false }
    let end = other.index(other.startIndex, offsetBy: own.count)
    return end == other.endIndex || other[end] == UInt8(ascii: "/")
  }

  /// The components, first to last; none for the root.
  package var components: [Substring] { text.split(separator: "/") }

  /// How many folders lie above the file: 0 for `index.html`, 1 for `a/index.html`.
  package var depth: Int { text.utf8.count { $0 == UInt8(ascii: "/") } }

  /// Resolves a relative reference such as `../b.md` against the folder `self`; nil when it leaves
  /// the root, or names what no path may. O(bytes), in one piece of memory: every link of every
  /// page comes through here.
  package func resolving(_ reference: String) -> SitePath? {
    var isInside = true
    let capacity = text.utf8.count + 1 + reference.utf8.count
    let resolved = String(unsafeUninitializedCapacity: capacity) { buffer in
      var walk = PathWalk(buffer, from: text.utf8)
      for byte in reference.utf8 where isInside {
        isInside = byte == UInt8(ascii: "/") ? walk.endComponent() : walk.append(byte)
      }
      isInside = isInside && walk.endComponent()
      return isInside ? walk.count : 0
    }
    return isInside ? SitePath(trusted: resolved) : nil
  }

  /// The reference that leads from the folder `self` to `target`: `../b/c.html`.
  package func reference(to target: SitePath) -> String {
    let way = way(to: target)
    let ups = Array(repeating: "..", count: way.ups)
    return (ups + (way.down.isEmpty ? [] : [String(Substring(way.down))])).joined(separator: "/")
  }

  /// How many folders up from the folder `self`, and which path down from there, `target` lies.
  /// O(bytes).
  package func way(to target: SitePath) -> (ups: Int, down: Substring.UTF8View) {
    let (from, to) = (text.utf8, target.text.utf8)
    var (here, there) = (from.startIndex, to.startIndex)
    // Where the first component that differs begins in each of the two.
    var (fork, end) = (here, there)
    while here < from.endIndex, there < to.endIndex, from[here] == to[there] {
      let isSlash = from[here] == UInt8(ascii: "/")
      (here, there) = (from.index(after: here), to.index(after: there))
      if isSlash { (fork, end) = (here, there) }
    }
    let isBelow = here == from.endIndex && there < to.endIndex && to[there] == UInt8(ascii: "/")
    let isAbove = there == to.endIndex && here < from.endIndex && from[here] == UInt8(ascii: "/")
    if here == from.endIndex, there == to.endIndex { return (0, to[there...]) }
    if isBelow { return (0, to[to.index(after: there)...]) }
    if isAbove { return (1 + from[from.index(after: here)...].count(of: "/"), to[there...]) }
    let ups = fork == from.endIndex ? 0 : 1 + from[fork...].count(of: "/")
    return (ups, to[end...])
  }

  package var description: String { text }

  /// Whether a component begins with a point or ends in `~`: what a folder's listing passes over.
  package var isHidden: Bool {
    components.contains { $0.utf8.first == UInt8(ascii: ".") || $0.utf8.last == UInt8(ascii: "~") }
  }

  /// By bytes: what Unicode takes for the same may be two files.
  package static func == (left: SitePath, right: SitePath) -> Bool {
    left.text.utf8.withContiguousStorageIfAvailable { first in
      right.text.utf8.withContiguousStorageIfAvailable { second in
        guard first.count == second.count else { return false }
        guard let start = first.baseAddress, let other = second.baseAddress else { return true }
        return memcmp(start, other, first.count) == 0
      }
    }.flatMap { $0 } ?? left.text.utf8.elementsEqual(right.text.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    let isHashed: Void? = text.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if isHashed == nil { for byte in text.utf8 { hasher.combine(byte) } }
  }

  /// By bytes, so the order is the same on every machine.
  package static func < (left: SitePath, right: SitePath) -> Bool {
    left.text.utf8.withContiguousStorageIfAvailable { first in
      right.text.utf8.withContiguousStorageIfAvailable { second in
        guard let start = first.baseAddress, let other = second.baseAddress else {
          return first.isEmpty && !second.isEmpty
        }
        let order = memcmp(start, other, min(first.count, second.count))
        return order == 0 ? first.count < second.count : order < 0
      }
    }.flatMap { $0 } ?? left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

/// Walks from a folder along a reference, component by component.
private struct PathWalk {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  /// How many bytes the path has so far, and how many those of the component behind it.
  private(set) var count = 0
  private var length = 0

  /// - Parameter buffer: room for the folder, a slash and the reference.
  init(_ buffer: UnsafeMutableBufferPointer<UInt8>, from folder: String.UTF8View) {
    self.buffer = buffer
    for byte in folder {
      buffer[count] = byte
      count += 1
    }
  }

  /// Where the component begins: behind the path and its slash.
  private var start: Int { count == 0 ? 0 : count + 1 }

  /// False for a byte that no path may hold.
  mutating func append(_ byte: UInt8) -> Bool {
    let last = length > 0 ? buffer[start + length - 1] : 0
    guard !SitePath.isRefused(byte, after: last) else { return false }
    buffer[start + length] = byte
    length += 1
    return true
  }

  /// Goes where the component leads; false when that is out of the root.
  mutating func endComponent() -> Bool {
    let dot = UInt8(ascii: ".")
    let dots = (0..<min(length, 3)).prefix { buffer[start + $0] == dot }.count
    defer { length = 0 }
    if length == 0 || (length == 1 && dots == 1) { return true }
    if length == 2, dots == 2 {
      guard count > 0 else { return false }
      repeat { count -= 1 } while count > 0 && buffer[count] != UInt8(ascii: "/")
      return true
    }
    if count > 0 { buffer[count] = UInt8(ascii: "/") }
    count = start + length
    return true
  }
}

extension [SitePath] {
  /// For each of these sorted paths its place among other sorted paths; nil where it is not one of
  /// them. O(both).
  func places(in others: [SitePath]) -> [Int?] {
    var next = 0
    return map { path in
      while next < others.count, others[next] < path { next += 1 }
      return next < others.count && others[next] == path ? next : nil
    }
  }
}

extension Substring.UTF8View {
  fileprivate func count(of byte: Unicode.Scalar) -> Int {
    count { $0 == UInt8(ascii: byte) }
  }
}
