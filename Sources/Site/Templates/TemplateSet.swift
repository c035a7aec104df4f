package import Diagnostics
import FileTrees
import MarkdownPages

/// The theme's templates, checked and ready to render.
package struct TemplateSet: Sendable {
  /// Templates that a theme must have, beside those it shares as partials.
  static let required = [
    "404", "concept", "embed", "glossary", "home", "page", "redirect", "section", "sidebar", "tag",
    "tags",
  ]

  private let program: TemplateProgram
  /// The custom elements of each template, its partials included.
  private let elements: [String: [String]]
  /// Names of all templates, sorted.
  let names: [String]

  /// Reads `templates/*.mustache`. Reports syntax errors, unknown names and missing templates.
  package init(_ theme: Theme, into bag: inout DiagnosticBag) {
    var sources: [String: SourceText] = [:]
    for file in theme.files(in: "templates", ending: ".mustache") {
      let name = String(file.path.text.dropFirst("templates/".count).dropLast(".mustache".count))
      sources[name] = SourceText(path: file.shown, bytes: file.bytes)
    }
    names = sources.keys.sorted()
    program = TemplateProgram(
      sources.sorted { $0.key < $1.key }.map { name, source in
        (name, TemplateParser.nodes(source, theme.strings))
      })
    elements = Dictionary(
      uniqueKeysWithValues: names.map { ($0, Self.elements(of: $0, sources)) })
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
      case "embed": checker.check(name, sees: TemplateShape.embed)
      case "redirect": checker.check(name, sees: TemplateShape.redirect)
      default: checker.check(name, sees: TemplateShape.page)
      }
    }
    bag.merge(checker.diagnostics)
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
        for tag in TemplateTag.all(in: source.bytes)
        where tag.kind == .partial && !seen.contains(tag.name) {
          seen.append(tag.name)
        }
      }
      next += 1
    }
    return found
  }

  func has(_ name: String) -> Bool { program.number(of: name) != nil }

  /// The bytes of a template filled with the members of `scope`; empty when there is no such
  /// template, which the check has reported.
  /// - Parameter expecting: about how many bytes there will be.
  package func render(
    _ name: String, _ scope: any TemplateScope, expecting: Int = 0
  ) -> [UInt8] {
    guard let template = program.number(of: name) else { return [] }
    return TemplateRenderer.render(template, of: program, scope, expecting: expecting)
  }
}
