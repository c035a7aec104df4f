import ArgumentParser

/// `coldstart new simulation notes/busy-shop`
struct NewSimulationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulation", abstract: "Add a scenario and a page that shows its run.")

  @OptionGroup var named: PageArguments

  func run() async throws {
    try await Reporter.run {
      let page = try named.page()
      try page.write(
        try Starter.page(
          "simulation", title: page.title(given: named.title),
          date: try Today.written(), run: page.name))
    }
  }
}
