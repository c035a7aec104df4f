import ArgumentParser

/// `coldstart new simulation notes/busy-shop`
struct NewSimulationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulation", abstract: "Add a scenario and a page that shows its run.")

  @Argument(help: "Where in the content folder, such as notes/busy-shop.")
  var path: String

  @Option(help: "The page's title. Default: from its name.")
  var title: String?

  @OptionGroup var content: ContentArguments

  func run() async throws {
    try await Reporter.run {
      let page = try NewPage(path, in: content)
      try page.write(
        try Starter.page(
          "simulation", title: page.title(given: title),
          date: try Today.written(), run: page.name))
    }
  }
}
