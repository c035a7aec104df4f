import ArgumentParser
import Diagnostics
import FileTrees
import Site

/// `coldstart build`: content and theme become a folder that any host can serve.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Build the site into a folder.",
    discussion: """
      Nothing is published while there is an error: the output folder then keeps what it held. \
      Exit codes: 0 built, 1 errors in the content, 2 the machine failed, 64 wrong usage.
      """)

  @OptionGroup var site: SiteArguments
  @OptionGroup var reporting: ReportArguments

  @Option(
    name: [.long, .customShort("o")],
    help: ArgumentHelp(
      "Where the site is written. Default: site in the site's folder.",
      valueName: "dir"), completion: .directory)
  var output: String?

  @Flag(help: "Build into a folder that holds other files too, and leave those alone.")
  var force = false

  @Flag(name: .customLong("explain-rebuild"), help: "Say which pages were made anew, and why.")
  var explainsRebuild = false

  func run() async throws {
    try await Reporter.run {
      var options = try site.options()
      options.checksMinima = reporting.strict
      options.makesSearchIndex = { SearchIndexer.find() != nil }
      do { try await build(options) } catch  where Self.lies(in: options, error) {
        // The cache was damaged under our hands. It is good for time, and for nothing else.
        try Disk.removeTree(options.cache?.folder ?? "")
        options.cache = nil
        try await build(options)
      }
    }
  }

  private func build(_ options: SiteOptions) async throws {
    let reporter = Reporter(reporting, root: options.root)
    let output = SiteArguments.absolute(self.output ?? site.root + "/site")
    try Self.guardSources(options, output)
    let progress = Progress("building", isQuiet: reporting.quiet)
    let publisher = Publisher(output: output, keepsForeignFiles: force, jobs: options.jobs)
    let ledgers = options.cache.map { LedgerFile($0, output: output) }
    async let snapshot = options.trustsTimes ? try? SiteSnapshot(options) : nil
    let before = ledgers?.load()
    let now = await snapshot
    if let before, let build = before.build, let now, !explainsRebuild,
      build.holds(for: options, at: now), await publisher.isCurrent(before.ledger)
    {
      progress.finish()
      if build.hasSearch == false { noteMissingSearch() }
      _ = reporter.report(build.diagnostics)
      let count = before.ledger.files.count
      return reporter.summarize(
        "\(build.pages): 0 files written, \(count) unchanged, 0 removed", build.diagnostics)
    }
    let result = try await SiteBuild.run(
      options, generator: Program.generator, explained: DiagnosticCatalogue.all)
    guard !result.diagnostics.hasErrors(strict: reporting.strict) else {
      progress.finish()
      _ = reporter.report(result.diagnostics)
      reporter.summarize("nothing published", result.diagnostics)
      throw ExitCode(1)
    }
    var tree = try await searchable(result, jobs: options.jobs)
    if result.site.configuration.outputs.precompress { tree = try Precompression.compressed(tree) }
    var ledger = before?.ledger
    let summary = try await publisher.publish(tree, keeping: &ledger)
    let pages = Reporter.count(result.site)
    let build = FinishedBuild(result, options, pages: pages, at: now)
    if let ledger, ledger != before?.ledger || build != nil || before?.build != nil {
      ledgers?.save(ledger, of: build)
    }
    progress.finish()
    if explainsRebuild { Terminal.say(RebuildReasons.text(result.site, before?.ledger, ledger)) }
    _ = reporter.report(result.diagnostics)
    reporter.summarize(
      "\(pages): \(summary.written) files written,"
        + " \(summary.unchanged) unchanged, \(summary.removed) removed", result.diagnostics)
    Lasting.keep(result, tree, before, ledger)
  }

  /// Whether the machine failed at a file of the cache.
  private static func lies(in options: SiteOptions, _ error: any Error) -> Bool {
    let cause: FileError? =
      if case .failed(let cause)? = error as? Publisher.Refusal { cause } else {
        error as? FileError
      }
    guard let folder = options.cache?.folder, let cause else { return false }
    return cause.path.hasPrefix(folder + "/")
  }

  /// The site with its search index, when it wants one.
  private func searchable(
    _ result: SiteBuild.Result, jobs: Int
  ) async throws -> FileTree {
    let wish = result.site.configuration.search
    let tree = await result.tree(jobs: jobs)
    guard wish != .off else { return tree }
    if result.site.hasSearch, let indexer = SearchIndexer.find() {
      return try await indexer.indexed(tree, jobs: jobs)
    }
    switch wish {
    case .off, .auto:
      noteMissingSearch()
      return tree
    case .require:
      throw CommandFailure(
        "site.yaml requires a search, and the indexer Pagefind is not installed",
        help: "install it with: pip install 'pagefind[bin]'")
    }
  }

  private func noteMissingSearch() {
    guard !reporting.quiet else { return }
    Terminal.say("note: no search box, because the indexer Pagefind is not installed\n")
  }

  /// The output must not be a place the build reads from, nor hold one.
  static func guardSources(_ options: SiteOptions, _ output: String) throws {
    for source in [options.content, options.theme] {
      let nested = (source + "/").hasPrefix(output + "/") || (output + "/").hasPrefix(source + "/")
      if nested {
        throw CommandFailure(
          "the output folder \(output) and \(source) lie in one another",
          help: "name another folder with --output")
      }
    }
  }
}
