import ArgumentParser
import FileTrees

/// `coldstart init`: a small site that builds, with a workflow that publishes it.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Start a new site.",
    discussion: """
      Writes settings, a home page with a run to watch, a concept told in four ways (with key \
      moments, questions that the run answers, a drawing and a lab), a section of plain pages, a \
      glossary, a .gitignore and a workflow for GitHub Pages. Nothing is ever overwritten: if one \
      of the files is there, nothing is written.
      """)

  @Argument(
    help: ArgumentHelp(
      "The folder of the new site; it is made when it is missing.", valueName: "dir"),
    completion: .directory)
  var folder = "."

  @Option(help: "The site's title. Default: from the folder's name.")
  var title: String?

  @Option(
    help: ArgumentHelp(
      """
      Where the workflow fetches Coldstart's sources. Default: the variable COLDSTART_REPOSITORY \
      of the repository the site is kept in.
      """, valueName: "url"))
  var repository = "${{ vars.COLDSTART_REPOSITORY }}"

  func run() async throws {
    try await Reporter.run {
      let path = SiteArguments.absolute(folder)
      let name = path.split(separator: "/").last.map(String.init) ?? ""
      let files = Starter.site(
        title: title ?? Wording.title(of: name) ?? "A new course", repository: repository)
      Terminal.print(try NewFiles(files).write(below: path, shownAs: folder))
      let change = folder == "." ? "" : "cd \(Wording.shellQuoted(folder)) && "
      Terminal.print("next: \(change)coldstart serve\n")
    }
  }
}
