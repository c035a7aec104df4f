package import Diagnostics
package import FileTrees

/// From a folder of Markdown to a folder of a site: a build, and its publication.
///
/// look → build → complete → publish → remember. Where nothing was touched since the last time,
/// nothing but looking is done.
extension SiteBuild {
  /// Where a site is published, and what of it.
  package struct Destination: Sendable {
    let output: String
    let publisher: Publisher
    /// Whether warnings keep a site from being published.
    let isStrict: Bool
    /// Adds to a site's files what other programs make of them.
    let complete: @Sendable (Result, FileTree) async throws -> FileTree

    package init(
      output: String, publisher: Publisher, isStrict: Bool,
      complete: @escaping @Sendable (Result, FileTree) async throws -> FileTree
    ) {
      self.output = output
      self.publisher = publisher
      self.isStrict = isStrict
      self.complete = complete
    }
  }

  /// How a publication ended.
  package enum Ending: Sendable {
    /// Nothing that the last one was made from has changed, and nobody touched its files.
    case unchanged(FinishedBuild, files: Int)
    /// There are errors: the output holds what it held.
    case refused(Result)
    case published(Result, FileTree, Publisher.Summary, before: Ledger?, after: Ledger?)
  }

  /// Builds a site and makes the destination hold it, all or nothing.
  /// - Parameter isBuilt: whether a build is wanted even where nothing has changed.
  package static func publish(
    _ options: SiteOptions, generator: String, explained codes: [DiagnosticCode],
    to destination: Destination, isBuilt: Bool = false
  ) async throws -> Ending {
    try destination.publisher.recover()
    let ledgers = options.cache.map { LedgerFile($0, output: destination.output) }
    async let snapshot = options.trustsTimes ? try? SiteSnapshot(options) : nil
    let before = ledgers?.load()
    let now = await snapshot
    if !isBuilt, let before, let build = before.build, let now, build.holds(for: options, at: now),
      await destination.publisher.isCurrent(before.ledger)
    {
      return .unchanged(build, files: before.ledger.files.count)
    }
    let result = try await run(options, generator: generator, explained: codes)
    guard !result.diagnostics.hasErrors(strict: destination.isStrict) else {
      return .refused(result)
    }
    let tree = try await destination.complete(result, await result.tree(jobs: options.jobs))
    var ledger = before?.ledger
    let summary = try await destination.publisher.publish(tree, keeping: &ledger)
    let build = FinishedBuild(result.site, result.diagnostics, options, at: now)
    if let ledger, ledger != before?.ledger || build != nil || before?.build != nil {
      ledgers?.save(ledger, of: build)
    }
    return .published(result, tree, summary, before: before?.ledger, after: ledger)
  }
}
