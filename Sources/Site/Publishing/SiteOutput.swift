import FileTrees

/// Something that is written beside the pages. Whoever adds one writes one file and one line in
/// `all`.
protocol SiteOutput: Sendable {
  /// The files of this output; none when the configuration switches it off.
  func entries(_ composer: PageComposer) -> [FileTree.Entry]
  /// What one of these files is made from; nil when only its bytes can tell.
  func inputs(of entry: FileTree.Entry, _ inputs: SiteInputs) -> InputDigest?
}

extension SiteOutput {
  /// Not known, so that an output that looks at anything new cannot be stale: a few files of a site
  /// are made again in each build and compared.
  func inputs(of entry: FileTree.Entry, _ inputs: SiteInputs) -> InputDigest? { nil }
}

/// A file that is written for every page, or for some.
protocol PageOutput: Sendable {
  /// A page's file; nil for pages that have none.
  func entry(_ page: SitePage, _ composer: PageComposer) -> FileTree.Entry?
  /// What a page's file is made from.
  func inputs(of page: SitePage, _ inputs: SiteInputs) -> InputDigest
  /// The address of the page whose file of this kind a path is; nil for other paths.
  func url(of path: SitePath) -> SitePath?
}

/// The outputs in the order in which they claim paths: those of single pages before those of the
/// whole site.
enum SiteOutputs {
  static let ofPages: [any PageOutput] = [PagesOutput(), MarkdownCopiesOutput()]

  static let whole: [any SiteOutput] = [
    ExportsOutput(), AliasesOutput(), AssetsOutput(), SitemapOutput(), FeedOutput(),
    RobotsOutput(), LLMsOutput(), HeadersOutput(), SchemasOutput(),
  ]
}

extension FileTree.Entry {
  /// A file whose bytes are made when they are asked for; nil when `path` is no path.
  init?(_ path: String, _ bytes: @escaping @Sendable () -> [UInt8]) {
    guard let path = SitePath(path) else { return nil }
    self.init(path, bytes)
  }
}
