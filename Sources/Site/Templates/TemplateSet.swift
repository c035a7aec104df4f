import Diagnostics
import FileTrees

/// The theme's templates, checked and ready to render.
struct TemplateSet: Sendable {
  /// Templates that a theme must have, beside those it shares as partials.
  static let required = [
    "404", "concept", "glossary", "home", "page", "redirect", "section", "sidebar", "tag", "tags",
  ]

  private let templates: [String: [TemplateNode]]
  /// Names of all templates, sorted.
  let names: [String]

  /// Reads `templates/*.mustache`. Reports syntax errors, unknown names and missing templates.
  init(_ theme: Theme, into bag: inout DiagnosticBag) {
    var sources: [String: SourceText] = [:]
    for file in theme.files(in: "templates", ending: ".mustache") {
      let name = String(file.path.text.dropFirst("templates/".count).dropLast(".mustache".count))
      sources[name] = SourceText(path: file.shown, bytes: file.bytes)
    }
    names = sources.keys.sorted()
    templates = sources.mapValues { TemplateParser.nodes($0, theme.strings) }
    Self.check(sources, into: &bag)
  }

  private static func check(_ sources: [String: SourceText], into bag: inout DiagnosticBag) {
    var checker = TemplateChecker(sources)
    for name in required where sources[name] == nil {
      bag.report(.missingTemplate(name, known: sources.keys.sorted()))
    }
    for name in sources.keys.sorted() where required.contains(name) || !checker.isPartial(name) {
      switch name {
      case "sidebar": checker.check(name, sees: TemplateShape.sidebar)
      case "redirect": checker.check(name, sees: TemplateShape.redirect)
      default: checker.check(name, sees: TemplateShape.page)
      }
    }
    bag.merge(checker.diagnostics)
  }

  func has(_ name: String) -> Bool { templates[name] != nil }

  /// The bytes of a template filled with the members of `scope`; empty when there is no such
  /// template, which the check has reported.
  func render(_ name: String, _ scope: any TemplateScope, expecting: Int = 0) -> [UInt8] {
    TemplateRenderer.render(name, of: templates, scope, expecting: expecting)
  }
}
