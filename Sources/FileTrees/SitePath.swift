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
  /// the root.
  package func resolving(_ reference: String) -> SitePath? {
    var parts = components
    for component in reference.split(separator: "/", omittingEmptySubsequences: true) {
      switch component {
      case ".": continue
      case "..":
        guard parts.popLast() != nil else { return nil }
      default: parts.append(component)
      }
    }
    let joined = parts.joined(separator: "/")
    return joined.isEmpty ? .root : SitePath(joined)
  }

  /// The reference that leads from the folder `self` to `target`: `../b/c.html`.
  package func reference(to target: SitePath) -> String {
    let (from, to) = (components, target.components)
    var common = 0
    while common < from.count, common < to.count, from[common] == to[common] { common += 1 }
    let ups = Array(repeating: "..", count: from.count - common)
    return (ups + to[common...].map(String.init)).joined(separator: "/")
  }

  package var description: String { text }

  /// By bytes, so the order is the same on every machine.
  package static func < (left: SitePath, right: SitePath) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}
