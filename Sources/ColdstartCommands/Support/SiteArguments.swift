import ArgumentParser
import Diagnostics
import FileTrees
import Foundation
import Site

/// The flags that say which site, and what belongs to it: the same for every command that builds.
struct SiteArguments: ParsableArguments {
  @OptionGroup var folders: FolderArguments

  @Option(
    name: [.customLong("base-url"), .customShort("b")],
    help: ArgumentHelp(
      "Where the site will be found; replaces baseURL of site.yaml.",
      valueName: "url"))
  var baseURL: String?

  @Flag(name: [.customLong("drafts"), .customShort("D")], help: "Build drafts too.")
  var drafts = false

  @Flag(
    name: [.customLong("future"), .customShort("F")],
    help: "Build pages whose publish date is still to come.")
  var future = false

  @Option(
    help: ArgumentHelp(
      "The day to take for today, for builds that can be repeated.",
      valueName: "yyyy-mm-dd"))
  var now: String?

  @Option(name: [.long, .customShort("j")], help: "How many pages to work on at a time.")
  var jobs: Int?

  @Flag(
    name: .customLong("no-cache"),
    help: "Read every page again, and keep nothing for the next build.")
  var usesNoCache = false

  @Flag(
    name: .customLong("no-trust-times"),
    help: "Compare the bytes of files that look unchanged. Always so where CI is set.")
  var trustsNoTimes = false

  var root: String { folders.root }

  func validate() throws {
    if let jobs, !(1...512).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to 512, not \(jobs).")
    }
    if let baseURL, !baseURL.hasPrefix("http://"), !baseURL.hasPrefix("https://") {
      throw ValidationError("--base-url begins with http:// or https://, unlike \"\(baseURL)\".")
    }
    if let baseURL, baseURL.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) {
      throw ValidationError("--base-url holds spaces or line breaks, which no address does.")
    }
  }

  /// The options of the build.
  func options() throws -> SiteOptions {
    let root = Self.absolute(root)
    guard Disk.target(root)?.kind == .folder else {
      throw CommandFailure("there is no folder \(self.root)")
    }
    let content = try folders.contentFolder().path
    var options = SiteOptions(
      root: root, content: content, today: try Today.day(now: now),
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    options.baseURL = baseURL
    options.includesDrafts = drafts
    options.includesFuture = future
    options.trustsTimes = !trustsNoTimes && Terminal.environment("CI") == nil
    let cache = root + "/.coldstart"
    if usesNoCache { return options }
    if ForeignCache.isTracked(cache) {
      Terminal.say("note: .coldstart/ came with the repository and is not used\n")
    } else {
      options.cache = CacheOptions(folder: cache, tool: Program.identity)
    }
    return options
  }

  /// A path as an absolute one, without trailing slashes, `.` and `..`.
  static func absolute(_ path: String) -> String {
    let whole = path.hasPrefix("/") ? path : Disk.workingFolder + "/" + path
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// An absolute path with the links in it followed, as far as it is there.
  static func followed(_ path: String) -> String {
    var (folder, rest) = (path, "")
    while folder != "/", !folder.isEmpty {
      if let real = Disk.resolved(folder) { return real + rest }
      let parent = Disk.parent(of: folder)
      rest = folder.dropFirst(parent == "/" ? 0 : parent.utf8.count) + rest
      folder = parent
    }
    return path
  }
}

/// The flags that say how a command reports.
struct ReportArguments: ParsableArguments {
  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Flag(name: [.long, .customShort("q")], help: "Print nothing but problems.")
  var quiet = false

  @Flag(name: [.long, .customShort("v")], help: "Print every problem and where the time went.")
  var verbose = false

  @Option(help: "How problems are printed: human, line, json, github or sarif.")
  var format: DiagnosticPrinter.Format = .human

  @Option(help: "When to use colours: auto, always or never.")
  var color: ColorChoice = .auto
}

extension DiagnosticPrinter.Format: ExpressibleByArgument {}
extension ColorChoice: ExpressibleByArgument {}

/// Why a command cannot go on, for what no diagnostic of an author's file can say. Ends the process
/// with code 2.
struct CommandFailure: Error {
  let message: String
  let help: String?

  init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }
}
