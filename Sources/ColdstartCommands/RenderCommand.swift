import ArgumentParser
import Blocks
import Diagnostics
import FileTrees
import MarkdownPages
import Markup

/// `coldstart render`: the HTML of one text, on standard output.
struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Print the HTML of one Markdown file.",
    discussion: """
      The text is rendered as the body of a page would be: with directives, alerts, heading ids \
      and coloured code. Links and images are printed as they are written, because they are \
      resolved only when the whole site is known. With --gfm it is rendered as plain GitHub \
      Flavored Markdown instead.
      """)

  @Flag(help: "Render plain GitHub Flavored Markdown: no directives, no heading ids.")
  var gfm = false

  @Flag(help: "Keep raw HTML; with --gfm also addresses such as javascript:.")
  var unsafe = false

  @Option(
    name: .customLong("extension"),
    help: ArgumentHelp(
      "With --gfm: use this extension and no others; may be repeated. Default: all.",
      valueName: "name"))
  var extensions: [GFMExtension] = []

  @Argument(
    help: ArgumentHelp("A Markdown file, or - for standard input.", valueName: "file"),
    completion: .file(extensions: ["md"]))
  var file: String

  @OptionGroup var reporting: ReportArguments

  func run() async throws {
    try await Reporter.run {
      let text = SourceText(path: file, bytes: try read())
      var bag = DiagnosticBag()
      Terminal.print(gfm ? plain(text, &bag) : page(text, &bag))
      if !Reporter(reporting, root: ".", given: text).report(bag) { throw ExitCode(1) }
    }
  }

  private func read() throws(FileError) -> [UInt8] {
    file == "-" ? Terminal.readInput() : try Disk.readStream(file)
  }

  private func plain(_ text: SourceText, _ bag: inout DiagnosticBag) -> [UInt8] {
    if let refusal = MarkdownParser.refusal(text) {
      bag.report(refusal)
      return []
    }
    return MarkdownParser.renderGFM(
      text.bytes, unsafe: unsafe,
      extensions: extensions.isEmpty ? GFMExtension.allCases : extensions)
  }

  private func page(_ text: SourceText, _ bag: inout DiagnosticBag) -> [UInt8] {
    var options = MarkdownOptions()
    options.rawHTML = unsafe
    let built = MarkdownParser.parse(
      TextIntake.check(text, into: &bag), library: StandardBlocks(), options: options,
      builder: PageBuilder(files: neighbours()))
    bag.merge(built.diagnostics)
    let references = built.page.references
    var html: [UInt8] = []
    if let title = built.page.title {
      html.append(contentsOf: "<h1>".utf8)
      html.append(escaped: title.text)
      html.append(contentsOf: "</h1>\n".utf8)
    }
    html += built.page.body.filled { hole, html in
      switch hole {
      case .href(let number): html.append(address: references[number].destination.utf8)
      case .site, .row, .own: break
      case .image(let number, _):
        html.append(contentsOf: "src=\"".utf8)
        html.append(address: references[number].destination.utf8)
        html.append(contentsOf: "\"".utf8)
      }
    }
    return html
  }

  /// Files beside the one that is rendered, for includes.
  private func neighbours() -> @Sendable (String) -> SourceText? {
    let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    let beside = FileDoor.disk(folder + ".")
    return { name in
      guard let path = SitePath.root.resolving(name), !path.isHidden,
        let bytes = try? beside.read(path)
      else { return nil }
      return SourceText(path: folder + name, bytes: bytes)
    }
  }
}

extension GFMExtension: ExpressibleByArgument {}
