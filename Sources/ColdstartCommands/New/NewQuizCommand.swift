import ArgumentParser

/// `coldstart new quiz notes/what-happened --scenario busy-shop`
struct NewQuizCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quiz", abstract: "Add a page of questions that a run answers.",
    discussion: "Without --scenario the run is that of a small shop, which is written beside it.")

  @Argument(help: "Where in the content folder, such as notes/what-happened.")
  var path: String

  @Option(help: "The page's title. Default: from its name.")
  var title: String?

  @Option(
    help: ArgumentHelp(
      "The scenario that is asked about, of the folder simulations beside the page.",
      valueName: "name"))
  var scenario: String?

  @OptionGroup var content: ContentArguments

  func run() async throws {
    try await Reporter.run {
      let page = try NewPage(path, in: content)
      try page.write(
        try Starter.page(
          "quiz", title: page.title(given: title), date: try Today.written(),
          run: try scenario.map(page.scenario) ?? Starter.scenario))
    }
  }
}
