import FileTrees
import Foundation
import Site
import Testing

/// Whatever an author does to the files, a site published over an older one is the site published
/// into an empty folder, byte for byte, manifest included.
@Suite struct RandomEditTests {
  @Test(arguments: [UInt64](1...6)) func aSiteDoesNotRememberItsPast(seed: UInt64) async throws {
    var author = Author(seed: seed)
    let harness = try SiteHarness(["content/_index.md": "---\ntitle: Home\n---\nWelcome.\n"])
    defer { harness.remove() }
    for round in 0..<6 {
      for _ in 0...author.below(4) { try author.edit(harness.root) }
      let result = try await harness.build()
      let (kept, fresh) = (harness.root + "/kept", harness.root + "/fresh-\(round)")
      _ = try await Publisher(output: kept, jobs: 2).publish(result.tree)
      _ = try await Publisher(output: fresh, jobs: 1).publish(result.tree)
      #expect(try Self.files(kept) == Self.files(fresh), "seed \(seed), round \(round)")
    }
  }

  private static func files(_ folder: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      guard Disk.status(folder + "/" + path)?.kind == .file else { continue }
      files[path] = try Disk.read(folder + "/" + path)
    }
    return files
  }
}

/// Somebody who writes, renames and removes files by the numbers of a seed.
private struct Author {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15
  }

  /// A number from 0 to `bound - 1` (xorshift64).
  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }

  private mutating func name() -> String {
    let folders = ["", "a/", "b/", "a/c/", "cold-start/"]
    let names = ["one.md", "two.md", "_index.md", "why.md", "visual.md", "three.md"]
    return folders[below(folders.count)] + names[below(names.count)]
  }

  private mutating func text() -> String {
    let titles = ["Alpha", "Beta", "Gamma"]
    var text = "---\ntitle: \(titles[below(3)])\nweight: \(below(9))\n"
    if below(3) == 0 { text += "tags: [t\(below(3))]\n" }
    if below(6) == 0 { text += "draft: true\n" }
    if below(4) == 0 { text += "aliases: [/old/\(below(4))/]\n" }
    text += "---\n## Part \(below(4))\n\nWords \(below(100)). "
    return text + "[link](\(below(2) == 0 ? "one.md" : "../two.md#part-1"))\n"
  }

  mutating func edit(_ root: String) throws {
    let path = root + "/content/" + name()
    switch below(6) {
    case 0: try? FileManager.default.removeItem(atPath: path)
    case 1:
      let target = root + "/content/" + name()
      if Disk.status(path) != nil, Disk.status(target) == nil {
        try Disk.makeFolder(Disk.parent(of: target))
        try Disk.move(path, to: target)
      }
    case 2: try write("title: Course \(below(3))\n", to: root + "/content/site.yaml")
    case 3:
      let template = "<title>{{page.title}} \(below(3))</title>\n{{{content}}}\n"
      try write(template, to: root + "/theme/templates/tag.mustache")
    default: try write(text(), to: path)
    }
  }

  private func write(_ text: String, to path: String) throws {
    try Disk.makeFolder(Disk.parent(of: path))
    try Disk.write(Array(text.utf8), to: path)
  }
}
