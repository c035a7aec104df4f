import ArgumentParser

/// `coldstart new quiz notes/what-happened --scenario busy-shop`
struct NewQuizCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quiz", abstract: "Add a page of questions that a run answers.",
    discussion: "Without --scenario the run is that of a small shop, which is written beside it.")

  @OptionGroup var named: PageArguments

  @Option(
    help: ArgumentHelp(
      "The scenario that is asked about, of the folder simulations beside the page.",
      valueName: "name"))
  var scenario: String?

  func run() async throws {
    try await Reporter.run {
      let page = try named.page()
      try page.write(
        try Starter.page(
          "quiz", title: page.title(given: named.title), date: try Today.written(),
          run: try scenario.map(page.scenario) ?? Starter.scenario))
    }
  }
}
