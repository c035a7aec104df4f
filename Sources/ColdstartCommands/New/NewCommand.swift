import ArgumentParser

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

/// The page to be written, as a command names it.
struct PageArguments: ParsableArguments {
  @Argument(
    help: "Where in the content folder, such as notes/reading-list or cold-starts/myths.")
  var path: String

  @Option(help: "The page's title. Default: from its name.")
  var title: String?

  @OptionGroup var folders: FolderArguments

  /// - Throws: a message for the shell when there is no content folder, or no name in the path.
  func page() throws -> NewPage { try NewPage(path, in: folders) }
}
