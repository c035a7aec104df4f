import ArgumentParser
import FileTrees

/// `coldstart new`: pages that work at once, to be changed from there.
struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Add a concept, a lesson, a quiz or a simulation to a site.",
    discussion: """
      What is written works at once: a small system, its run, questions that the run answers. \
      Lines that begin with "Change" say what to put in its place. Nothing is ever overwritten.
      """,
    subcommands: [
      NewConceptCommand.self, NewLessonCommand.self, NewQuizCommand.self,
      NewSimulationCommand.self,
    ])
}

/// Which site gets new files.
struct ContentArguments: ParsableArguments {
  @Option(
    name: [.long, .customShort("s")],
    help: ArgumentHelp("The site's folder.", valueName: "dir"), completion: .directory)
  var root = "."

  @Option(
    help: ArgumentHelp(
      "The folder of Markdown. Default: content in the site's folder.", valueName: "dir"),
    completion: .directory)
  var content: String?

  /// The folder of Markdown, which must be there.
  func folder() throws -> (path: String, shown: String) {
    let shown = content ?? (root == "." ? "content" : root + "/content")
    let path = SiteArguments.absolute(shown)
    guard Disk.target(path)?.kind == .folder else {
      throw CommandFailure(
        "there is no folder \(shown)",
        help: "`coldstart init` makes a new site; --root and --content name an existing one")
    }
    return (path, shown)
  }
}
