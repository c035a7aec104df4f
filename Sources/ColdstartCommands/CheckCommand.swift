import ArgumentParser
import Site

/// `coldstart check`: the verdict of `build`, without a site.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Report every problem without writing anything.",
    discussion: "With --fix, drawings in pages are rewritten where their walls are not straight.")

  @Flag(help: "Rewrite drawings whose walls are not straight, and check again.")
  var fix = false

  @OptionGroup var site: SiteArguments
  @OptionGroup var reporting: ReportArguments

  func run() async throws {
    try await Reporter.run {
      var options = try site.options()
      options.checksMinima = reporting.strict
      let reporter = Reporter(reporting, root: options.root)
      let progress = Progress("checking", isQuiet: reporting.quiet)
      var result = try await SiteBuild.run(
        options, generator: Program.generator, explained: DiagnosticCatalogue.all)
      progress.finish()
      if fix {
        var fixer = DrawingFixer()
        try fixer.fix(result.diagnostics, root: options.root)
        Terminal.say(fixer.summary)
        if fixer.drawings > 0 {
          result = try await SiteBuild.run(
            options, generator: Program.generator, explained: DiagnosticCatalogue.all)
        }
      }
      let isFine = reporter.report(result.diagnostics)
      reporter.summarize("\(result.site.pageCount) checked", result.diagnostics)
      if !isFine { throw ExitCode(1) }
    }
  }
}
