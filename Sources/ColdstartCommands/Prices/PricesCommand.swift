import ArgumentParser
import Diagnostics
import FileTrees
import Scenarios
import Simulation

/// `coldstart prices`: price books made of price lists, and what changed between two.
struct PricesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prices", abstract: "Make price books of price lists, and compare them.",
    subcommands: [PricesImportCommand.self, PricesDiffCommand.self])
}

/// `coldstart prices import`: the provider's own files become a book.
struct PricesImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make a price book of AWS price list files.",
    discussion: """
      Takes index.json or index.csv of one service and region each, puts what a bill can hold into \
      a book, and says line by line what has no place. Items that no file names stay as the base \
      has them.
      """)

  @OptionGroup var reporting: ReportArguments

  @Option(
    help: ArgumentHelp(
      "The book whose items stay where no file says otherwise; none: begin with nothing.",
      valueName: "book"))
  var base = Books.defaultName

  @Option(help: ArgumentHelp("The region whose prices are wanted.", valueName: "region"))
  var region = "us-east-1"

  @Option(help: ArgumentHelp("The book's name. Default: aws- and the month.", valueName: "name"))
  var name: String?

  @Option(
    help: ArgumentHelp("Write the book here. Default: standard output.", valueName: "file"),
    completion: .file(extensions: ["yaml"]))
  var output: String?

  @Argument(
    help: ArgumentHelp("Price list files.", valueName: "file"),
    completion: .file(extensions: ["json", "csv"]))
  var files: [String]

  func run() async throws {
    try await Reporter.run {
      var bag = DiagnosticBag()
      let books = BookFolders.books(beside: "", into: &bag)
      guard let known = books.prices(Books.defaultName) else { return }
      var list = PriceListImport(
        base: base == "none" ? nil : try BookFolders.prices(base, books, into: &bag),
        known: known, region: region)
      for file in files {
        list.read(SourceText(path: file, bytes: try Disk.read(file)), into: &bag)
      }
      let isFine = Reporter(reporting, root: ".").report(bag)
      if list.placed > 0 {
        let text = PriceBookWriter.text(list.book(named: name))
        if let output {
          _ = try Disk.write(Array(text.utf8), to: output)
        } else {
          Terminal.print(text)
        }
      }
      if !reporting.quiet { Terminal.say(Self.summary(list)) }
      if !isFine || list.placed == 0 { throw ExitCode(1) }
    }
  }

  private static func summary(_ list: PriceListImport) -> String {
    "\(list.placed) products placed; left out: \(list.elsewhere) of other regions, "
      + "\(list.otherTerms) prices that are not on demand\n"
  }
}
