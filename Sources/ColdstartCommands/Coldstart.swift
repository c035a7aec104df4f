package import ArgumentParser
import Dispatch
import FileTrees
import Foundation

/// The program as the shell sees it.
package enum Program {
  /// The version of this program, also part of cache keys.
  package static let version = "0.1.0"
  /// What pages name as their generator.
  package static let generator = "Coldstart " + version
  /// What tells this build of the program from every other: a cache is for one of them alone.
  static var identity: String {
    let path = Disk.resolved("/proc/self/exe") ?? CommandLine.arguments[0]
    let file = Disk.target(path).map { "\($0.size) \($0.modified)" } ?? ""
    return generator + " " + file
  }

  /// Runs the command line of this process, which ends with its code.
  package static func run() {
    // Answered before any thread is started: scripts ask for it often.
    if CommandLine.arguments.dropFirst() == ["--version"] { return Terminal.print(version + "\n") }
    Task {
      await Coldstart.main()
      exit(EXIT_SUCCESS)
    }
    dispatchMain()
  }
}

/// The commands are listed here, one a file.
package struct Coldstart: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "coldstart",
    abstract: "A static site generator that teaches serverless.",
    version: Program.version,
    subcommands: [
      BuildCommand.self, CheckCommand.self, InitCommand.self, NewCommand.self, ListCommand.self,
      ServeCommand.self, ExplainCommand.self, RenderCommand.self, CleanCommand.self,
      DiagramCommand.self, SimulateCommand.self, PricesCommand.self, CompletionsCommand.self,
    ])

  package init() {}
}
