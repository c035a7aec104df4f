import ArgumentParser
import Site

/// `coldstart new lesson cold-starts/myths`
struct NewLessonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson", abstract: "Add a page: a mode of a concept, or a plain lesson.")

  @OptionGroup var named: PageArguments

  @Option(
    help: ArgumentHelp(
      "Show the run of this scenario, of the folder simulations beside the page.",
      valueName: "name"))
  var scenario: String?

  func run() async throws {
    try await Reporter.run {
      let page = try named.page()
      let run = try scenario.map(page.scenario)
      let skeleton = run == nil ? page.mode?.rawValue ?? "lesson" : "simulation"
      try page.write(
        try Starter.page(
          skeleton, title: page.title(given: named.title), date: try Today.written(),
          run: run, isWholeTitle: named.title != nil))
    }
  }
}
