import ArgumentParser
import Diagnostics
import FileTrees
import Site

/// Prints what a command found and decides its exit code: 0 fine, 1 errors in the content, 2 the
/// machine failed. How much is printed never changes the verdict.
struct Reporter {
  private let arguments: ReportArguments
  private let root: String
  /// A text that is no file of the site, for excerpts.
  private let given: SourceText?
  private let started = ContinuousClock.now

  init(_ arguments: ReportArguments, root: String, given: SourceText? = nil) {
    self.arguments = arguments
    self.root = root
    self.given = given
  }

  /// Prints diagnostics; true when none of them is an error.
  func report(_ bag: DiagnosticBag) -> Bool {
    let sorted = bag.sorted(strict: arguments.strict, notes: arguments.verbose)
    let (root, given) = (root, given)
    let printer = DiagnosticPrinter(
      arguments.format, color: arguments.format == .human && arguments.color.isOn,
      limit: arguments.verbose ? nil : DiagnosticPrinter.usualLimit, version: Program.version
    ) { path in
      if let given, given.path == path { return given.bytes }
      if let bytes = Theme.embeddedFile(shownAs: path) { return bytes }
      return try? Disk.read(path.hasPrefix("/") ? path : root + "/" + path)
    }
    let text = printer.text(sorted)
    switch arguments.format {
    case .human, .line: Terminal.say(styled: text)
    case .json, .github, .sarif: Terminal.print(text)
    }
    return !sorted.contains { $0.severity == .error }
  }

  /// The line at the end: what was made, what was found, how long it took.
  func summarize(_ work: String, _ bag: DiagnosticBag) {
    guard !arguments.quiet else { return }
    let tally = DiagnosticPrinter.tally(
      bag.sorted(strict: arguments.strict, notes: arguments.verbose))
    Terminal.say("\(work); \(tally); \(Self.text(ContinuousClock.now - started))\n")
  }

  private static func text(_ duration: Duration) -> String {
    let milliseconds =
      duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    guard milliseconds >= 1000 else { return "\(milliseconds) ms" }
    return "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
  }

  /// Runs a command's work, and turns what the machine refused into a sentence and exit code 2.
  static func run(_ work: () async throws -> Void) async throws {
    do { try await work() } catch let failure as CommandFailure {
      throw failed(failure.message, failure.help)
    } catch let error as FileError {
      throw failed("\(error)", nil)
    } catch let refusal as Publisher.Refusal {
      throw failed(refusal)
    }
  }

  private static func failed(_ message: String, _ help: String?) -> ExitCode {
    Terminal.say("error: \(message)\n" + (help.map { "  = help: \($0)\n" } ?? ""))
    return ExitCode(2)
  }

  private static func failed(_ refusal: Publisher.Refusal) -> ExitCode {
    let text = text(refusal)
    return failed(text[0], text[1])
  }

  /// What happened, and what it left or what to do.
  static func text(_ refusal: Publisher.Refusal) -> [String] {
    switch refusal {
    case .failed(let error, leaving: .old): ["\(error)", "the site that was there is untouched"]
    case .failed(let error, leaving: .both):
      ["\(error)", "a part of the site is new, the rest is old: the next build finishes it"]
    case .failed(let error, leaving: .new):
      ["\(error)", "the new site stands; the next build removes what was left beside it"]
    case .notAFolder(let path): ["\(path) is not a folder", "name another one with --output"]
    case .foreignFiles(let names):
      [
        "the output folder holds files that no build wrote: \(names.joined(separator: ", "))",
        "name another folder with --output, or use --force to keep them and build beside them",
      ]
    case .placesTaken(let names):
      [
        "files that no build wrote stand where the site has its own: "
          + names.joined(separator: ", "),
        "move them, or name another folder with --output; --force never writes over them",
      ]
    }
  }
}
