import ArgumentParser
import FileTrees

/// The flag that says whether the output folder is locked while it is written.
struct LockArguments: ParsableArguments {
  @Flag(
    name: .customLong("no-lock"),
    help: "Do not keep other builds from writing to the same folder, for disks without locks.")
  var usesNoLock = false

  /// The right to write to an output folder, once another process that has it is done; nil where
  /// none is wanted.
  func lock(_ output: String) async throws -> OutputLock? {
    guard !usesNoLock else { return nil }
    do {
      return try await OutputLock.take(output) { process in
        let holder = process.map { "process \($0)" } ?? "another process"
        Terminal.say("waiting for \(holder), which writes to \(output)\n")
      }
    } catch {
      throw CommandFailure(
        "\(error)",
        help: "the site that was there is untouched; --no-lock builds without a lock")
    }
  }
}
