import ArgumentParser
import DataNodes
import Diagnostics
import FileTrees
import Site

/// Where a new page goes, as it was named on the command line.
struct NewPage {
  /// The content folder, as a path and as the user named it.
  let place: (path: String, shown: String)
  /// The page's path in that folder, without its ending.
  let parts: [String]

  /// - Throws: a message for the shell when there is no content folder, or no name in the path.
  init(_ path: String, in folders: FolderArguments) throws {
    place = try folders.contentFolder()
    var path = path
    // What a shell completes begins with the content folder itself.
    if path.hasPrefix(place.shown + "/") { path.removeFirst(place.shown.count + 1) }
    if path.hasSuffix(".md") { path.removeLast(3) }
    parts = try Wording.path(of: path)
  }

  var name: String { parts[parts.count - 1] }
  var folder: String { parts.dropLast().joined(separator: "/") }
  var file: String { parts.joined(separator: "/") + ".md" }
  /// A mode's name inside of a concept.
  var mode: Mode? { parts.count > 1 ? Mode(rawValue: name) : nil }

  /// The page's title: the words given, the title of the concept it is a mode of, or its name.
  func title(given: String?) -> String {
    let subject = mode == nil ? name : parts[parts.count - 2]
    return given ?? (mode == nil ? nil : conceptTitle) ?? Wording.title(of: subject) ?? subject
  }

  /// The title that the concept gives itself; nil when it has none.
  private var conceptTitle: String? {
    let path = place.path + "/" + folder + "/_index.md"
    guard let bytes = try? Disk.read(path) else { return nil }
    var bag = DiagnosticBag()
    let text = SourceText(path: path, bytes: bytes)
    guard let matter = FrontMatter.split(text, into: &bag).matter,
      let node = DataParser.parse(matter, into: &bag)
    else { return nil }
    return FrontMatter.keys.read(node).title
  }

  /// The name of a scenario in the folder `simulations` beside the page.
  /// - Throws: a message for the shell, with what is there, when it is not.
  func scenario(_ given: String) throws -> String {
    let name = given.hasSuffix(".yaml") ? String(given.dropLast(5)) : given
    let run = name.split(separator: "/").last.map(String.init) ?? name
    let beside = (folder.isEmpty ? "" : folder + "/") + "simulations"
    guard Disk.target("\(place.path)/\(beside)/\(run).yaml")?.kind != .file else { return run }
    throw CommandFailure(
      "there is no scenario \(place.shown)/\(beside)/\(run).yaml",
      help: "`coldstart new simulation` writes one, with a page that shows it")
  }

  /// Writes the page, and the scenarios that it shows where none of their names are there.
  func write(_ bytes: [UInt8]) throws {
    let files = Starter.withScenarios([NewFiles.File(path: file, bytes: bytes)])
    Terminal.print(try NewFiles(files).write(below: place.path, shownAs: place.shown))
    Terminal.print("next: change it, with coldstart serve beside you\n")
  }
}
