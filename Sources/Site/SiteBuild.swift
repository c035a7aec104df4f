import Blocks
import DataNodes
package import Diagnostics
package import FileTrees
import MarkdownPages
import Parallelism

/// From a folder of Markdown to a tree of files: the program's table of contents.
///
/// load → parse → link → compose. Parsing and composing work on one page at a time, in parallel,
/// and are pure; only linking sees more than one page. Whoever writes the tree is somebody else.
package enum SiteBuild {
  /// What a build made.
  package struct Result: Sendable {
    /// The site's files; their bytes are made when they are asked for.
    package let tree: FileTree
    package let site: SiteModel
    /// Of all pages and of the site, in no particular order.
    package let diagnostics: DiagnosticBag
    /// The pages as they were read, for the next build.
    package let parsed: ParsedPages
  }

  /// Builds the site that `options` describe. What authors got wrong is in the result's
  /// diagnostics; only the machine's refusals are thrown.
  /// - Parameters:
  ///   - generator: this program and its version, for pages to name.
  ///   - codes: the codes that the manual's list explains.
  ///   - earlier: what a build before read, to be used again where nothing changed.
  package static func run(
    _ options: SiteOptions, generator: String, explained codes: [DiagnosticCode],
    reusing earlier: ParsedPages? = nil
  ) async throws(FileError) -> Result {
    var bag = DiagnosticBag()
    let sources = try SiteSources.load(options, into: &bag)
    let environment = sources.environment(generator: generator)
    var parsed = earlier?.valid(in: environment) ?? ParsedPages(environment: environment)
    let pages = try await read(sources, reusing: &parsed, explaining: codes)
    let linker = SiteLinker(options: options, sources: sources)
    let site = try await linker.link(pages, into: &bag)
    let composer = await composer(site, sources, options, generator, into: &bag)
    let entries = SiteOutputs.all.flatMap { $0.entries(composer) }
    return Result(tree: FileTree(entries), site: site, diagnostics: bag, parsed: parsed)
  }

  private static func read(
    _ sources: SiteSources, reusing parsed: inout ParsedPages, explaining codes: [DiagnosticCode]
  ) async throws(FileError) -> [SourcePage] {
    let parser = sources.parser(explaining: codes)
    let known = parsed
    let results = await Parallel.map(sources.folder.pages, jobs: sources.options.jobs) { file in
      Swift.Result { () throws(FileError) -> (page: SourcePage, before: Disk.Status?) in
        let before = Disk.status(file.absolute)
        if let page = known.page(file) { return (page, before) }
        return (parser.parse(file, try Disk.read(file.absolute)), before)
      }
    }
    let pages = try results.map { (page) throws(FileError) in try page.get() }
    parsed.keep(pages, content: sources.options.content)
    return pages.map(\.page)
  }

  private static func composer(
    _ site: SiteModel, _ sources: SiteSources, _ options: SiteOptions, _ generator: String,
    into bag: inout DiagnosticBag
  ) async -> PageComposer {
    let templates = TemplateSet(sources.theme, into: &bag)
    for page in site.pages {
      guard let own = page.source?.head.template, !templates.has(own.text) else { continue }
      bag.report(.unknownTemplate(own, known: templates.names))
    }
    let assets = ThemeAssets(sources.theme, into: &bag)
    let strings = sources.theme.strings
    let keys = Set(site.pages.compactMap { Sidebar.key($0, site) })
    let sidebars = await Parallel.map(Array(keys), jobs: options.jobs) { key in
      (key, Sidebar(key, site, templates, strings))
    }
    return PageComposer(
      site, templates: templates, theme: assets, strings: strings,
      sidebars: Dictionary(uniqueKeysWithValues: sidebars), generator: generator)
  }
}
