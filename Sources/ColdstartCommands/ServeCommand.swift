import ArgumentParser
import DataNodes
import Diagnostics
import FileTrees
import Foundation
import Preview
import Site

/// `coldstart serve`: the site in the browser while its author writes it.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Show the site in a browser and follow every edit.",
    discussion: "Nothing is written: pages are made when the browser asks for them.",
    aliases: ["server", "preview", "dev"])

  @OptionGroup var site: SiteArguments
  @OptionGroup var reporting: ReportArguments

  @Option(
    name: [.long, .customShort("p")],
    help: "The port to listen at; 0 for any. Default: the first free one from 4000.")
  var port: Int?

  @Option(help: "The address to listen at. Others than 127.0.0.1 let other machines in.")
  var host = "127.0.0.1"

  @Flag(help: "Open the site in the browser.")
  var open = false

  @Flag(help: "Write nothing to the output folder, which is how it always works.")
  var memory = false

  @Option(
    help: ArgumentHelp(
      "How problems link to your editor, with {path}, {line} and {column}.", valueName: "link"))
  var editor = "vscode://file{path}:{line}:{column}"

  func validate() throws {
    if let port, !(0...65_535).contains(port) {
      throw ValidationError("--port takes a number from 0 to 65535, not \(port).")
    }
  }

  func run() async throws {
    try await Reporter.run {
      let options = try site.options()
      var preview = PreviewOptions(folders: WatchedFolders([options.content, options.theme]))
      preview.host = host
      if let port { preview.ports = port...port }
      if host != "127.0.0.1", host != "localhost", host != "::1" {
        Terminal.say("warning: other machines can reach this preview at \(host)\n")
      }
      let builder = PreviewBuilder(options, reporting, editor: EditorLink(editor))
      let initial = await builder.build(onlyStyles: false, touching: nil)
      do {
        try await PreviewSession.run(preview, initial: initial) { address in
          tell(address, preview.ports)
        } rebuild: { changes in
          await builder.build(
            onlyStyles: Self.areStyles(changes.paths, options.theme),
            touching: changes.missedSome ? nil : changes.paths)
        }
      } catch let error as PreviewError {
        throw CommandFailure("\(error)", help: Self.help(error))
      }
    }
  }

  private static func help(_ error: PreviewError) -> String? {
    switch error {
    case .portsTaken: "name another one with --port"
    case .unknownHost: "name an address of this machine with --host"
    default: nil
    }
  }

  /// Whether changes touch nothing but style sheets, which open pages take without a reload.
  private static func areStyles(_ paths: [String], _ theme: String) -> Bool {
    !paths.isEmpty && paths.allSatisfy { $0.hasPrefix(theme + "/styles/") }
  }

  private func tell(_ address: String, _ ports: ClosedRange<Int>) {
    let usual = ":\(ports.lowerBound)/"
    if ports.lowerBound != 0, !address.contains(usual) {
      Terminal.say("port \(ports.lowerBound) is taken; using the next free one\n")
    }
    Terminal.say("serving at \(address) (Ctrl-C ends it)\n")
    if open { Self.openBrowser(address) }
  }

  private static func openBrowser(_ address: String) {
    let opener = Process()
    opener.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    #if os(macOS)
      opener.arguments = ["open", address]
    #else
      opener.arguments = ["xdg-open", address]
    #endif
    opener.standardOutput = FileHandle.nullDevice
    opener.standardError = FileHandle.nullDevice
    if (try? opener.run()) == nil { Terminal.say("no browser could be opened\n") }
  }
}

/// Builds for the preview, and keeps what the next build can use again.
private actor PreviewBuilder {
  private let options: SiteOptions
  private let reporting: ReportArguments
  private let editor: EditorLink
  private var state: SiteState?

  init(_ options: SiteOptions, _ reporting: ReportArguments, editor: EditorLink) {
    self.options = options
    self.reporting = reporting
    self.editor = editor
  }

  /// The site as it is now; on errors its problems, over the last good site.
  func build(onlyStyles: Bool, touching touched: [String]?) async -> PreviewUpdate {
    let reporter = Reporter(reporting, root: options.root)
    do {
      let result = try await SiteBuild.run(
        options, generator: Program.generator, explained: DiagnosticCatalogue.all, after: state,
        touching: touched)
      state = result.state
      _ = reporter.report(result.diagnostics)
      reporter.summarize(Reporter.count(result.site), result.diagnostics)
      let sorted = result.diagnostics.sorted(strict: reporting.strict)
      let problems = sorted.map(problem)
      if sorted.contains(where: { $0.severity == .error }) {
        return PreviewUpdate(tree: nil, effect: .nothing, problems: problems)
      }
      let headers = result.site.securityHeaders.all.map { PreviewHeader($0.name, $0.value) }
      return PreviewUpdate(
        tree: PreviewTree(basePath: result.site.basePath, headers: headers) { path in
          result.files[path].map { PreviewFile(bytes: $0.bytes) }
        },
        effect: onlyStyles ? .styles : .reload, problems: problems)
    } catch {
      Terminal.say("error: \(error)\n")
      let problem = PreviewProblem(
        severity: .error, code: "unreadable-file", message: "\(error)", path: error.path)
      return PreviewUpdate(tree: nil, effect: .nothing, problems: [problem])
    }
  }

  private func problem(_ diagnostic: Diagnostic) -> PreviewProblem {
    let root = options.root
    let absolute = { @Sendable (path: String) in path.hasPrefix("/") ? path : root + "/" + path }
    let path = diagnostic.span?.path ?? ""
    let bytes = try? Disk.read(absolute(path))
    let place = bytes.map { LineIndex($0).position(of: diagnostic.span?.start ?? 0) }
    let printer = DiagnosticPrinter(.human) { try? Disk.read(absolute($0)) }
    return PreviewProblem(
      severity: PreviewProblem.Severity(rawValue: diagnostic.severity.rawValue) ?? .error,
      code: diagnostic.code.id, message: diagnostic.message, path: path, line: place?.line,
      column: place?.column, excerpt: printer.excerpt(diagnostic), help: diagnostic.help,
      editor: place.map { editor.link(path: absolute(path), line: $0.line, column: $0.column) })
  }
}
