import Foundation
import TestSupport

/// The program as the build left it, beside the bundle of the tests.
enum Binary {
  static let program = ExternalProgram(url, environment: quietEnvironment)

  private static let url: URL = {
    let bundles = [Bundle.main] + Bundle.allBundles
    let folders = bundles.flatMap { bundle in
      [bundle.executableURL, bundle.bundleURL].compactMap { $0?.deletingLastPathComponent() }
    }
    let candidates = folders.map { $0.appendingPathComponent("coldstart") }
    let found = candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
    return found ?? URL(fileURLWithPath: "coldstart")
  }()

  /// What the machine's own settings would change about colours and dates is taken away.
  private static let quietEnvironment = [
    "NO_COLOR": "", "CLICOLOR": "", "CLICOLOR_FORCE": "", "SOURCE_DATE_EPOCH": "",
    "GITHUB_ACTIONS": "", "CI": "",
  ]

  static func run(
    _ arguments: [String], environment: [String: String] = [:], input: String = ""
  ) throws -> ExternalProgram.Outcome {
    var program = program
    program.environment.merge(environment) { $1 }
    return try program.run(arguments, input: input)
  }
}
