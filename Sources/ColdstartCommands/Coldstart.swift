package import ArgumentParser

/// The program as the shell sees it.
package enum Program {
  /// Runs the command line of this process and exits with its code.
  package static func run() async {
    await Coldstart.main()
  }
}

/// The commands are listed here, one a file.
package struct Coldstart: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "coldstart",
    abstract: "A static site generator that teaches serverless.",
    version: "0.1.0")

  package init() {}
}
