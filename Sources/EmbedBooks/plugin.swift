import Foundation
import PackagePlugin

/// Runs EmbedTool over `content/books/` before Scenarios is compiled, so that an installed binary
/// carries the rule and price books it was tested with.
@main
struct EmbedBooks: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let books = context.package.directoryURL.appending(path: "content/books")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    let inputs = try FileManager.default.contentsOfDirectory(atPath: books.path).sorted().map {
      books.appending(path: $0)
    }
    return [
      .buildCommand(
        displayName: "Embedding the books",
        executable: try context.tool(named: "EmbedTool").url,
        arguments: [books.path, output.path],
        inputFiles: inputs,
        outputFiles: [output])
    ]
  }
}
