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

  @OptionGroup var locking: LockArguments

  @Flag(name: .customLong("explain-rebuild"), help: "Say which pages were made anew, and why.")
  var explainsRebuild = false

  func run() async throws {
    try await Reporter.run {
      var options = try site.options()
      options.checksMinima = reporting.strict
      options.makesSearchIndex = { SearchIndexer.find() != nil }
      let output = SiteArguments.absolute(self.output ?? site.root + "/site")
      try Self.guardSources(options, output)
      let lock = try await locking.lock(output)
      defer { withExtendedLifetime(lock) {} }
      do { try await build(options, output) } catch  where Self.lies(in: options, error) {
        // The cache was damaged under our hands. It is good for time, and for nothing else.
        try Disk.removeTree(options.cache?.folder ?? "")
        options.cache = nil
        try await build(options, output)
      }
    }
  }

  private func build(_ options: SiteOptions, _ output: String) async throws {
    let reporter = Reporter(reporting, root: options.root)
    let progress = Progress("building", isQuiet: reporting.quiet)
    let publisher = Publisher(
      output: output, keepsForeignFiles: force, isAlone: !locking.usesNoLock,
      trustsTimes: options.trustsTimes, jobs: options.jobs)
    let destination = SiteBuild.Destination(
      output: output, publisher: publisher, isStrict: reporting.strict
    ) { result, tree in
      try await completed(tree, of: result, jobs: options.jobs)
    }
    let ending = try await SiteBuild.publish(
      options, generator: Program.generator, explained: DiagnosticCatalogue.all,
      to: destination, isBuilt: explainsRebuild)
    progress.finish()
    try tell(ending, reporter)
  }

  private func tell(_ ending: SiteBuild.Ending, _ reporter: Reporter) throws {
    switch ending {
    case .unchanged(let build, let files):
      if build.hasSearch == false { noteMissingSearch() }
      _ = reporter.report(build.diagnostics)
      reporter.summarize(
        "\(build.pages): 0 files written, \(files) unchanged, 0 removed", build.diagnostics)
    case .refused(let result):
      _ = reporter.report(result.diagnostics)
      reporter.summarize("nothing published", result.diagnostics)
      throw ExitCode(1)
    case .published(let result, let tree, let summary, let before, let after):
      if explainsRebuild { Terminal.say(RebuildReasons.text(result.site, before, after)) }
      _ = reporter.report(result.diagnostics)
      reporter.summarize(
        "\(result.site.pageCount): \(summary.written) files written,"
          + " \(summary.unchanged) unchanged, \(summary.removed) removed", result.diagnostics)
      Lasting.keep(result, tree, before, after)
    }
  }

  /// Whether the machine failed at a file of the cache.
  private static func lies(in options: SiteOptions, _ error: any Error) -> Bool {
    let cause: FileError? =
      if case .failed(let cause, _)? = error as? Publisher.Refusal { cause } else {
        error as? FileError
      }
    guard let folder = options.cache?.folder, let cause else { return false }
    return cause.path.hasPrefix(folder + "/")
  }

  /// The site with its search index and compressed copies, where it wants them.
  private func completed(
    _ tree: FileTree, of result: SiteBuild.Result, jobs: Int
  ) async throws -> FileTree {
    let whole = try await searchable(tree, of: result, jobs: jobs)
    guard result.site.configuration.outputs.precompress else { return whole }
    return try Precompression.compressed(whole)
  }

  private func searchable(
    _ tree: FileTree, of result: SiteBuild.Result, jobs: Int
  ) async throws -> FileTree {
    let wish = result.site.configuration.search
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
    let place = SiteArguments.followed(output)
    for source in [options.content, options.theme] {
      let from = SiteArguments.followed(source)
      let nested = (from + "/").hasPrefix(place + "/") || (place + "/").hasPrefix(from + "/")
      if nested {
        throw CommandFailure(
          "the output folder \(output) and \(source) lie in one another",
          help: "name another folder with --output")
      }
    }
  }
}
