import Foundation
import TestSupport
import Testing

/// The theme inside the binary is the theme in the folder, after every kind of change to it.
/// A small package of the same plugin and tool stands in for the whole program.
@Suite struct EmbeddingTests {
  private static let manifest = """
    // swift-tools-version: 6.2
    import PackageDescription

    let package = Package(
      name: "embedding",
      targets: [
        .executableTarget(name: "EmbedTool"),
        .plugin(
          name: "EmbedTheme", capability: .buildTool(), dependencies: ["EmbedTool"],
          path: "Sources/EmbedTheme"),
        .target(name: "DefaultTheme", plugins: ["EmbedTheme"]),
        .executableTarget(name: "list", dependencies: ["DefaultTheme"]),
      ],
      swiftLanguageModes: [.v6]
    )
    """

  private static let program = """
    import DefaultTheme

    for file in EmbeddedTheme.files {
      print(file.path, file.bytes.map(String.init).joined(separator: ","))
    }
    """

  @Test(.timeLimit(.minutes(10)))
  func addedRenamedEditedAndDeletedFilesAreNoticed() throws {
    let package = try TemporaryFolder()
    try package.write("Package.swift", Self.manifest)
    try package.write("Sources/list/main.swift", Self.program)
    for target in ["EmbedTool", "EmbedTheme", "DefaultTheme"] {
      try FileManager.default.copyItem(
        at: Repository.root.appendingPathComponent("Sources/\(target)"),
        to: package.url("Sources/\(target)"))
    }
    try package.write("theme/templates/page.mustache", "<p>{{title}}</p>\n")
    try package.write("theme/styles/a.css", "a::after { content: \"\\26\"; }\n")
    try Data([0, 255, 13, 10, 34]).write(to: package.url("theme/styles/binary.woff2"))
    try expectEmbedded(package, after: "the first build")

    try package.write("theme/styles/b.css", "\"\"\" \"#\"# \\#(x)\n")
    try expectEmbedded(package, after: "an added file")
    try FileManager.default.moveItem(
      at: package.url("theme/styles/a.css"), to: package.url("theme/styles/c.css"))
    try expectEmbedded(package, after: "a renamed file")
    try package.write("theme/styles/b.css", "b {}\n")
    try expectEmbedded(package, after: "an edited file")
    try package.remove("theme/styles/b.css")
    try expectEmbedded(package, after: "a deleted file")
  }

  /// Builds as the Makefile does, and compares what the program carries with the folder.
  private func expectEmbedded(_ package: TemporaryFolder, after change: String) throws {
    // The compiler's driver compares times in whole seconds: nobody saves twice within one.
    Thread.sleep(forTimeInterval: 1.1)
    let swift = try #require(ExternalProgram.onPath("swift"))
    let build = try swift.run(
      ["build", "--disable-build-manifest-caching", "--package-path", package.root.path])
    #expect(build.code == 0, "\(change): \(build)")
    let list = try ExternalProgram(package.url(".build/debug/list")).run([])
    let expected = try package.files(below: "theme").sorted { $0.key < $1.key }.map {
      $0.key + " " + $0.value.map(String.init).joined(separator: ",")
    }
    #expect(
      list.output.split(separator: "\n").map(String.init) == expected,
      "after \(change) the binary carries another theme")
  }
}
