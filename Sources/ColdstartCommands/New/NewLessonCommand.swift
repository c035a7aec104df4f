import ArgumentParser
import Site

/// `coldstart new lesson cold-starts/myths`
struct NewLessonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson", abstract: "Add a page: a mode of a concept, or a plain lesson.")

  @Argument(
    help: "Where in the content folder, such as notes/reading-list or cold-starts/myths.")
  var path: String

  @Option(help: "The page's title. Default: from its name.")
  var title: String?

  @Option(
    help: ArgumentHelp(
      "Show the run of this scenario, of the folder simulations beside the page.",
      valueName: "name"))
  var scenario: String?

  @OptionGroup var content: ContentArguments

  func run() async throws {
    try await Reporter.run {
      let page = try NewPage(path, in: content)
      let run = try scenario.map(page.scenario)
      let skeleton = run == nil ? page.mode?.rawValue ?? "lesson" : "simulation"
      try page.write(
        try Starter.page(
          skeleton, title: page.title(given: title), date: try Today.written(),
          run: run, isWholeTitle: title != nil))
    }
  }
}
