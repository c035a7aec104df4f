import ArgumentParser
import Blocks
import Diagnostics
import FileTrees
import Scenarios
import Simulation

/// `coldstart prices diff`: what changed from one book to another, and whose numbers move.
struct PricesDiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what two price books charge differently.",
    discussion: """
      A book is a name, or a file. Then every run of the content folder is billed by both, and \
      those whose bill changes are listed. The exit code is 0.
      """)

  @Option(
    help: ArgumentHelp("The folder whose runs are billed by both.", valueName: "dir"),
    completion: .directory)
  var content = "content"

  @Argument(help: ArgumentHelp("The book before.", valueName: "book"))
  var before: String

  @Argument(help: ArgumentHelp("The book after.", valueName: "book"))
  var after: String

  func run() async throws {
    try await Reporter.run {
      var bag = DiagnosticBag()
      let books = BookFolders.books(beside: "", into: &bag)
      let (old, new) = (
        try BookFolders.prices(before, books, into: &bag),
        try BookFolders.prices(after, books, into: &bag)
      )
      Terminal.print(PriceDifference(old, new).text)
      let lessons = LessonBills(content: content, books: books)
      let moved = lessons.moved(from: old, to: new)
      let words = "\(moved.count) of \(lessons.count) runs in \(content) cost something else"
      Terminal.print("\n\(words)\(moved.isEmpty ? "" : ":")\n" + moved.joined())
    }
  }
}

/// The bills of all runs of a content folder: those in pages and those in files.
struct LessonBills {
  /// A run by its place: `cold-start/cost.md#month`.
  private var runs: [(place: String, usage: Usage)] = []

  var count: Int { runs.count }

  /// Reads and runs every scenario; those with errors are left to `coldstart check`.
  init(content: String, books: Books) {
    for path in Self.files(below: content) {
      guard let bytes = try? Disk.read(content + "/" + path) else { continue }
      let text = SourceText(path: path, bytes: bytes)
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      if path.hasSuffix(".md") {
        for item in PageScenarios.all(of: text) {
          add("\(path)#\(item.name)", item.text, content + "/" + folder, books)
        }
      } else if path.contains("simulations/"), path.hasSuffix(".yaml") {
        add(path, text, content + "/" + folder, books)
      }
    }
  }

  /// The paths of all files below a folder, in order; none where there is no folder.
  private static func files(below folder: String) -> [String] {
    ((try? Disk.entries(in: folder)) ?? []).flatMap { entry in
      entry.kind == .folder
        ? files(below: folder + "/" + entry.name).map { entry.name + "/" + $0 } : [entry.name]
    }
  }

  private mutating func add(
    _ place: String, _ text: SourceText, _ folder: String, _ books: Books
  ) {
    var bag = DiagnosticBag()
    let reader = ScenarioReader(books: books) { name in
      (try? Disk.read(folder + name)).map { String(decoding: $0, as: UTF8.self) }
    }
    guard let file = reader.read(text, into: &bag) else { return }
    runs.append((place, Run(file.scenario).usage))
  }

  /// A line for each run whose total is not the same; free tiers are left out, since they hide what
  /// small runs cost.
  func moved(from old: PriceBook, to new: PriceBook) -> [String] {
    runs.compactMap { place, usage in
      let options = Bill.Options(hasFreeTier: false)
      let (before, after) = (
        Bill.unrounded(usage, old, options), Bill.unrounded(usage, new, options)
      )
      guard before != after else { return nil }
      return "  \(place): \(Self.text(before)) -> \(Self.text(after)) \(new.currency)\n"
    }
  }

  private static func text(_ amount: Exact) -> String { amount.rounded(places: 8).text(places: 2) }
}
