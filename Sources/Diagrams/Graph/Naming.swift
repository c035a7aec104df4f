/// Gives boxes and edges their ids.
struct Naming {
  let prefix: String
  private var used: [String: Int] = [:]

  init(prefix: String) {
    self.prefix = prefix
  }

  /// `prefix-slug`, and `prefix-slug-2` for the second of the same name.
  mutating func id(_ label: String) -> String {
    let base = prefix + "-" + Self.slug(label)
    var id = base
    while used[id] != nil {
      used[base, default: 1] += 1
      id = base + "-" + String(used[base, default: 1])
    }
    used[id] = 1
    return id
  }

  /// What nodes are called in sentences: the first line, but the whole label where two nodes with
  /// different labels begin alike, or the first line has no letter or does not end there.
  static func names(_ nodes: [Sketch.Node]) -> [String] {
    var labels: [String: String] = [:]
    var shared: Set<String> = []
    for node in nodes {
      let line = node.firstLine
      if let label = labels[line], label != node.label { shared.insert(line) }
      labels[line] = node.label
    }
    return nodes.map { node in
      let line = node.firstLine
      let isName =
        line.contains { $0.isLetter || $0.isNumber }
        && line.last.map { "/-&+,:".contains($0) } == false
      return isName && !shared.contains(line) ? line : node.label
    }
  }

  /// Letters and digits in lower case, everything else as single hyphens: `API Gateway (v2)` is
  /// `api-gateway-v2`. Never empty.
  static func slug(_ label: String) -> String {
    if label.utf8.allSatisfy({ $0 < 0x80 }) { return asciiSlug(label) }
    var slug = ""
    for character in label.lowercased() {
      if character.isLetter || character.isNumber {
        slug.append(character)
      } else if !slug.isEmpty, slug.last != "-" {
        slug.append("-")
      }
    }
    while slug.last == "-" { slug.removeLast() }
    return slug.isEmpty ? "box" : slug
  }

  private static func asciiSlug(_ label: String) -> String {
    var slug: [UInt8] = []
    let hyphen = UInt8(ascii: "-")
    for byte in label.utf8 {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: slug.append(byte)
      case 0x41...0x5A: slug.append(byte | 0x20)
      default: if slug.last != hyphen, !slug.isEmpty { slug.append(hyphen) }
      }
    }
    if slug.last == hyphen { slug.removeLast() }
    return slug.isEmpty ? "box" : String(decoding: slug, as: UTF8.self)
  }
}
