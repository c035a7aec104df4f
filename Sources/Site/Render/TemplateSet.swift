import Diagnostics
import FileTrees
import MarkdownPages
import Mustache

/// The theme's templates, checked and ready to render.
struct TemplateSet: Sendable {
  /// Templates that a theme must have, beside those it shares as partials.
  static let required = [
    "404", "concept", "glossary", "home", "page", "redirect", "section", "sidebar", "tag", "tags",
  ]

  private let library: MustacheLibrary
  /// The custom elements of each template, its partials included.
  private let elements: [String: [String]]
  /// Names of all templates, sorted.
  let names: [String]

  /// Reads `templates/*.mustache`. Reports syntax errors, unknown names and missing templates.
  init(_ theme: Theme, into bag: inout DiagnosticBag) {
    var sources: [String: SourceText] = [:]
    var templates: [String: MustacheTemplate] = [:]
    for file in theme.files(in: "templates", ending: ".mustache") {
      let name = String(file.path.text.dropFirst("templates/".count).dropLast(".mustache".count))
      let source = SourceText(path: file.shown, bytes: file.bytes)
      sources[name] = source
      do {
        templates[name] = try MustacheTemplate(string: String(decoding: file.bytes, as: UTF8.self))
      } catch let error as MustacheTemplate.ParserError {
        bag.report(.templateSyntax(error.context, "\(error.error)", source))
      } catch {
        bag.report(.templateSyntax(nil, "\(error)", source))
      }
    }
    names = sources.keys.sorted()
    library = MustacheLibrary(templates: templates)
    elements = Dictionary(
      uniqueKeysWithValues: names.map { ($0, Self.elements(of: $0, sources)) })
    Self.check(sources, into: &bag)
  }

  private static func check(_ sources: [String: SourceText], into bag: inout DiagnosticBag) {
    var checker = TemplateChecker(sources)
    for name in required where sources[name] == nil {
      bag.report(.missingTemplate(name, known: sources.keys.sorted()))
    }
    for name in sources.keys.sorted() where !isPartial(name, sources) {
      switch name {
      case "sidebar": checker.check(name, sees: TemplateShape.sidebar)
      case "redirect": checker.check(name, sees: TemplateShape.redirect)
      default: checker.check(name, sees: TemplateShape.page)
      }
    }
    bag.merge(checker.diagnostics)
  }

  /// A template that another one draws in is checked where it is drawn in, with what it sees there.
  private static func isPartial(_ name: String, _ sources: [String: SourceText]) -> Bool {
    guard !required.contains(name) else { return false }
    return sources.contains { other, source in
      other != name
        && TemplateTag.all(in: source).contains { $0.kind == .partial && $0.name == name }
    }
  }

  /// The custom elements in a template and what it draws in, without their `x-`.
  func elements(in template: String) -> [String] { elements[template] ?? [] }

  private static func elements(of name: String, _ sources: [String: SourceText]) -> [String] {
    var seen = [name]
    var found: [String] = []
    var next = 0
    while next < seen.count {
      if let source = sources[seen[next]] {
        found += CustomElements.names(in: source.bytes)
        for tag in TemplateTag.all(in: source)
        where tag.kind == .partial && !seen.contains(tag.name) {
          seen.append(tag.name)
        }
      }
      next += 1
    }
    return found
  }

  func has(_ name: String) -> Bool { names.contains(name) }

  /// The text of a template filled with `context`; empty when there is no such template, which the
  /// check has reported.
  func render(_ name: String, _ context: [String: Any]) -> String {
    library.render(context, withTemplate: name) ?? ""
  }
}
