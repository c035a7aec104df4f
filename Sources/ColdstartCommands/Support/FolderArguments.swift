import ArgumentParser
import FileTrees

/// The flags that say which site: the same for every command that reads or adds to one.
struct FolderArguments: ParsableArguments {
  @Option(
    name: [.long, .customShort("s")],
    help: ArgumentHelp("The site's folder.", valueName: "dir"), completion: .directory)
  var root = "."

  @Option(
    help: ArgumentHelp(
      "The folder of Markdown. Default: content in the site's folder.", valueName: "dir"),
    completion: .directory)
  var content: String?

  /// The folder of Markdown as an absolute path and as it was named.
  /// - Throws: a message for the shell when it is not there.
  func contentFolder() throws -> (path: String, shown: String) {
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
