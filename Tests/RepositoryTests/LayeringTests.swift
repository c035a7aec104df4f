import Testing

/// The layers of the program, as `Package.swift` lists them: an arrow only ever points down.
@Suite struct LayeringTests {
  /// Modules that a product makes importable, when they are not called like the product.
  private static let modulesOfProduct: [String: [String]] = [
    "Collections": [
      "Collections", "DequeModule", "HeapModule", "OrderedCollections", "BitCollections",
      "HashTreeCollections",
    ]
  ]

  /// Modules of the system, and the targets that may look at the outside world through them.
  /// The rest of the program gets facts as values: bytes, dates and paths.
  private static let systemModules: [String: Set<String>] = [
    "Foundation": [
      "FileTrees", "Preview", "ColdstartCommands", "EmbedTool", "EmbedTheme", "EmbedBooks",
    ],
    "FoundationEssentials": ["FileTrees", "Preview", "ColdstartCommands", "EmbedTool"],
    "Glibc": ["FileTrees", "Preview", "ColdstartCommands"],
    "Musl": ["FileTrees", "Preview", "ColdstartCommands"],
    "Darwin": ["FileTrees", "Preview", "ColdstartCommands"],
    "Dispatch": ["Preview", "ColdstartCommands"],
    "PackagePlugin": ["EmbedTheme", "EmbedBooks"],
  ]

  private static let everywhere: Set<String> = ["Swift", "Synchronization"]

  /// Plugins run while the program is built, and are no part of it.
  private static let pluginModules: Set<String> = ["Foundation", "PackagePlugin"]

  private static let accessLevels: Set<Substring> = [
    "public", "package", "internal", "fileprivate", "private",
  ]
  private static let importKinds: Set<Substring> = [
    "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
  ]

  @Test func manifestIsRead() {
    let site = Manifest.targets.first { $0.name == "Site" }
    #expect(site?.dependencies.contains("MarkdownPages") == true)
    let simulation = Manifest.targets.first { $0.name == "Simulation" }
    #expect(simulation?.dependencies.contains("Collections") == true)
    #expect(Manifest.targets.contains { $0.name == "RepositoryTests" })
  }

  @Test func targetsStandBottomLayerFirst() {
    let names = Manifest.targets.map(\.name)
    var offences: [Offence] = []
    for (index, target) in Manifest.targets.enumerated() {
      for dependency in target.dependencies where names[index...].contains(dependency) {
        offences.append(
          Offence(
            path: "Package.swift", line: line(declaring: target.name),
            text: "\(target.name) depends on \(dependency), which stands below it:"
              + " move the dependency up, or turn the arrow round"))
      }
    }
    expectNone(offences)
  }

  @Test func importsAreDeclared() {
    let targets = Dictionary(uniqueKeysWithValues: Manifest.targets.map { ($0.name, $0) })
    expectNone(
      Repository.sources.flatMap { file -> [Offence] in
        guard let target = targets[file.target] else {
          return [Offence(path: file.path, line: 1, text: "no target \(file.target) is declared")]
        }
        let declared = Set(target.dependencies.flatMap { Self.modulesOfProduct[$0] ?? [$0] })
          .union(target.kind == "plugin" ? Self.pluginModules : [])
        return imports(of: file).compactMap { offence($0, in: file, declared) }
      })
  }

  /// Targets whose folders are layers as well, bottom first: folders instead of targets, so that
  /// the optimiser sees all of them at once.
  private static let folders = [
    "Simulation": ["Model", "Billing", "Kernel", "Services", "Runs", "Reports"]
  ]

  /// A file knows no type that is declared in a folder above its own.
  @Test func foldersKnowOnlyWhatIsBelow() {
    for (target, folders) in Self.folders.sorted(by: { $0.key < $1.key }) {
      let files = Repository.sources.filter { $0.target == target }
      var homes: [Substring: Int] = [:]
      for file in files {
        guard let place = folders.firstIndex(of: folder(of: file)) else {
          Issue.record("\(file.path) stands in none of the folders \(folders)")
          continue
        }
        for name in typesDeclared(in: file) { homes[name] = min(homes[name] ?? place, place) }
      }
      expectNone(
        files.flatMap { file -> [Offence] in
          let place = folders.firstIndex(of: folder(of: file)) ?? 0
          return SwiftCode(file.text).lines.enumerated().flatMap { line, text in
            text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.compactMap { word in
              guard let home = homes[word], home > place else { return nil }
              return Offence(
                path: file.path, line: line + 1,
                text: "\(folders[place]) stands below \(folders[home]) and may not know \(word)")
            }
          }
        })
    }
  }

  private func folder(of file: TrackedFile) -> String {
    let parts = file.path.split(separator: "/")
    return parts.count > 3 ? String(parts[2]) : ""
  }

  /// Names of types that are declared at the left margin.
  private func typesDeclared(in file: TrackedFile) -> [Substring] {
    SwiftCode(file.text).lines.flatMap { line -> [Substring] in
      guard let first = line.first, !first.isWhitespace else { return [] }
      let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      let kinds: Set<Substring> = ["struct", "enum", "class", "protocol", "typealias"]
      guard let keyword = words.firstIndex(where: kinds.contains), keyword + 1 < words.count
      else { return [] }
      return [words[keyword + 1]]
    }
  }

  @Test func testsImportWhatTheyDeclare() {
    let targets = Dictionary(uniqueKeysWithValues: Manifest.targets.map { ($0.name, $0) })
    let tests = Repository.swiftFiles.filter { $0.path.hasPrefix("Tests/") }
    expectNone(
      tests.flatMap { file -> [Offence] in
        guard let target = targets[file.target] else { return [] }
        let declared = target.dependencies.flatMap { Self.modulesOfProduct[$0] ?? [$0] }
        let own = Set(declared + ["Testing", "TestSupport", "Foundation", "Glibc", "Darwin"])
        return imports(of: file).compactMap { line, module in
          own.contains(module) || Self.everywhere.contains(module)
            ? nil
            : Offence(
              path: file.path, line: line,
              text: "\(module) is no dependency of \(file.target) in Package.swift")
        }
      })
  }

  private func offence(
    _ found: (line: Int, module: String), in file: TrackedFile, _ declared: Set<String>
  ) -> Offence? {
    let (line, module) = found
    if declared.contains(module) || Self.everywhere.contains(module) { return nil }
    if let allowed = Self.systemModules[module] {
      if allowed.contains(file.target) { return nil }
      return Offence(
        path: file.path, line: line,
        text: "\(file.target) may not import \(module): take what it needs as a value, from"
          + " \(allowed.sorted().joined(separator: ", "))")
    }
    return Offence(
      path: file.path, line: line,
      text: "\(module) is no dependency of \(file.target) in Package.swift")
  }

  /// Every imported module with its line, without access levels, attributes and kinds.
  private func imports(of file: TrackedFile) -> [(line: Int, module: String)] {
    SwiftCode(file.text).lines.enumerated().compactMap { index, line in
      let words = line.split(separator: " ")
      guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count,
        words[..<keyword].allSatisfy({ $0.hasPrefix("@") || Self.accessLevels.contains($0) })
      else { return nil }
      let rest = words[(keyword + 1)...].drop { Self.importKinds.contains($0) }
      return rest.first.map { (index + 1, String($0.prefix { $0 != "." })) }
    }
  }

  private func line(declaring target: String) -> Int {
    let manifest = Repository.swiftFiles.first { $0.path == "Package.swift" }
    let index = manifest?.lines.firstIndex { $0.contains("\"\(target)\"") }
    return (index ?? 0) + 1
  }
}
