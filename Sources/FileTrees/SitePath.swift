#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A relative path inside a site or a content folder: components joined by `/`, never empty, never
/// `.` or `..`, never absolute, no NUL, no backslash. What has this type cannot leave its root.
package struct SitePath: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The path as text, such as `cold-start/visual/index.html`. Empty for the root itself.
  package let text: String

  /// The root.
  package static let root = SitePath(trusted: "")

  /// A path from text; nil when a component is empty, `.`, `..` or holds a NUL or backslash.
  package init?(_ text: String) {
    for component in text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    {
      guard !component.isEmpty, !component.elementsEqual(".".utf8),
        !component.elementsEqual("..".utf8),
        !component.contains(0), !component.contains(UInt8(ascii: "\\"))
      else { return nil }
    }
    self.text = text
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

  /// The components, first to last; none for the root.
  package var components: [Substring] { text.split(separator: "/") }

  /// How many folders lie above the file: 0 for `index.html`, 1 for `a/index.html`.
  package var depth: Int { text.utf8.count { $0 == UInt8(ascii: "/") } }

  /// Resolves a relative reference such as `../b.md` against the folder `self`; nil when it leaves
  /// the root, or names what no path may. O(bytes): every link of every page comes through here.
  package func resolving(_ reference: String) -> SitePath? {
    let slash = UInt8(ascii: "/")
    let source = Array(reference.utf8)
    var path = Array(text.utf8)
    var start = 0
    while start < source.count {
      let end = source[start...].firstIndex(of: slash) ?? source.count
      let component = source[start..<end]
      start = end + 1
      if component.isEmpty || component.elementsEqual(".".utf8) { continue }
      if component.elementsEqual("..".utf8) {
        guard !path.isEmpty else { return nil }
        path.removeLast(path.count - (path.lastIndex(of: slash) ?? 0))
        continue
      }
      guard !component.contains(0), !component.contains(UInt8(ascii: "\\")) else { return nil }
      if !path.isEmpty { path.append(slash) }
      path.append(contentsOf: component)
    }
    return path.isEmpty ? .root : SitePath(trusted: String(decoding: path, as: UTF8.self))
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

extension Substring.UTF8View {
  fileprivate func count(of byte: Unicode.Scalar) -> Int {
    count { $0 == UInt8(ascii: byte) }
  }
}
