import Foundation
import PackagePlugin

/// Runs EmbedTool over `theme/` before DefaultTheme is compiled. Every theme file is an input, so
/// that an edit rebuilds; SwiftPM notices added and deleted files only with
/// `--disable-build-manifest-caching`, which the Makefile passes.
@main
struct EmbedTheme: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let theme = context.package.directoryURL.appending(path: "theme")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    let inputs = try FileManager.default.subpathsOfDirectory(atPath: theme.path).sorted().map {
      theme.appending(path: $0)
    }
    return [
      .buildCommand(
        displayName: "Embedding the theme",
        executable: try context.tool(named: "EmbedTool").url,
        arguments: [theme.path, output.path],
        inputFiles: inputs,
        outputFiles: [output])
    ]
  }
}
