import FileTrees

/// Something that is written beside the pages. Whoever adds one writes one file and one line in
/// `all`.
protocol SiteOutput: Sendable {
  /// The files of this output; none when the configuration switches it off.
  func entries(_ composer: PageComposer) -> [FileTree.Entry]
}

/// The outputs in the order in which they claim paths.
enum SiteOutputs {
  static let all: [any SiteOutput] = [
    PagesOutput(), ExportsOutput(), AliasesOutput(), AssetsOutput(), MarkdownCopiesOutput(),
    SitemapOutput(),
    FeedOutput(), RobotsOutput(), LLMsOutput(), HeadersOutput(), SchemasOutput(),
  ]
}

extension FileTree.Entry {
  /// A file whose bytes are made when they are asked for; nil when `path` is no path.
  init?(_ path: String, _ bytes: @escaping @Sendable () -> [UInt8]) {
    guard let path = SitePath(path) else { return nil }
    self.init(path, bytes)
  }
}
