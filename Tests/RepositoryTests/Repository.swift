import Foundation
import Testing

/// A line of a tracked file that breaks a rule of the house, with what to write instead.
struct Offence: Hashable, CustomStringConvertible {
  let path: String
  let line: Int
  let text: String
  var description: String { "\(path):\(line): \(text)" }
}

/// A file of this repository, read once.
struct TrackedFile: Sendable {
  /// Relative to the root, separated by `/`.
  let path: String
  let text: String

  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  var name: String { String(path.split(separator: "/").last ?? "") }
  var isSwift: Bool { path.hasSuffix(".swift") }
  var isSource: Bool { path.hasPrefix("Sources/") }

  /// `Sources/Site/Links/Resolve.swift` → `Site`.
  var target: String {
    let parts = path.split(separator: "/")
    return parts.count > 2 ? String(parts[1]) : ""
  }
}

/// What git tracks, and what it would track: new files are judged before they are committed.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every text file, sorted by path.
  static let files: [TrackedFile] = paths.compactMap { path in
    let url = root.appendingPathComponent(path)
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
    return TrackedFile(path: path, text: text)
  }

  static let swiftFiles = files.filter(\.isSwift)
  static let sources = swiftFiles.filter(\.isSource)

  /// The paths of all tracked files, text or not, sorted.
  static let paths: [String] = {
    let git = Process()
    git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    git.arguments = [
      "git", "-C", root.path, "ls-files", "-z", "--cached", "--others", "--exclude-standard",
    ]
    let output = Pipe()
    git.standardOutput = output
    guard (try? git.run()) != nil else { return [] }
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    git.waitUntilExit()
    return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }.sorted()
  }()
}

/// Fails once for each offence, with its place and its remedy.
func expectNone(
  _ offences: [Offence], sourceLocation: SourceLocation = #_sourceLocation
) {
  for offence in offences {
    Issue.record(Comment(rawValue: offence.description), sourceLocation: sourceLocation)
  }
}

@Suite struct RepositoryTests {
  @Test func gitListsTheRepository() {
    #expect(Repository.paths.contains("Package.swift"))
    #expect(Repository.sources.count > 10)
  }
}
