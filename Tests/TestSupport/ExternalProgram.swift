package import Foundation

/// Runs other programs, as a person would from a shell.
package struct ExternalProgram: Sendable {
  /// What a finished program left: its exit code (128 + the signal when one ended it) and streams.
  package struct Outcome: Sendable, CustomStringConvertible {
    package let code: Int32
    package let output: String
    package let errors: String

    package var description: String {
      "exit code \(code)\n--- output\n\(output)\n--- errors\n\(errors)"
    }
  }

  package let executable: URL
  /// Added to this process's environment; an empty value removes the name.
  package var environment: [String: String]

  package init(_ executable: URL, environment: [String: String] = [:]) {
    self.executable = executable
    self.environment = environment
  }

  /// A program found on PATH, by name.
  package static func onPath(_ name: String) -> ExternalProgram? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    let urls = folders.map { URL(fileURLWithPath: String($0)).appendingPathComponent(name) }
    return urls.first { FileManager.default.isExecutableFile(atPath: $0.path) }.map {
      ExternalProgram($0)
    }
  }

  /// Runs to the end. `input` is what it reads; without one its standard input is empty.
  package func run(
    _ arguments: [String], in folder: URL? = nil, input: String = ""
  ) throws -> Outcome {
    let running = try start(arguments, in: folder, input: input)
    return try running.outcome()
  }

  /// Starts without waiting, for tests that end the program themselves.
  package func start(
    _ arguments: [String], in folder: URL? = nil, input: String = ""
  ) throws -> RunningProgram {
    let streams = try TemporaryFolder()
    try Data(input.utf8).write(to: streams.url("in"))
    for name in ["out", "err"] { try Data().write(to: streams.url(name)) }
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = folder }
    process.environment = ProcessInfo.processInfo.environment
      .merging(environment) { $1 }.filter { !$0.value.isEmpty }
    process.standardInput = try FileHandle(forReadingFrom: streams.url("in"))
    process.standardOutput = try FileHandle(forWritingTo: streams.url("out"))
    process.standardError = try FileHandle(forWritingTo: streams.url("err"))
    try process.run()
    return RunningProgram(process: process, streams: streams)
  }
}

/// A program that has been started; its streams go to files, so that it never waits for a reader.
package struct RunningProgram {
  fileprivate let process: Process
  fileprivate let streams: TemporaryFolder

  package var isRunning: Bool { process.isRunning }

  /// What it has written to its error stream so far.
  package var errors: String {
    (try? String(contentsOf: streams.url("err"), encoding: .utf8)) ?? ""
  }

  /// Asks the program to end, as Ctrl-C does.
  package func interrupt() {
    _ = Foundation.kill(process.processIdentifier, SIGINT)
  }

  /// Ends the program at once, as a power cut would.
  package func kill() {
    _ = Foundation.kill(process.processIdentifier, SIGKILL)
  }

  /// Waits for the end.
  package func outcome() throws -> ExternalProgram.Outcome {
    process.waitUntilExit()
    let code = process.terminationStatus
    return ExternalProgram.Outcome(
      code: process.terminationReason == .uncaughtSignal ? 128 + code : code,
      output: String(decoding: try Data(contentsOf: streams.url("out")), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: streams.url("err")), as: UTF8.self))
  }
}

/// A folder of its own for a test, removed when the last reference goes.
package final class TemporaryFolder: Sendable {
  package let root: URL

  package init() throws {
    root = FileManager.default.temporaryDirectory
      .appendingPathComponent("coldstart-test-\(UUID().uuidString)").resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: root)
  }

  package func url(_ path: String) -> URL { root.appendingPathComponent(path) }

  /// Writes a text file, with the folders above it.
  package func write(_ path: String, _ text: String) throws {
    let file = url(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  package func text(_ path: String) throws -> String {
    try String(contentsOf: url(path), encoding: .utf8)
  }

  package func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: url(path))
  }

  package func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: url(path).path)
  }

  /// Every file below `folder` with its bytes, for comparing whole trees.
  package func files(below folder: String) throws -> [String: Data] {
    let root = url(folder)
    guard let walk = FileManager.default.subpaths(atPath: root.path) else { return [:] }
    var files: [String: Data] = [:]
    for path in walk {
      let file = root.appendingPathComponent(path)
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
      if !isFolder.boolValue { files[path] = try Data(contentsOf: file) }
    }
    return files
  }
}
