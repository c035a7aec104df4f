import Diagnostics
import FileTrees
import Preview
import Site

/// Builds for the preview, and keeps what the next build can use again.
actor PreviewBuilder {
  private let options: SiteOptions
  private let reporting: ReportArguments
  private let editor: String?
  private let explains: Bool
  /// Where good states of the site are written too; nil to write nothing.
  private let output: String?
  private let locking: LockArguments
  private var state: SiteState?
  /// Whether the disk refused something in the last build, so that what changed before is unknown.
  private var isStale = false
  /// The last state without errors: what is broken since is shown as it was there.
  private var good: SiteBuild.Result?
  private var writing: Task<Void, Never>?
  private static let problemsMax = 100
  private static let usualEditor = "vscode://file{path}:{line}:{column}"

  /// - Parameter editor: the link that opens a place in the editor, instead of the site's own.
  init(
    _ options: SiteOptions, _ reporting: ReportArguments, editor: String?, explains: Bool,
    output: String?, locking: LockArguments
  ) {
    self.options = options
    self.reporting = reporting
    self.editor = editor
    self.explains = explains
    self.output = output
    self.locking = locking
  }

  /// The site as it is now, pages with errors as they were in the last good site. When something
  /// that is no page is broken, all of that site stays. Nil when nothing is different.
  /// - Parameter touched: what may have changed since the last time; nil for anything.
  func build(onlyStyles: Bool, touching touched: [String]?) async -> PreviewUpdate? {
    let reporter = Reporter(reporting, root: options.root)
    do {
      let result = try await SiteBuild.run(
        options, generator: Program.generator, explained: DiagnosticCatalogue.all, after: state,
        touching: isStale ? nil : touched)
      if explains { Terminal.say(RebuildReasons.text(result, after: state)) }
      isStale = false
      state = result.state
      if result.isSame { return nil }
      _ = reporter.report(result.diagnostics)
      reporter.summarize(result.site.pageCount, result.diagnostics)
      return update(result, onlyStyles: onlyStyles)
    } catch {
      isStale = true
      let problem = PreviewProblem.unreadable(error, options)
      Terminal.say("error: \(problem.message)\n")
      return PreviewUpdate(tree: nil, effect: .nothing, problems: [problem])
    }
  }

  /// Waits until what was good is written.
  func finish() async {
    await writing?.value
  }

  private func update(_ result: SiteBuild.Result, onlyStyles: Bool) -> PreviewUpdate {
    let sorted = result.diagnostics.sorted(strict: reporting.strict, notes: reporting.verbose)
    let link = EditorLink(editor ?? result.site.configuration.editorLink ?? Self.usualEditor)
    var problems = sorted.prefix(Self.problemsMax).map { problem($0, link, result.site) }
    if sorted.count > problems.count { problems.append(.more(sorted.count - problems.count)) }
    let errors = sorted.filter { $0.severity == .error }
    guard errors.isEmpty else {
      let broken = Set(errors.map { $0.span?.path ?? "" })
      let changed = result.causes.map(\.file)
      // Who has only broken pages changed sees what was there before: nothing is to be loaded.
      let isSame = good != nil && !changed.isEmpty && changed.allSatisfy(broken.contains)
      return PreviewUpdate(
        tree: tree(result, whereBroken: broken, link), effect: isSame ? .nothing : .reload,
        problems: problems)
    }
    good = result
    write(result)
    return PreviewUpdate(
      tree: tree(result, link), effect: onlyStyles ? .styles : .reload, problems: problems)
  }

  /// The new site with the broken pages as they were; nil to keep all of the last good one, when
  /// what is broken is no page. Without a good state the faulty one shows more than nothing.
  private func tree(
    _ result: SiteBuild.Result, whereBroken broken: Set<String>, _ link: EditorLink
  ) -> PreviewTree? {
    guard let good else { return tree(result, link) }
    guard broken.allSatisfy({ result.site.address(ofFile: $0) != nil }) else { return nil }
    return tree(result, link, replacing: broken, from: good)
  }

  private func tree(
    _ result: SiteBuild.Result, _ editor: EditorLink, replacing broken: Set<String> = [],
    from good: SiteBuild.Result? = nil
  ) -> PreviewTree {
    let headers = result.site.securityHeaders.all.map { PreviewHeader($0.name, $0.value) }
    return PreviewTree(basePath: result.site.basePath, headers: headers) { path in
      guard let file = result.site.source(of: path), let text = try? Disk.read(file) else {
        return nil
      }
      return PreviewSource(editor: editor.link(path: file), text: text)
    } file: { path in
      let isBroken = result.site.shownSource(of: path).map(broken.contains) ?? false
      // A page of the last good site may use its styles, whose names the new one does not know.
      let kept = isBroken ? good?.files[path] : nil
      return (kept ?? result.files[path] ?? good?.files[path]).map { PreviewFile(bytes: $0.bytes) }
    }
  }

  /// Writes a good state once those before it are written; the browser does not wait for it.
  private func write(_ result: SiteBuild.Result) {
    guard let output else { return }
    let ledgers = options.cache.map { LedgerFile($0, output: output) }
    let (jobs, locking) = (options.jobs, locking)
    writing = Task { [writing] in
      await writing?.value
      do {
        let lock = try await locking.lock(output)
        defer { withExtendedLifetime(lock) {} }
        let publisher = Publisher(output: output, isAlone: !locking.usesNoLock, jobs: jobs)
        var ledger = ledgers?.load()?.ledger
        _ = try await publisher.publish(await result.tree(jobs: jobs), keeping: &ledger)
        if let ledger { ledgers?.save(ledger) }
      } catch {
        let cause = (error as? Publisher.Refusal).map { Reporter.text($0).joined(separator: "; ") }
        Terminal.say("error: the output folder: \(cause ?? "\(error)")\n")
      }
    }
  }

  private func problem(
    _ diagnostic: Diagnostic, _ editor: EditorLink, _ site: SiteModel
  ) -> PreviewProblem {
    let root = options.root
    let absolute = { @Sendable (path: String) in path.hasPrefix("/") ? path : root + "/" + path }
    let path = diagnostic.span?.path ?? ""
    let bytes = try? Disk.read(absolute(path))
    let place = bytes.map { LineIndex($0).position(of: diagnostic.span?.start ?? 0) }
    let printer = DiagnosticPrinter(.human) { try? Disk.read(absolute($0)) }
    return PreviewProblem(
      severity: PreviewProblem.Severity(rawValue: diagnostic.severity.rawValue) ?? .error,
      code: diagnostic.code.id, message: diagnostic.message, path: path,
      page: site.address(ofFile: path), line: place?.line,
      column: place?.column, excerpt: printer.excerpt(diagnostic), help: diagnostic.help,
      editor: place.map { editor.link(path: absolute(path), line: $0.line, column: $0.column) })
  }
}

extension PreviewProblem {
  /// What the disk refused.
  fileprivate static func unreadable(_ error: FileError, _ options: SiteOptions) -> PreviewProblem {
    let path = options.shown(error.path)
    let isGone = error.isMissing && error.path == options.content
    return PreviewProblem(
      severity: .error, code: "unreadable-file",
      message: isGone ? "the folder \(path) is gone" : "\(error)", path: path,
      help: ["the pages from before are shown until it can be read again"])
  }

  /// What stands for problems that are not shown.
  fileprivate static func more(_ count: Int) -> PreviewProblem {
    PreviewProblem(
      severity: .note, code: "and-more", message: "there are \(count) more", path: "",
      help: ["`coldstart check --verbose` prints all of them"])
  }
}
