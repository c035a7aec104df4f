import ArgumentParser
import DataNodes
import Diagnostics
import FileTrees
import Site

/// `coldstart new`: files with their front matter filled in.
struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Add a concept or a lesson to a site.",
    subcommands: [NewConceptCommand.self, NewLessonCommand.self])
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

/// `coldstart new concept "Cold starts" --modes why,example`
struct NewConceptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "concept", abstract: "Add a concept: a folder with a summary and its modes.")

  @Argument(help: "What the concept is called, such as \"Cold starts\".")
  var name: String

  @Option(
    help: ArgumentHelp(
      "The modes to begin with, joined by commas: "
        + Mode.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "modes"),
    completion: .list(Mode.allCases.map(\.rawValue)))
  var modes = "why,example"

  @Option(help: "The concept's title. Default: its name.")
  var title: String?

  @OptionGroup var content: ContentArguments

  func run() async throws {
    try await Reporter.run {
      let modes = try Self.modes(modes)
      let parts = try Wording.path(of: name)
      let last = name.split(separator: "/").last.map(String.init) ?? name
      let title = title ?? Wording.title(of: last) ?? last
      let folder = parts.joined(separator: "/")
      let day = try Today.day(now: nil).description
      let pages = [("_index", "concept")] + modes.map { ($0.rawValue, $0.rawValue) }
      let files = try pages.map { file, skeleton in
        NewFiles.File(
          path: "\(folder)/\(file).md", bytes: try Starter.page(skeleton, title: title, date: day))
      }
      let place = try content.folder()
      Terminal.print(try NewFiles(files).write(below: place.path, shownAs: place.shown))
      Terminal.print("next: write the summary in \(place.shown)/\(folder)/_index.md\n")
      if Self.hasNavigation(place.path) {
        Terminal.print("      add \(folder) to `navigation` in \(place.shown)/site.yaml\n")
      }
      Terminal.print("      coldstart serve\n")
    }
  }

  /// The modes of `why,example`, each once, in the order written.
  private static func modes(_ text: String) throws -> [Mode] {
    let known = Mode.allCases.map(\.rawValue)
    var modes: [Mode] = []
    for name in text.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init) {
      guard let mode = Mode(rawValue: name.lowercased()) else {
        let help = NearMiss.help(name, among: known) ?? ""
        throw ValidationError("no mode is called \"\(name)\"; \(help)")
      }
      if !modes.contains(mode) { modes.append(mode) }
    }
    return modes
  }

  /// True when the settings list the navigation by hand, so that new folders are not in it.
  private static func hasNavigation(_ content: String) -> Bool {
    guard let bytes = try? Disk.read(content + "/site.yaml") else { return false }
    return bytes.split(separator: UInt8(ascii: "\n")).contains {
      $0.starts(with: "navigation:".utf8)
    }
  }
}

/// `coldstart new lesson cold-starts/myths`
struct NewLessonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson", abstract: "Add a page: a mode of a concept, or a plain lesson.")

  @Argument(
    help: "Where in the content folder, such as notes/reading-list or cold-starts/myths.")
  var path: String

  @Option(help: "The page's title. Default: from its name.")
  var title: String?

  @OptionGroup var content: ContentArguments

  func run() async throws {
    try await Reporter.run {
      let place = try content.folder()
      var path = path
      // What a shell completes begins with the content folder itself.
      if path.hasPrefix(place.shown + "/") { path.removeFirst(place.shown.count + 1) }
      if path.hasSuffix(".md") { path.removeLast(3) }
      let parts = try Wording.path(of: path)
      let name = parts[parts.count - 1]
      let mode = parts.count > 1 ? Mode(rawValue: name) : nil
      let folder = parts.dropLast().joined(separator: "/")
      let subject = mode == nil ? name : parts[parts.count - 2]
      let concept = mode == nil ? nil : Self.title(ofConcept: place.path + "/" + folder)
      let file = parts.joined(separator: "/") + ".md"
      let bytes = try Starter.page(
        mode?.rawValue ?? "lesson",
        title: title ?? concept ?? Wording.title(of: subject) ?? subject,
        date: try Today.day(now: nil).description, isWholeTitle: title != nil)
      let files = NewFiles([NewFiles.File(path: file, bytes: bytes)])
      Terminal.print(try files.write(below: place.path, shownAs: place.shown))
      Terminal.print("next: write it, then coldstart serve\n")
    }
  }
  /// The title that a concept gives itself; nil when it has none.
  private static func title(ofConcept folder: String) -> String? {
    let path = folder + "/_index.md"
    guard let bytes = try? Disk.read(path) else { return nil }
    var bag = DiagnosticBag()
    let text = SourceText(path: path, bytes: bytes)
    guard let matter = FrontMatter.split(text, into: &bag).matter,
      let node = DataParser.parse(matter, into: &bag)
    else { return nil }
    return FrontMatter.keys.read(node).title
  }
}
