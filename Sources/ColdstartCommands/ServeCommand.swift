import ArgumentParser
import FileTrees
import Foundation
import Preview
import Site

/// `coldstart serve`: the site in the browser while its author writes it.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Show the site in a browser and follow every edit.",
    discussion: """
      Pages are made when the browser asks for them, and nothing is written unless --write asks \
      for it. Alt and a click on a paragraph open its line in your editor.
      """,
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

  @Option(
    name: .customLong("allow-host"),
    help: ArgumentHelp(
      "Another name to answer for, such as that of a tunnel. May be repeated.", valueName: "name"))
  var allowedHosts: [String] = []

  @Flag(
    inversion: .prefixedNo, exclusivity: .chooseLast,
    help: "Write nothing to the output folder, which is the default.")
  var memory = true

  @Flag(help: "Keep the output folder up to date as well. The same as --no-memory.")
  var write = false

  @Option(
    name: [.long, .customShort("o")],
    help: ArgumentHelp(
      "Where --write writes. Default: site in the site's folder.", valueName: "dir"),
    completion: .directory)
  var output: String?

  @OptionGroup var locking: LockArguments

  @Flag(
    help: ArgumentHelp(
      """
      Look at all files twice a second, for folders of other machines and containers, of which \
      the system tells nothing.
      """))
  var poll = false

  @Flag(
    name: .customLong("explain-rebuild"), help: "Say which pages every edit made anew, and why.")
  var explainsRebuild = false

  @Option(
    help: ArgumentHelp(
      """
      How places link to your editor, with {path}, {line} and {column}; replaces preview.editor \
      of site.yaml. Default: vscode://file{path}:{line}:{column}.
      """, valueName: "link"))
  var editor: String?

  func validate() throws {
    if let port, !(0...65_535).contains(port) {
      throw ValidationError("--port takes a number from 0 to 65535, not \(port).")
    }
  }

  func run() async throws {
    try await Reporter.run {
      let options = try site.options()
      var folders = WatchedFolders([options.content, options.theme])
      folders.polls = poll
      folders.warn = { Terminal.say("warning: \($0)\n") }
      var preview = PreviewOptions(folders: folders)
      preview.host = host
      preview.names = allowedHosts
      if let port { preview.ports = port...port }
      if host != "127.0.0.1", host != "localhost", host != "::1" {
        Terminal.say("warning: other machines can reach this preview at \(host)\n")
      }
      let output = try outputFolder(options)
      let builder = PreviewBuilder(
        options, reporting, editor: editor, explains: explainsRebuild, output: output,
        locking: locking)
      do {
        try await PreviewSession.run(preview) {
          await builder.build(onlyStyles: false, touching: nil)
            ?? PreviewUpdate(tree: nil, effect: .nothing)
        } started: { address in
          tell(address, preview.ports)
        } rebuild: { changes in
          await builder.build(
            onlyStyles: Self.areStyles(changes.paths, options.theme),
            touching: changes.missedSome ? nil : changes.paths)
        }
      } catch let error as PreviewError {
        throw CommandFailure("\(error)", help: Self.help(error))
      }
      await builder.finish()
    }
  }

  /// The folder to keep up to date; nil for none.
  private func outputFolder(_ options: SiteOptions) throws -> String? {
    guard write || !memory || output != nil else { return nil }
    let folder = SiteArguments.absolute(output ?? site.root + "/site")
    try BuildCommand.guardSources(options, folder)
    return folder
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
    let excuse = "no browser could be opened: go to \(address)\n"
    opener.terminationHandler = { if $0.terminationStatus != 0 { Terminal.say(excuse) } }
    if (try? opener.run()) == nil { Terminal.say(excuse) }
  }
}
