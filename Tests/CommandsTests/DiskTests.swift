import Foundation
import TestSupport
import Testing

/// Disks that are full or cannot be written: the old site stays whole and the program says why.
@Suite(.enabled(if: MemoryDisk.isPossible, "mounting a small disk needs root on Linux"))
struct DiskTests {
  @Test func aFullDiskKeepsTheOldSite() throws {
    let site = try SampleSite()
    let disk = try MemoryDisk(at: site.folder.url("disk"), kilobytes: 1024)
    defer { disk.unmount() }
    let first = try site.run("build", "--output", site.folder.url("disk/site").path)
    #expect(first.code == 0, "\(first)")
    let old = try site.built("disk/site")
    try site.addPages(300)
    let second = try site.run("build", "--output", site.folder.url("disk/site").path)
    #expect(second.code == 2, "\(second)")
    #expect(second.errors.lowercased().contains("no space"), "\(second)")
    #expect(try site.built("disk/site") == old)
    let left = try FileManager.default.contentsOfDirectory(atPath: site.folder.url("disk").path)
    #expect(left == ["site"], "the staging folder stays behind on a full disk")
  }

  @Test func aReadOnlyDiskKeepsTheOldSite() throws {
    let site = try SampleSite()
    let disk = try MemoryDisk(at: site.folder.url("disk"), kilobytes: 4096)
    defer { disk.unmount() }
    try site.run("build", "--output", site.folder.url("disk/site").path)
    let old = try site.built("disk/site")
    try disk.remountReadOnly()
    try site.write("guides/reading.md", "---\ntitle: Changed\n---\nText.\n")
    let build = try site.run("build", "--output", site.folder.url("disk/site").path)
    #expect(build.code == 2, "\(build)")
    #expect(build.errors.lowercased().contains("read-only"), "\(build)")
    #expect(try site.built("disk/site") == old)
  }
}

/// A disk of a fixed size in memory.
private struct MemoryDisk {
  let url: URL

  /// Whether this user may mount one here: tried once, because containers differ.
  static let isPossible: Bool = {
    guard let folder = try? TemporaryFolder(),
      let disk = try? MemoryDisk(at: folder.url("disk"), kilobytes: 16)
    else { return false }
    disk.unmount()
    return true
  }()

  init(at url: URL, kilobytes: Int) throws {
    self.url = url
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try Self.run("mount", ["-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", url.path])
  }

  func remountReadOnly() throws { try Self.run("mount", ["-o", "remount,ro", url.path]) }

  func unmount() { try? Self.run("umount", [url.path]) }

  private struct Failure: Error { let outcome: ExternalProgram.Outcome? }

  private static func run(_ name: String, _ arguments: [String]) throws {
    let outcome = try ExternalProgram.onPath(name)?.run(arguments)
    guard outcome?.code == 0 else { throw Failure(outcome: outcome) }
  }
}
