package import Foundation

/// A folder of `Tests/<Target>Tests/Fixtures/`, or a file in it, found from the test's own place.
package struct Fixture: Sendable, CustomStringConvertible {
  package let url: URL
  package var description: String { url.lastPathComponent }

  /// The entries of `Fixtures/<name>` beside the calling test file, sorted by name.
  package static func all(_ name: String = "", of file: String = #filePath) -> [Fixture] {
    let folder = root(file).appendingPathComponent(name)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map {
      Fixture(url: folder.appendingPathComponent($0))
    }
  }

  /// The `Fixtures` folder beside the calling test file.
  package static func root(_ file: String = #filePath) -> URL {
    URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Fixtures")
  }

  /// The text of a file in this fixture's folder.
  package func text(_ name: String) throws -> String {
    try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
  }
}
