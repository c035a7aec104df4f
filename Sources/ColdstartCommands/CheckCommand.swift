import ArgumentParser
import Site

/// `coldstart check`: the verdict of `build`, without a site.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Report every problem without writing anything.")

  @OptionGroup var site: SiteArguments
  @OptionGroup var reporting: ReportArguments

  func run() async throws {
    try await Reporter.run {
      var options = try site.options()
      options.checksMinima = reporting.strict
      let reporter = Reporter(reporting, root: options.root)
      let progress = Progress("checking", isQuiet: reporting.quiet)
      let result = try await SiteBuild.run(
        options, generator: Program.generator, explained: DiagnosticCatalogue.all)
      progress.finish()
      let isFine = reporter.report(result.diagnostics)
      reporter.summarize("\(result.site.pageCount) checked", result.diagnostics)
      if !isFine { throw ExitCode(1) }
    }
  }
}
