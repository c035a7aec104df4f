import Markup

/// Walks the steps of a template with the values of one page and writes what they say.
struct TemplateRenderer {
  private let templates: [String: [TemplateNode]]
  /// What names are looked up in, the innermost last.
  private var stack: [TemplateValue]
  private var bytes: [UInt8]

  /// The bytes of a template filled with the members of `scope`; empty when there is none of this
  /// name, which the check has reported.
  /// - Parameter expected: about how many bytes there will be.
  static func render(
    _ name: String, of templates: [String: [TemplateNode]], _ scope: any TemplateScope,
    expecting expected: Int = 0
  ) -> [UInt8] {
    var renderer = TemplateRenderer(templates: templates, scope, expected)
    renderer.write(templates[name] ?? [], indentation: [])
    return renderer.bytes
  }

  private init(
    templates: [String: [TemplateNode]], _ scope: any TemplateScope, _ expected: Int
  ) {
    self.templates = templates
    stack = [.scope(scope)]
    bytes = []
    bytes.reserveCapacity(expected)
  }

  /// Writes steps, each of which starts behind `indentation` where it starts a line.
  private mutating func write(_ nodes: [TemplateNode], indentation: [UInt8]) {
    let start = bytes.count
    for node in nodes {
      guard !indentation.isEmpty, bytes.count > start, bytes.last == UInt8(ascii: "\n") else {
        write(node, indentation)
        continue
      }
      let before = bytes.count
      bytes.append(contentsOf: indentation)
      write(node, indentation)
      // A line on which nothing stands is not indented.
      if bytes.count == before + indentation.count { bytes.removeLast(indentation.count) }
    }
  }

  private mutating func write(_ node: TemplateNode, _ indentation: [UInt8]) {
    switch node {
    case .text(let text):
      if indentation.isEmpty { bytes.append(contentsOf: text) } else { write(text, indentation) }
    case .variable(let path, let isRaw):
      if let value = value(path) { write(value, isRaw: isRaw) }
    case .section(let path, let nodes):
      guard let value = value(path) else { return }
      if case .list(let elements) = value {
        for element in elements { write(nodes, inside: element, indentation) }
      } else if case .flag(let flag) = value {
        if flag { write(nodes, indentation: indentation) }
      } else {
        write(nodes, inside: value, indentation)
      }
    case .inverted(let path, let nodes):
      if value(path)?.isPresent != true { write(nodes, indentation: indentation) }
    case .partial(let name, let more):
      write(templates[name] ?? [], indentation: indentation + more)
    }
  }

  private mutating func write(
    _ nodes: [TemplateNode], inside value: TemplateValue, _ indentation: [UInt8]
  ) {
    stack.append(value)
    write(nodes, indentation: indentation)
    stack.removeLast()
  }

  /// Writes text of several lines, all but the first behind `indentation`.
  private mutating func write(_ text: [UInt8], _ indentation: [UInt8]) {
    var start = 0
    while let end = text[start...].firstIndex(of: UInt8(ascii: "\n")), end + 1 < text.count {
      bytes.append(contentsOf: text[start...end])
      bytes.append(contentsOf: indentation)
      start = end + 1
    }
    bytes.append(contentsOf: text[start...])
  }

  private mutating func write(_ value: TemplateValue, isRaw: Bool) {
    switch value {
    case .text(let text):
      if isRaw { bytes.append(raw: text) } else { bytes.append(escapedForTemplate: text) }
    case .bytes(let text):
      if isRaw {
        bytes.append(contentsOf: text)
      } else {
        bytes.append(escapedForTemplate: text[...])
      }
    case .number(let number): bytes.append(decimal: number)
    case .flag(let flag): bytes.append(raw: flag ? "true" : "false")
    case .markup(let write): write(&bytes)
    case .scope, .list: break
    }
  }

  /// What a path leads to. Its first name is looked for from the innermost thing outwards, unless
  /// the path begins with a point; the others are members of what the one before is.
  private func value(_ path: TemplatePath) -> TemplateValue? {
    guard let first = path.keys.first else { return stack.last }
    var found: TemplateValue?
    if path.isImmediate {
      found = stack.last?.member(first)
    } else {
      for place in stack.indices.reversed() {
        found = stack[place].member(first)
        if found != nil { break }
      }
    }
    for key in path.keys.dropFirst() {
      guard let value = found else { return nil }
      found = value.member(key)
    }
    return found
  }
}
