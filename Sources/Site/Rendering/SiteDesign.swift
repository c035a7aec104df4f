import Diagnostics
import FileTrees

/// A theme made ready: its templates read, its files named.
struct SiteDesign: Sendable {
  let templates: TemplateSet
  let assets: ThemeAssets
  let diagnostics: DiagnosticBag
  /// Of all files of the theme.
  let digest: ContentHash

  init(_ theme: Theme) {
    var bag = DiagnosticBag()
    templates = TemplateSet(theme, into: &bag)
    assets = ThemeAssets(theme, into: &bag)
    diagnostics = bag
    var writer = CacheWriter()
    for file in theme.files {
      writer.put(file.path)
      writer.put(ContentHash(file.bytes))
    }
    digest = ContentHash(writer.bytes)
  }

  /// Reports pages that ask for a template that is not there.
  func check(_ site: SiteModel, into bag: inout DiagnosticBag) {
    for index in site.pages.indices {
      guard let own = site.pages[index].source?.head.template, !templates.has(own.text) else {
        continue
      }
      bag.report(.unknownTemplate(own, known: templates.names))
    }
  }
}
