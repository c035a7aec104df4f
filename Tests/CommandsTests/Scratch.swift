import Foundation
import TestSupport

/// An empty folder, and the program started in it as its working folder.
struct Scratch {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  var path: String { folder.root.path }

  func text(_ path: String) throws -> String { try folder.text(path) }

  func write(_ text: String, to path: String) throws { try folder.write(path, text) }

  /// Every file, sorted, relative to the folder.
  func files() throws -> [String] { try folder.files(below: "").keys.sorted() }

  @discardableResult
  func run(_ arguments: String..., in part: String = "") throws -> ExternalProgram.Outcome {
    try Binary.program.run(arguments, in: folder.url(part))
  }
}
