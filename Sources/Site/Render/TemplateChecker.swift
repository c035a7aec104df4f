import Diagnostics

/// Checks the names that templates use. The template library renders an unknown variable or partial
/// as nothing, so a slip of the pen would go unseen.
struct TemplateChecker {
  private let sources: [String: SourceText]
  private(set) var diagnostics = DiagnosticBag()
  private var visited: Set<String> = []

  /// A checker of templates and partials by name.
  init(_ sources: [String: SourceText]) {
    self.sources = sources
  }

  /// What names mean at a place: the innermost section's members first.
  private struct Scope {
    var frames: [[(name: String, shape: TemplateShape)]]
    /// Where a section over an open value was entered everything is allowed.
    var isOpen = false

    func shape(_ path: String) -> TemplateShape? {
      let parts = path.split(separator: ".").map(String.init)
      guard let first = parts.first else { return nil }
      for frame in frames.reversed() {
        guard var shape = frame.first(where: { $0.name == first })?.shape else { continue }
        for part in parts.dropFirst() {
          switch shape {
          case .open: return shape
          case .value: return nil
          case .members(_, let members):
            guard let next = members.first(where: { $0.name == part })?.shape else { return nil }
            shape = next
          }
        }
        return shape
      }
      return nil
    }

    /// All names that could be meant, those of members with their dots.
    var names: [String] {
      frames.reversed().flatMap { frame in
        frame.flatMap { name, shape in
          guard case .members(_, let members) = shape else { return [name] }
          return [name] + members.map { name + "." + $0.name }
        }
      }
    }
  }

  /// Checks a template that sees `names`, and the partials it draws in.
  mutating func check(_ name: String, sees names: [(name: String, shape: TemplateShape)]) {
    check(name, Scope(frames: [names]), trail: [])
  }

  private mutating func check(_ name: String, _ scope: Scope, trail: [String]) {
    guard let source = sources[name], !trail.contains(name) else { return }
    let key =
      name + "|"
      + scope.frames.map { $0.map(\.name).joined(separator: ",") }.joined(
        separator: "/")
    guard visited.insert(key).inserted else { return }
    var scopes = [scope]
    var open: [TemplateTag] = []
    for tag in TemplateTag.all(in: source) {
      let current = scopes[scopes.count - 1]
      switch tag.kind {
      case .variable:
        require(tag, in: current, source)
      case .section, .inverted:
        let shape = require(tag, in: current, source)
        scopes.append(Self.entered(shape, current, inverted: tag.kind == .inverted))
        open.append(tag)
      case .close:
        guard let opened = open.popLast(), opened.name == tag.name else {
          diagnostics.report(.templateSection(tag.name, source.span(tag.range)))
          return
        }
        scopes.removeLast()
      case .partial:
        if sources[tag.name] == nil {
          diagnostics.report(
            .unknownPartial(tag.name, source.span(tag.range), known: sources.keys.sorted()))
        }
        check(tag.name, current, trail: trail + [name])
      case .unclosed:
        diagnostics.report(.unclosedTemplateTag(source.span(tag.range)))
        return
      }
    }
    for tag in open { diagnostics.report(.templateSection(tag.name, source.span(tag.range))) }
  }

  private static func entered(_ shape: TemplateShape?, _ scope: Scope, inverted: Bool) -> Scope {
    var inner = scope
    switch shape {
    case .members(_, let members) where !inverted: inner.frames.append(members)
    case .open where !inverted: inner.isOpen = true
    default: break
    }
    return inner
  }

  @discardableResult
  private mutating func require(
    _ tag: TemplateTag, in scope: Scope, _ source: SourceText
  ) -> TemplateShape? {
    if tag.name == "." { return .value("") }
    if let shape = scope.shape(tag.name) { return shape }
    if !scope.isOpen {
      diagnostics.report(
        .unknownTemplateName(tag.name, source.span(tag.range), known: scope.names))
    }
    return nil
  }
}

/// One `{{…}}` of a template.
struct TemplateTag {
  /// What the tag does.
  enum Kind { case variable, section, inverted, close, partial, unclosed }

  let kind: Kind
  let name: String
  /// The whole tag in the source's bytes.
  let range: Range<Int>

  /// All tags in order, comments left out. A tag without an end is the last one.
  static func all(in source: SourceText) -> [TemplateTag] {
    let bytes = source.bytes
    var tags: [TemplateTag] = []
    var index = 0
    while let start = find("{{", in: bytes, from: index) {
      let isTriple = start + 2 < bytes.count && bytes[start + 2] == UInt8(ascii: "{")
      let closer = isTriple ? "}}}" : "}}"
      guard let end = find(closer, in: bytes, from: start + 2) else {
        tags.append(
          TemplateTag(kind: .unclosed, name: "", range: start..<min(start + 2, bytes.count)))
        return tags
      }
      let range = start..<(end + closer.utf8.count)
      let inner = bytes[(start + (isTriple ? 3 : 2))..<end]
      if let tag = tag(inner, range) { tags.append(tag) }
      index = range.upperBound
    }
    return tags
  }

  private static func tag(_ inner: ArraySlice<UInt8>, _ range: Range<Int>) -> TemplateTag? {
    guard let first = inner.first(where: { $0 != UInt8(ascii: " ") }) else {
      return TemplateTag(kind: .variable, name: "", range: range)
    }
    let kinds: [UInt8: Kind] = [
      UInt8(ascii: "#"): .section, UInt8(ascii: "^"): .inverted, UInt8(ascii: "/"): .close,
      UInt8(ascii: ">"): .partial, UInt8(ascii: "&"): .variable,
    ]
    if first == UInt8(ascii: "!") { return nil }
    var text = String(decoding: inner, as: UTF8.self)
    text = trimmed(text)
    let kind = kinds[first]
    if kind != nil { text = trimmed(String(text.dropFirst())) }
    return TemplateTag(kind: kind ?? .variable, name: text, range: range)
  }

  private static func trimmed(_ text: String) -> String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\n" || $0 == "\t" }
    var text = text.drop(while: isSpace)
    while let last = text.last, isSpace(last) { text.removeLast() }
    return String(text)
  }

  private static func find(_ mark: String, in bytes: [UInt8], from start: Int) -> Int? {
    let mark = Array(mark.utf8)
    guard bytes.count >= mark.count, start <= bytes.count - mark.count else { return nil }
    return (start...(bytes.count - mark.count)).first {
      bytes[$0..<($0 + mark.count)].elementsEqual(mark)
    }
  }
}
