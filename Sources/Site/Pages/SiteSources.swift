import Blocks
import DataNodes
import Diagnostics
import FileTrees
import Learning
import MarkdownPages
import Scenarios

/// Everything a build reads beside its pages.
struct SiteSources: Sendable {
  let options: SiteOptions
  /// The way to the files of the content folder.
  private(set) var content: FileDoor
  let folder: ContentFolder
  let configuration: SiteConfiguration
  /// Of the file it was read from.
  let configurationDigest: ContentHash
  let glossary: Glossary
  let books: SiteBooks
  let facts: FactLedger
  let theme: Theme
  /// What is wrong with them.
  let diagnostics: DiagnosticBag

  /// Lists the content folder and reads configuration, glossary and theme.
  static func load(_ options: SiteOptions) async throws(FileError) -> SiteSources {
    var bag = DiagnosticBag()
    let shown = options.shown(options.content)
    let content = options.door(options.content)
    let folder = try ContentFolder.scan(content, shownAs: shown, into: &bag)
    if folder.pages.isEmpty { bag.report(.noPages(shown)) }
    var configuration = SiteConfiguration()
    if let node = try data("site.yaml", content, folder, SiteConfiguration.keys.schema, into: &bag)
    {
      configuration = SiteConfiguration.keys.read(node)
      configuration.checkAddresses(node, into: &bag)
    }
    if let url = options.baseURL { configuration.baseURL = SiteConfiguration.withSlash(url) }
    let language = configuration.language
    async let loading = loadedTheme(options, language)
    let bytes = try bytes("site.yaml", content, folder) ?? []
    var glossary = Glossary()
    if let node = try data("glossary.yaml", content, folder, GlossaryFile.schema, into: &bag) {
      glossary = GlossaryFile.glossary(node)
    }
    let books = try SiteBooks.load(folder, content, today: options.today, into: &bag)
    let (theme, problems) = try await loading.get()
    bag.merge(problems)
    let facts = try facts(folder, content, options, theme.strings.words, books, into: &bag)
    return SiteSources(
      options: options, content: content, folder: folder, configuration: configuration,
      configurationDigest: ContentHash(bytes), glossary: glossary, books: books, facts: facts,
      theme: theme, diagnostics: bag)
  }

  /// The same sources behind a door that was opened now: the folder may be another one of its name.
  func reopened() -> SiteSources {
    var sources = self
    sources.content = options.door(options.content)
    return sources
  }

  private static func loadedTheme(
    _ options: SiteOptions, _ language: String
  ) -> Result<(Theme, DiagnosticBag), FileError> {
    var bag = DiagnosticBag()
    return Result { () throws(FileError) in
      let theme = try Theme.load(
        options.door(options.theme), shownAs: options.shown(options.theme), language: language,
        into: &bag)
      return (theme, bag)
    }
  }

  /// The ledger of `facts/*.yaml`; scenarios of simulated facts are run.
  private static func facts(
    _ folder: ContentFolder, _ content: FileDoor, _ options: SiteOptions, _ words: Words,
    _ books: SiteBooks, into bag: inout DiagnosticBag
  ) throws(FileError) -> FactLedger {
    var texts: [SourceText] = []
    for file in folder.others where file.path.parent.text == "facts" {
      guard file.path.name.hasSuffix(".yaml") else { continue }
      texts.append(SourceText(path: file.shown, bytes: try content.read(file.path)))
    }
    guard !texts.isEmpty else { return FactLedger() }
    var context = BlockContext(words)
    context.ownBooks = books.books
    context.runs = options.runs
    let shown = options.shown(options.content)
    let reader = FactReader(context, today: options.today) { path in
      SitePath(path).flatMap { $0.isHidden ? nil : try? content.read($0) }
        .map { SourceText(path: shown + "/" + path, bytes: $0) }
    }
    return FactsFile.ledger(texts, reader, into: &bag)
  }

  /// A checked data file at the top of the content folder; nil when it is not there or no data.
  private static func data(
    _ name: String, _ content: FileDoor, _ folder: ContentFolder, _ schema: Schema,
    into bag: inout DiagnosticBag
  ) throws(FileError) -> DataNode? {
    guard let file = folder.others.first(where: { $0.path.text == name }),
      let bytes = try bytes(name, content, folder)
    else { return nil }
    let text = SourceText(path: file.shown, bytes: bytes)
    guard let node = DataParser.parse(text, into: &bag), !node.isNull else { return nil }
    schema.check(node, into: &bag)
    return node
  }

  private static func bytes(
    _ name: String, _ content: FileDoor, _ folder: ContentFolder
  ) throws(FileError) -> [UInt8]? {
    guard let file = folder.others.first(where: { $0.path.text == name }) else { return nil }
    return try content.read(file.path)
  }

  /// A digest of everything but pages and theme that decides how a page is written.
  func settings(generator: String) -> ContentHash {
    var writer = CacheWriter()
    writer.put(environment(generator: generator))
    writer.put(configurationDigest)
    writer.put(configuration.baseURL)
    return ContentHash(writer.bytes)
  }

  /// A digest of everything beside its files that decides how a page is read.
  func environment(generator: String) -> ContentHash {
    var text = generator + "\0\(configuration.allowsRawHTML)\0"
    text += configuration.drawings.rawValue + "\0" + configuration.language + "\0"
    text += configuration.schemes.names.joined(separator: "\u{1}") + "\0"
    text += options.shown(options.content) + "\0\(configuration.outputs.markdownCopies)\0"
    text += theme.strings.words.all.joined(separator: "\u{1}")
    for term in glossary.terms {
      text += "\0" + ([term.name, term.definition] + term.aliases).joined(separator: "\u{1}")
    }
    for fact in facts.facts {
      text +=
        "\0"
        + [fact.name, fact.value, fact.kind.rawValue, fact.quantity]
        .joined(separator: "\u{1}")
      text +=
        "\u{1}"
        + [fact.source, fact.title, fact.date?.description, fact.reviewBy?.description]
        .map { $0 ?? "" }.joined(separator: "\u{1}")
    }
    return ContentHash(Array(text.utf8) + Array(books.digest.hex.utf8))
  }

  /// The parser for this site's pages.
  func parser(explaining codes: [DiagnosticCode]) -> PageParser {
    var markdown = MarkdownOptions()
    markdown.rawHTML = configuration.allowsRawHTML
    markdown.words = ProseWords { theme.strings.text($0) }
    markdown.schemes = configuration.schemes
    var context = BlockContext(theme.strings.words)
    context.glossary = glossary
    context.codes = codes
    context.drawings = configuration.drawings
    context.ownBooks = books.books
    context.facts = facts
    context.runs = options.runs
    return PageParser(
      library: StandardBlocks(context), options: markdown,
      content: content, shownAs: options.shown(options.content),
      keepsMarkdown: configuration.outputs.markdownCopies)
  }
}
