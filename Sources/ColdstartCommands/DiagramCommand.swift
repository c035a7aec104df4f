import ArgumentParser
import Diagnostics
import Diagrams
import FileTrees

/// `coldstart diagram`: the picture of one drawing, on standard output.
struct DiagramCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diagram", abstract: "Draw the boxes and arrows of a text file as SVG.",
    discussion: """
      What had to be guessed or mended is said on standard error, one line each: \
      FILE:LINE:COLUMN: kind: message. The exit code is 0 all the same, but with --strict. \
      A file that ends in .mmd is Mermaid; where it cannot be drawn, the exit code is 1.
      """)

  @Flag(help: "Print the graph as JSON instead of the picture.")
  var json = false

  @Flag(help: "Print the drawing itself with straight walls instead of the picture.")
  var mend = false

  @Flag(help: "Fail when there is anything to say about the drawing.")
  var strict = false

  @Option(help: ArgumentHelp("Prefix of the ids in the picture.", valueName: "name"))
  var id = "diagram"

  @Option(help: ArgumentHelp("The picture's name.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("What the picture shows, in words.", valueName: "text"))
  var alt: String?

  @Argument(
    help: ArgumentHelp("A file with a drawing, or - for standard input.", valueName: "file"),
    completion: .file(extensions: ["txt", "mmd"]))
  var file = "-"

  func run() async throws {
    try await Reporter.run {
      let bytes = file == "-" ? Terminal.readInput() : try Disk.readStream(file)
      if mend {
        let text = SourceText(path: file, bytes: bytes)
        return Terminal.print(DrawingMender.mended(text) ?? bytes)
      }
      var bag = DiagnosticBag()
      let options = DiagramOptions(id: id, title: title, alt: alt, isStrict: strict)
      let source = SourceText(path: file, bytes: bytes)
      let diagram =
        file.hasSuffix(".mmd")
        ? Self.mermaid(source, options, into: &bag)
        : DiagramCompiler.compile(source, options: options, into: &bag)
      if let diagram {
        Terminal.print((json ? diagram.json : diagram.svg) + [UInt8(ascii: "\n")])
      }
      Terminal.say(Self.lines(bag, LineIndex(bytes)))
      if diagram == nil || strict && !bag.isEmpty { throw ExitCode(1) }
    }
  }

  private static func mermaid(
    _ source: SourceText, _ options: DiagramOptions, into bag: inout DiagnosticBag
  ) -> Diagram? {
    MermaidCompiler.read(source, into: &bag).map {
      DiagramCompiler.draw($0, options: options, into: &bag)
    }
  }

  private static func lines(_ bag: DiagnosticBag, _ index: LineIndex) -> String {
    bag.sorted().map { diagnostic in
      let place = index.position(of: diagnostic.span?.start ?? 0)
      return "\(diagnostic.span?.path ?? ""):\(place.line):\(place.column): "
        + "\(diagnostic.code.id): \(diagnostic.message)\n"
    }.joined()
  }
}
