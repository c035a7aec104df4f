import Diagnostics

/// Checks the names that templates use. An unknown variable or partial is rendered as nothing, so
/// a slip of the pen would go unseen.
struct TemplateChecker {
  private let sources: [String: SourceText]
  private let tags: [String: [TemplateTag]]
  private let partials: Set<String>
  private(set) var diagnostics = DiagnosticBag()
  private var visited: Set<String> = []

  /// A checker of templates and partials by name.
  init(_ sources: [String: SourceText]) {
    self.sources = sources
    let tags = sources.mapValues { TemplateTag.all(in: $0.bytes) }
    self.tags = tags
    partials = Set(
      tags.flatMap { name, tags in
        tags.filter { $0.kind == .partial && $0.name != name }.map(\.name)
      })
  }

  /// A template that another one draws in is checked where it is drawn in, with what it sees there.
  func isPartial(_ name: String) -> Bool { partials.contains(name) }

  /// The meaning of names at a place: the innermost section's members first.
  private struct Scope {
    var frames: [[TemplateShape.Member]]
    /// Where a section over an open value was entered everything is allowed.
    var isOpen = false

    func shape(_ path: String) -> TemplateShape? {
      let parts = path.split(separator: ".").map(String.init)
      guard let first = parts.first else { return nil }
      for frame in frames.reversed() {
        guard var shape = frame.first(where: { $0.name.rawValue == first })?.shape else { continue }
        for part in parts.dropFirst() {
          switch shape {
          case .open: return shape
          case .value: return nil
          case .members(_, let members):
            guard let next = members.first(where: { $0.name.rawValue == part })?.shape else {
              return nil
            }
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
          guard case .members(_, let members) = shape else { return [name.rawValue] }
          return [name.rawValue] + members.map { "\(name).\($0.name)" }
        }
      }
    }
  }

  /// Checks a template that sees `names`, and the partials it draws in.
  mutating func check(_ name: String, sees names: [TemplateShape.Member]) {
    check(name, Scope(frames: [names]), trail: [])
  }

  private mutating func check(_ name: String, _ scope: Scope, trail: [String]) {
    guard let source = sources[name], !trail.contains(name) else { return }
    let key =
      name + "|"
      + scope.frames.map { $0.map(\.name.rawValue).joined(separator: ",") }.joined(
        separator: "/")
    guard visited.insert(key).inserted else { return }
    var scopes = [scope]
    var open: [TemplateTag] = []
    for tag in tags[name] ?? [] {
      let current = scopes[scopes.count - 1]
      switch tag.kind {
      case .comment: continue
      case .variable, .raw:
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
        } else if tag.name == name || trail.contains(tag.name) {
          diagnostics.report(.templateCircle(tag.name, source.span(tag.range)))
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
