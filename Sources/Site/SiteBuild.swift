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
///
/// Every command builds this way, the first time and after every edit. What an earlier build found
/// out is used again where nothing it was made from has changed.
package enum SiteBuild {
  /// The result of a build.
  package struct Result: Sendable {
    /// The site's files; their bytes are made when they are asked for.
    package let files: SiteFiles
    package var site: SiteModel { state.linked.model }
    /// Of all pages and of the site, in no particular order.
    package let diagnostics: DiagnosticBag
    /// Which pages were read, and why.
    package let causes: [(file: String, cause: ReadCause)]
    /// Whether all pages were linked, not only those whose texts were edited.
    package let isLinkedWhole: Bool
    /// Whether nothing that an earlier build was made from was found changed.
    package let isSame: Bool
    /// What the next build in this process can use again.
    package let state: SiteState
    /// The site's files as a whole.
    package func tree(jobs: Int) async -> FileTree { await files.tree(jobs: jobs) }
  }

  /// Builds the site that `options` describe. What authors got wrong is in the result's
  /// diagnostics; only the machine's refusals are thrown.
  /// - Parameters:
  ///   - generator: this program and its version, for pages to name.
  ///   - codes: the codes that the manual's list explains.
  ///   - earlier: what a build before in this process found out.
  ///   - touched: absolute paths of all files and folders that may have changed since `earlier`;
  ///     nil when any may have.
  package static func run(
    _ options: SiteOptions, generator: String, explained codes: [DiagnosticCode],
    after earlier: SiteState? = nil, touching touched: [String]? = nil
  ) async throws(FileError) -> Result {
    let edit = earlier.map { SiteEdit(touched, options, $0) }
    async let opened = earlier == nil ? SiteCache(options) : nil
    let sources: SiteSources
    if let kept = edit?.sources {
      sources = kept.reopened()
    } else {
      sources = try await SiteSources.load(options)
    }
    // Another language has other words in templates and scripts.
    let isSameLanguage =
      earlier?.sources.configuration.language == sources.configuration.language
    let kept = isSameLanguage ? edit?.design : nil
    async let designing = kept ?? SiteDesign(sources.theme)
    let environment = sources.environment(generator: generator)
    var earlierPages = earlier?.known
    if earlierPages?.environment != environment { earlierPages = nil }
    var cache = await opened
    if earlier != nil, earlierPages == nil { cache = await SiteCache(options) }
    let reader = PageReader(
      parser: sources.parser(explaining: codes), options: options,
      content: sources.content,
      known: earlierPages ?? cache?.known(in: environment)
        ?? KnownPages(environment: environment),
      pack: cache?.pack, touched: earlierPages == nil ? nil : edit?.files,
      isSameFolder: edit?.sources != nil)
    let reading = try await reader.read(sources.folder.pages)
    async let saving: Void? = reading.isNews ? cache?.save(reading.known) : nil
    let linker = SiteLinker(options: options, sources: sources)
    let relinked =
      edit?.sources == nil ? nil : earlier.flatMap { relink(reading, linker, after: $0) }
    let linked: LinkedSite
    if let relinked { linked = relinked } else { linked = try await linker.link(reading.sources) }
    let state = SiteState(
      sources: sources, known: reading.known, linked: linked, design: await designing)
    await saving
    let isSame = edit?.sources != nil && edit?.design != nil && reading.causes.isEmpty
    return result(
      state, reading, isLinkedWhole: relinked == nil, isSame: isSame, generator: generator)
  }

  private static func relink(
    _ reading: PageReader.Reading, _ linker: SiteLinker, after earlier: SiteState
  ) -> LinkedSite? {
    linker.relink(earlier.linked, reading.pages, edited: reading.causes.map(\.place))
  }

  private static func result(
    _ state: SiteState, _ reading: PageReader.Reading, isLinkedWhole: Bool, isSame: Bool,
    generator: String
  ) -> Result {
    var bag = state.sources.diagnostics
    bag.merge(state.linked.diagnostics)
    bag.merge(state.design.diagnostics)
    state.design.check(state.linked.model, into: &bag)
    let composer = PageComposer(
      state.linked.model, state.design, content: state.sources.content,
      strings: state.sources.theme.strings,
      generator: generator)
    let causes = reading.causes.map { place, cause in
      (file: reading.pages[place].page.file.shown, cause: cause)
    }
    let files = SiteFiles(
      composer, settings: state.sources.settings(generator: generator),
      design: state.design.digest)
    return Result(
      files: files, diagnostics: bag, causes: causes, isLinkedWhole: isLinkedWhole,
      isSame: isSame, state: state)
  }
}

/// Everything a build found out that a later one in the same process can use.
package struct SiteState: Sendable {
  let sources: SiteSources
  let known: KnownPages
  let linked: LinkedSite
  let design: SiteDesign
}
