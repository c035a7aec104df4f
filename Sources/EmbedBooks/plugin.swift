import Foundation
import PackagePlugin

/// Runs EmbedTool over `content/books/` before Scenarios is compiled, so that an installed binary
/// carries the rule and price books it was tested with. The names are arguments, so that a file
/// that was only renamed is noticed.
@main
struct BookEmbedding: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let books = context.package.directoryURL.appending(path: "content/books")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    let files = try FileManager.default.contentsOfDirectory(atPath: books.path).sorted().filter {
      $0.hasSuffix(".yaml")
    }
    return [
      .buildCommand(
        displayName: "Embedding the books",
        executable: try context.tool(named: "EmbedTool").url,
        arguments: [books.path, output.path] + files,
        inputFiles: files.map { books.appending(path: $0) },
        outputFiles: [output])
    ]
  }
}
