import Foundation
import Simulation
import Testing

/// The kernel with its services and their meters as Embedded Swift for WebAssembly, where the
/// toolchain can make it: a reader's browser gets the digits that the build proved.
@Suite struct EmbeddedTests {
  @Test(.enabled(if: Toolchain.here != nil, "needs a toolchain for WebAssembly, and node"))
  func aBrowserGetsTheSameDigits() throws {
    let toolchain = try #require(Toolchain.here)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let lines = try toolchain.run(toolchain.module(in: folder))
    let digits = lines.split(separator: "\n").compactMap { Double($0) }
    #expect(digits == EmbeddedScenario.digits)
    #expect(digits.count > 100)
  }
}

/// The tools that make a module and run it.
private struct Toolchain {
  private static let target = "wasm32-unknown-none-wasm"
  /// What stays below reports, in the order of the layers.
  private static let folders = ["Model", "Billing", "Kernel", "Services", "Runs"]

  private let root: URL
  private let tables: URL
  private let node: URL

  static let here: Toolchain? = {
    guard let swiftc = find("swiftc"), let node = find("node") else { return nil }
    let root = swiftc.deletingLastPathComponent().deletingLastPathComponent()
    let tables = root.appending(
      path: "lib/swift/embedded/\(target)/libswiftUnicodeDataTables.a")
    let tools = ["bin/wasm-ld", "bin/clang"].map { root.appending(path: $0) }
    let isWhole = (tools + [tables]).allSatisfy {
      FileManager.default.fileExists(atPath: $0.path)
    }
    return isWhole ? Toolchain(root: root, tables: tables, node: node) : nil
  }()

  private static func find(_ name: String) -> URL? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").lazy
      .map { URL(filePath: String($0)).appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }?
      .resolvingSymlinksInPath()
  }

  private var repository: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
  }

  private var sources: [String] {
    Self.folders.flatMap { folder -> [String] in
      let url = repository.appending(path: "Sources/Simulation/\(folder)")
      let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
      return names.sorted().map { url.appending(path: $0).path }
    }
  }

  /// Compiles and links the module; about ten seconds of a processor.
  func module(in folder: URL) throws -> URL {
    let tests = repository.appending(path: "Tests")
    let (kernel, support) = (folder.appending(path: "k.o"), folder.appending(path: "s.o"))
    let module = folder.appending(path: "kernel.wasm")
    try run(
      root.appending(path: "bin/swiftc"),
      [
        "-target", Self.target, "-enable-experimental-feature", "Embedded", "-wmo", "-Osize",
        "-parse-as-library", "-module-name", "Kernel", "-package-name", "coldstart",
        "-swift-version", "6", "-c", "-o", kernel.path,
        tests.appending(path: "SimulationTests/Embedded/EmbeddedScenario.swift").path,
        tests.appending(path: "Embedded/Exports.swift").path,
      ] + sources)
    try run(
      root.appending(path: "bin/clang"),
      [
        "--target=\(Self.target)", "-O2", "-nostdlib", "-c", "-o", support.path,
        tests.appending(path: "Embedded/support.c").path,
      ])
    try run(
      root.appending(path: "bin/wasm-ld"),
      [
        "--no-entry", "--gc-sections", "--strip-all", "--export=run", "--export=digit", "-o",
        module.path, kernel.path, support.path, tables.path,
      ])
    return module
  }

  /// What the module prints.
  func run(_ module: URL) throws -> String {
    let script = repository.appending(path: "Tests/Embedded/run.js")
    return try run(node, [script.path, module.path])
  }

  @discardableResult
  private func run(_ tool: URL, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = tool
    process.arguments = arguments
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(tool.lastPathComponent): \(said.prefix(4000))")
    return text
  }
}
