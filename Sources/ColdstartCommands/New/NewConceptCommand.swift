import ArgumentParser
import Diagnostics
import FileTrees
import Site

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

  @OptionGroup var folders: FolderArguments

  func run() async throws {
    try await Reporter.run {
      let modes = try Self.modes(modes)
      let parts = try Wording.path(of: name)
      let last = name.split(separator: "/").last.map(String.init) ?? name
      let title = title ?? Wording.title(of: last) ?? last
      let folder = parts.joined(separator: "/")
      let day = try Today.written()
      let pages = [("_index", "concept")] + modes.map { ($0.rawValue, $0.rawValue) }
      let files = try pages.map { file, skeleton in
        NewFiles.File(
          path: "\(folder)/\(file).md", bytes: try Starter.page(skeleton, title: title, date: day))
      }
      let place = try folders.contentFolder()
      let written = NewFiles(Starter.withScenarios(files))
      Terminal.print(try written.write(below: place.path, shownAs: place.shown))
      Terminal.print("next: change the summary in \(place.shown)/\(folder)/_index.md\n")
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
