import Foundation
import PackagePlugin

/// Runs EmbedTool over `theme/` before DefaultTheme is compiled. Every theme file is an input, so
/// that an edit rebuilds; SwiftPM notices added and deleted files only with
/// `--disable-build-manifest-caching`, which the Makefile passes. The names are arguments as well:
/// a file that was only renamed keeps its time, and nothing but the command line tells.
@main
struct EmbedTheme: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let theme = context.package.directoryURL.appending(path: "theme")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    let files = try FileManager.default.subpathsOfDirectory(atPath: theme.path).sorted().filter {
      isThemeFile($0, in: theme)
    }
    return [
      .buildCommand(
        displayName: "Embedding the theme",
        executable: try context.tool(named: "EmbedTool").url,
        arguments: [theme.path, output.path] + files,
        inputFiles: files.map { theme.appending(path: $0) },
        outputFiles: [output])
    ]
  }

  /// Files, but for hidden ones and those in hidden folders.
  private func isThemeFile(_ path: String, in theme: URL) -> Bool {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(
      atPath: theme.appending(path: path).path, isDirectory: &isFolder)
    let isHidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
    return exists && !isFolder.boolValue && !isHidden
  }
}
