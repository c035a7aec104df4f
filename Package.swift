// swift-tools-version: 6.2
import PackageDescription

// Targets stand bottom layer first. A target may depend only on targets above it in this list:
// read from top to bottom, this file is the map of the program.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// cmark-gfm's autolink and strikethrough extensions set a process-wide table while a document is
/// parsed and clear it afterwards. The wrap keeps that table set, so documents parse in parallel.
let cmarkLinking: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-Xlinker", "--wrap=cmark_inlines_remove_special_character",
      "-l:libcmark-gfm-extensions.a", "-l:libcmark-gfm.a",
    ], .when(platforms: [.linux])),
  .linkedLibrary("cmark-gfm-extensions", .when(platforms: [.macOS])),
  .linkedLibrary("cmark-gfm", .when(platforms: [.macOS])),
]

let collections = Target.Dependency.product(name: "Collections", package: "swift-collections")

func layer(
  _ name: String, _ dependencies: [Target.Dependency] = [], plugins: [Target.PluginUsage] = []
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings, plugins: plugins)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = ["Fixtures"]
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], exclude: exclude,
    swiftSettings: settings, linkerSettings: cmarkLinking)
}

let package = Package(
  name: "coldstart",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "coldstart", targets: ["coldstart"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // 0: knows nothing of Coldstart
    .systemLibrary(
      name: "CCMarkGFM",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]),
    .target(name: "CMarkShim", dependencies: ["CCMarkGFM"]),
    .target(name: "CXXHash"),
    .target(name: "CSystemCalls"),
    layer("Diagnostics"),
    layer("Markup"),
    layer("Parallelism"),
    layer("FileTrees", ["CSystemCalls", "CXXHash", "Parallelism"]),
    layer("DataNodes", ["Diagnostics", "Markup", "Yams"]),
    .executableTarget(name: "EmbedTool", swiftSettings: settings),
    .plugin(
      name: "EmbedTheme", capability: .buildTool(), dependencies: ["EmbedTool"],
      path: "Sources/EmbedTheme"),
    layer("DefaultTheme", plugins: ["EmbedTheme"]),

    // 1: one subject each, none knows another
    layer("MarkdownPages", ["Diagnostics", "Markup", "CCMarkGFM", "CMarkShim"]),
    layer("Highlighting", ["Markup"]),
    layer("Diagrams", ["Diagnostics", "Markup"]),
    layer("Charts", ["Markup"]),
    layer("Simulation", [collections]),

    // 2: from what authors write to what engines run
    .plugin(
      name: "EmbedBooks", capability: .buildTool(), dependencies: ["EmbedTool"],
      path: "Sources/EmbedBooks"),
    layer(
      "Scenarios",
      ["DataNodes", "Diagnostics", "FileTrees", "Markup", "Parallelism", "Simulation"],
      plugins: ["EmbedBooks"]),

    // 3: from runs to what a lesson makes of them
    layer(
      "Learning",
      ["DataNodes", "DefaultTheme", "Diagnostics", "Markup", "Scenarios", "Simulation"]),

    // 4: the one place that knows every engine
    layer(
      "Blocks",
      [
        "Charts", "DataNodes", "Diagnostics", "Diagrams", "Highlighting", "Learning",
        "MarkdownPages", "Markup", "Scenarios", "Simulation",
      ]),

    // 5: many pages
    layer(
      "Site",
      [
        "Blocks", "DataNodes", "DefaultTheme", "Diagnostics", "FileTrees", "Learning",
        "MarkdownPages", "Markup", "Parallelism", "Scenarios",
      ]),
    layer("Preview", ["FileTrees", "Markup"]),

    // 6, 7: the program
    layer(
      "ColdstartCommands",
      [
        "Blocks", "DataNodes", "DefaultTheme", "Diagnostics", "Diagrams", "FileTrees",
        "Highlighting", "Learning", "MarkdownPages", "Markup", "Parallelism", "Preview",
        "Scenarios", "Simulation", "Site",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "coldstart", dependencies: ["ColdstartCommands"], swiftSettings: settings,
      linkerSettings: cmarkLinking),

    // One engine at a time, for counting its instructions: `make instructions`
    .executableTarget(
      name: "Microbench",
      dependencies: [
        "Blocks", "Diagnostics", "Diagrams", "FileTrees", "Highlighting", "MarkdownPages",
        "Scenarios", "Simulation", "Site",
      ],
      path: "Tests/Microbench", swiftSettings: settings, linkerSettings: cmarkLinking),

    // tests
    .target(
      name: "TestSupport", dependencies: ["Diagnostics", "FileTrees", "Simulation"],
      path: "Tests/TestSupport",
      swiftSettings: settings),
    tests("DiagnosticsTests", ["Diagnostics"]),
    tests("MarkupTests", ["Markup"], exclude: []),
    tests("FileTreesTests", ["FileTrees"], exclude: []),
    tests("ParallelismTests", ["Parallelism"], exclude: []),
    tests("DataNodesTests", ["DataNodes", "DefaultTheme", "Diagnostics"]),
    tests("MarkdownPagesTests", ["Diagnostics", "MarkdownPages", "CCMarkGFM"]),
    tests("HighlightingTests", ["Highlighting"]),
    tests("DiagramsTests", ["Diagnostics", "Diagrams"]),
    tests("SimulationTests", ["Diagnostics", "Scenarios", "Simulation"]),
    tests("ScenariosTests", ["DataNodes", "Diagnostics", "FileTrees", "Scenarios", "Simulation"]),
    tests("ChartsTests", ["Charts"], exclude: []),
    tests(
      "LearningTests",
      ["DataNodes", "Diagnostics", "Learning", "Scenarios", "Simulation"], exclude: []),
    tests(
      "BlocksTests", ["Blocks", "DataNodes", "Diagnostics", "Learning", "MarkdownPages", "Markup"]),
    tests(
      "SiteTests",
      ["DataNodes", "Diagnostics", "FileTrees", "MarkdownPages", "Scenarios", "Site"]),
    tests("PreviewTests", ["FileTrees", "Preview"]),
    tests("CommandsTests", ["ColdstartCommands", "DataNodes", "Diagnostics"]),
    tests("RepositoryTests", [], exclude: []),
  ],
  swiftLanguageModes: [.v6]
)
