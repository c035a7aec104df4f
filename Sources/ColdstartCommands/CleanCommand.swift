import ArgumentParser
import FileTrees

/// `coldstart clean`: removes what builds wrote, and nothing else.
struct CleanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean", abstract: "Remove the built site and the cache.")

  @Option(
    name: [.long, .customShort("s")],
    help: ArgumentHelp("The site's folder.", valueName: "dir"), completion: .directory)
  var root = "."

  @Option(
    name: [.long, .customShort("o")],
    help: ArgumentHelp(
      "Where the site was written. Default: site in the site's folder.",
      valueName: "dir"), completion: .directory)
  var output: String?

  @Flag(name: [.long, .customShort("q")], help: "Print nothing but problems.")
  var quiet = false

  @OptionGroup var locking: LockArguments

  func run() async throws {
    try await Reporter.run {
      let output = SiteArguments.absolute(self.output ?? root + "/site")
      let lock = try await locking.lock(output)
      defer { withExtendedLifetime(lock) {} }
      let removed = try await Publisher(output: output, jobs: 1).clean()
      try Disk.removeTree(SiteArguments.absolute(root) + "/.coldstart")
      if !quiet { Terminal.say("\(removed) files removed\n") }
    }
  }
}
