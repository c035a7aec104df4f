import Testing

/// The folders of a target are rooms: of two of them at most one knows the other. A folder knows
/// another one whose types it names.
@Suite struct FolderTests {
  /// Targets whose folders are held to it.
  private static let targets = ["DataNodes", "Diagnostics", "MarkdownPages", "Site"]

  @Test(arguments: targets) func noTwoFoldersKnowEachOther(target: String) throws {
    let files = Repository.sources.filter { $0.target == target }
    expectNone(Self.offences(in: files))
  }

  @Test func foldersThatKnowEachOtherAreSeen() {
    let files = [
      TrackedFile(path: "Sources/X/A/One.swift", text: "package struct One {\n  let two: Two\n}\n"),
      TrackedFile(path: "Sources/X/B/Two.swift", text: "struct Two {\n  // One\n  let a: Int\n}\n"),
      TrackedFile(path: "Sources/X/B/Back.swift", text: "struct Back {}\n\nlet back: One? = nil\n"),
    ]
    #expect(Self.offences(in: Array(files.dropLast())).isEmpty)
    #expect(
      Self.offences(in: files).map(\.path) == ["Sources/X/A/One.swift", "Sources/X/B/Back.swift"])
  }

  /// A line for each file that knows a folder which knows its own.
  private static func offences(in files: [TrackedFile]) -> [Offence] {
    let codes = files.map { (file: $0, code: SwiftCode($0.text).lines) }
    var home: [String: Set<String>] = [:]
    for (file, code) in codes {
      for name in code.compactMap(declaredType) { home[name, default: []].insert(folder(of: file)) }
    }
    var known: [String: Set<String>] = [:]
    var uses: [(file: TrackedFile, line: Int, type: String, folder: String)] = []
    for (file, code) in codes {
      for (number, line) in code.enumerated() {
        for word in line.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" }) {
          guard word.first?.isUppercase == true, let homes = home[String(word)], homes.count == 1,
            let other = homes.first, other != folder(of: file)
          else { continue }
          known[folder(of: file), default: []].insert(other)
          uses.append((file, number + 1, String(word), other))
        }
      }
    }
    return uses.filter { known[$0.folder]?.contains(folder(of: $0.file)) == true }.map { use in
      Offence(
        path: use.file.path, line: use.line,
        text: "\(folder(of: use.file)) names \(use.type) of \(use.folder), which knows"
          + " \(folder(of: use.file)): move one of them, or pass what is needed as a value")
    }
  }

  /// `Sources/Site/Pages/Mode.swift` → `Pages`; the target's own for files outside of its folders.
  private static func folder(of file: TrackedFile) -> String {
    let parts = file.path.split(separator: "/")
    return parts.count > 3 ? String(parts[2]) : "the target's own folder"
  }

  /// The name of a type that a line declares at the outermost level.
  private static func declaredType(_ line: String) -> String? {
    guard line.first?.isWhitespace == false else { return nil }
    let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "actor", "typealias"]
    let levels: Set<Substring> = ["package", "final", "private", "fileprivate", "indirect"]
    let rest = words.drop { levels.contains($0) }
    guard let kind = rest.first, kinds.contains(kind) else { return nil }
    return rest.dropFirst().first.map(String.init)
  }
}
