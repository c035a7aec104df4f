package import Markup

/// HTML as bytes, with holes where something is written that one page alone cannot know: where a
/// link leads, where an image was published. Filling the holes is all that is left to do to a
/// body when the whole site is known.
package struct Fragment: Sendable, Hashable {
  package var bytes: [UInt8]
  /// In order of their offsets.
  package private(set) var holes: [Hole]
  /// Names of the custom elements in it without their `x-`, in any order, some twice.
  package private(set) var elements: [String] = []

  /// A fragment of markup without holes.
  package init(_ bytes: [UInt8] = []) {
    self.bytes = bytes
    holes = []
  }

  /// A fragment read back from where it was kept; nil when the holes are not in its bytes, in
  /// order.
  package init?(_ bytes: [UInt8], holes: [Hole], elements: [String] = []) {
    let offsets = [0] + holes.map(\.offset) + [bytes.count]
    guard zip(offsets, offsets.dropFirst()).allSatisfy({ $0 <= $1 }) else { return nil }
    self.bytes = bytes
    self.holes = holes
    self.elements = elements
  }

  /// JSON; its slots are filled in by the contents given, in order.
  package init(_ json: JSONWriter, slots: [Hole.Content]) {
    bytes = json.bytes
    holes = zip(json.slots, slots).map { Hole(offset: $0, content: $1) }
  }

  package var isEmpty: Bool { bytes.isEmpty && holes.isEmpty }

  /// A hole behind what is written so far.
  package mutating func append(hole content: Hole.Content) {
    holes.append(Hole(offset: bytes.count, content: content))
  }

  /// Notes that a custom element is in it.
  mutating func note(element name: String) { elements.append(name) }

  /// Another fragment behind this one.
  package mutating func append(_ other: Fragment) {
    let shift = bytes.count
    elements += other.elements
    bytes.append(contentsOf: other.bytes)
    for hole in other.holes {
      holes.append(Hole(offset: hole.offset + shift, content: hole.content))
    }
  }

  /// This fragment without its first bytes and the holes among them.
  package func dropping(_ count: Int) -> Fragment {
    var rest = Fragment(Array(bytes.dropFirst(count)))
    rest.elements = elements
    rest.holes = holes.filter { $0.offset >= count }.map {
      Hole(offset: $0.offset - count, content: $0.content)
    }
    return rest
  }

  /// A part of this fragment with the holes in it.
  package func slice(_ range: Range<Int>) -> Fragment {
    var part = Fragment(Array(bytes[range]))
    part.elements = elements
    part.holes = holes.filter { range.contains($0.offset) }.map {
      Hole(offset: $0.offset - range.lowerBound, content: $0.content)
    }
    return part
  }

  /// This fragment with those holes filled for which `fill` gives bytes; the others stay. O(bytes).
  package func settled(_ fill: (Hole.Content) -> [UInt8]?) -> Fragment {
    var result = Fragment()
    result.elements = elements
    result.bytes.reserveCapacity(bytes.count + holes.count * 16)
    var start = 0
    for hole in holes {
      result.bytes.append(contentsOf: bytes[start..<hole.offset])
      start = hole.offset
      if let filling = fill(hole.content) {
        result.bytes.append(contentsOf: filling)
      } else {
        result.append(hole: hole.content)
      }
    }
    result.bytes.append(contentsOf: bytes[start...])
    return result
  }

  /// This fragment with the names of the piece it is, which are ids and need no escapes.
  package func named(_ name: String, anchor: String) -> Fragment {
    settled { content in
      guard case .own(let own) = content else { return nil }
      return Array(own.text(name, anchor: anchor).utf8)
    }
  }

  /// The bytes with every hole filled by `fill`. O(bytes).
  package func filled(_ fill: (Hole.Content, inout [UInt8]) -> Void) -> [UInt8] {
    guard !holes.isEmpty else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + holes.count * 32)
    write(into: &result, fill)
    return result
  }

  /// Appends the bytes with every hole filled by `fill`. O(bytes).
  package func write(
    into result: inout [UInt8], _ fill: (Hole.Content, inout [UInt8]) -> Void
  ) {
    var start = 0
    for hole in holes {
      result.append(contentsOf: bytes[start..<hole.offset])
      fill(hole.content, &result)
      start = hole.offset
    }
    result.append(contentsOf: bytes[start...])
  }
}

/// A place in a fragment to be filled when the site is known.
package struct Hole: Sendable, Hashable {
  /// The content that belongs there. `reference` counts in the page's `references`.
  package enum Content: Sendable, Hashable {
    /// The value of an `href` attribute, without the quotes.
    case href(reference: Int)
    /// The attributes `src="…" width="…" height="…"` of an image, without a leading space.
    case image(reference: Int)
    /// HTML that is made when all pages are known, by its name: `cards`.
    case site(String)
    /// The attribute `href="#…"` of a link to a row of this page, with a leading space; nothing
    /// when the complete page has no such row.
    case row(String)
    /// A name made of that of the piece it stands in, which is another one where the piece is
    /// drawn into another page.
    case own(OwnName)
  }

  /// The named part of a piece.
  package enum OwnName: Sendable, Hashable {
    /// An id, and what is added to it: `check-value`, `check-value-difference`.
    case anchor(String)
    /// The name among its kind: `value`.
    case name

    /// What is written for it.
    package func text(_ name: String, anchor: String) -> String {
      switch self {
      case .anchor(let suffix): anchor + suffix
      case .name: name
      }
    }
  }

  /// The offset in the fragment's bytes at which the content is inserted.
  package let offset: Int
  package let content: Content

  package init(offset: Int, content: Content) {
    self.offset = offset
    self.content = content
  }
}
