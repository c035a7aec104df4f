import Foundation
import TestSupport
import Testing

/// The output folder survives what happens to real ones: killed builds, foreign files, links that
/// lead out of it.
@Suite struct WritingTests {
  @Test func aKilledBuildLeavesWholeFiles() throws {
    let site = try SampleSite()
    try site.addPages(150)
    try site.run("build")
    let old = try site.built()
    try site.write("site.yaml", "title: Renamed on every page\nlanguage: en\n")
    let start = Date()
    let clean = try site.run("build", "--output", site.folder.url("clean").path)
    let duration = Date().timeIntervalSince(start)
    #expect(clean.code == 0, "\(clean)")
    let new = try site.built("clean")

    let rounds = Effort.rounds(8, full: 60)
    for round in 0..<rounds {
      let build = try site.start("build")
      Thread.sleep(forTimeInterval: duration * 1.1 * Double(round) / Double(rounds))
      build.kill()
      _ = try build.outcome()
      let mixed = try site.built().filter { old[$0.key] != $0.value && new[$0.key] != $0.value }
      let pages = mixed.keys.filter { $0.hasSuffix(".html") && !$0.contains(".coldstart") }
      #expect(pages.sorted() == [], "round \(round): neither the old nor the new page")
    }
    let last = try site.run("build")
    #expect(last.code == 0, "\(last)")
    let built = try site.built()
    #expect(Set(built.keys).symmetricDifference(new.keys).sorted() == [])
    #expect(built.filter { new[$0.key] != $0.value }.keys.sorted() == [])
  }

  @Test func filesThatNoPageWritesAnyMoreGo() throws {
    let site = try SampleSite()
    try site.run("build")
    #expect(site.folder.exists("site/guides/reading/index.html"))
    try site.folder.remove("content/guides/reading.md")
    let build = try site.run("build")
    #expect(build.code == 0, "\(build)")
    #expect(!site.folder.exists("site/guides/reading/index.html"))
    #expect(!site.folder.exists("site/guides/reading"), "an empty folder stays behind")
  }

  @Test func unchangedFilesAreNotTouched() throws {
    let site = try SampleSite()
    try site.run("build")
    let page = site.folder.url("site/guides/reading/index.html")
    let long = Date(timeIntervalSince1970: 1_000_000_000)
    try FileManager.default.setAttributes([.modificationDate: long], ofItemAtPath: page.path)
    try site.run("build")
    let attributes = try FileManager.default.attributesOfItem(atPath: page.path)
    #expect(attributes[.modificationDate] as? Date == long)
  }

  /// A build that sees that nothing was touched says what the one before it said, and is not taken
  /// in by what was touched, asked for or removed after all.
  @Test func anUntouchedSiteIsBuiltAtAGlance() throws {
    let site = try SampleSite()
    try site.folder.write("content/guides/lonely.md", "---\ndraft: true\n---\nNo title.\n")
    try site.folder.write("content/guides/plain.md", "No title either.\n")
    let day = Date(timeIntervalSince1970: 1_000_000_000)
    let root = site.folder.url("content").path
    for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
      try FileManager.default.setAttributes(
        [.modificationDate: day], ofItemAtPath: root + "/" + path)
    }
    let first = try site.run("build")
    let built = try site.built()
    let second = try site.run("build")
    let warnings = { (text: String) in text.components(separatedBy: " pages")[0] }
    #expect(first.code == 0 && second.code == 0)
    #expect(warnings(second.errors) == warnings(first.errors))
    #expect(second.errors.contains("missing-title"))
    #expect(second.errors.contains(" 0 files written, \(built.count - 1) unchanged, 0 removed"))
    #expect(try site.run("build", "--strict").code == 1)
    try site.folder.remove("site/guides/plain/index.html")
    try site.run("build")
    #expect(try site.built() == built)
    try site.run("build", "--drafts")
    #expect(site.folder.exists("site/guides/lonely/index.html"))
    try site.run("build")
    #expect(try site.built() == built)
    try site.folder.write("content/guides/plain.md", "No title EITHER.\n")
    try site.run("build")
    #expect(try site.folder.text("site/guides/plain/index.html").contains("EITHER"))
  }

  @Test func aFolderOfSomebodyElseIsRefused() throws {
    let site = try SampleSite()
    try site.folder.write("site/thesis.txt", "years of work")
    let build = try site.run("build")
    #expect(build.code == 2, "\(build)")
    #expect(build.errors.contains("thesis.txt"), "\(build)")
    #expect(try site.built() == ["thesis.txt": Data("years of work".utf8)])
  }

  @Test func aForeignFileAmongOursStays() throws {
    let site = try SampleSite()
    try site.run("build")
    try site.folder.write("site/thesis.txt", "years of work")
    try site.write("guides/reading.md", "---\ntitle: Changed\n---\nText.\n")
    let build = try site.run("build")
    #expect(try site.folder.text("site/thesis.txt") == "years of work", "\(build)")
  }

  @Test(arguments: ["site", "content", "."])
  func theOutputCannotBeAnInput(output: String) throws {
    let site = try SampleSite()
    let folder = output == "site" ? site.folder.url("content/site") : site.folder.url(output)
    let before = try site.folder.files(below: "content")
    let build = try site.run("build", "--output", folder.path)
    #expect(build.code != 0, "\(build)")
    #expect(try site.folder.files(below: "content") == before)
  }

  @Test(arguments: ["slug: ../../evil", "slug: /evil", "aliases: [/../../evil/]", "slug: a/../.."])
  func pathsStayInTheOutput(line: String) throws {
    let site = try SampleSite()
    try site.write("guides/extra.md", "---\ntitle: Extra\n\(line)\n---\nText.\n")
    let build = try site.run("build")
    #expect(build.code == 1, "\(build)")
    #expect(build.errors.contains("guides/extra.md:3:"), "\(build)")
    let outside = try FileManager.default.contentsOfDirectory(atPath: site.folder.root.path)
    #expect(!outside.contains("evil"))
  }

  @Test func linksInTheContentDoNotLeaveIt() throws {
    let site = try SampleSite()
    let secret = try TemporaryFolder()
    try secret.write("secret.md", "---\ntitle: Secret\n---\nThe password is 1234.\n")
    for (link, target) in [("guides/link.md", "secret.md"), ("outside", "")] {
      try FileManager.default.createSymbolicLink(
        at: site.folder.url("content/\(link)"), withDestinationURL: secret.url(target))
    }
    let build = try site.run("build")
    #expect(build.errors.contains("content/guides/link.md"), "the link is reported: \(build)")
    #expect(build.errors.contains("content/outside"), "the link is reported: \(build)")
    let leaked = try site.built().filter {
      String(decoding: $0.value, as: UTF8.self).contains("1234")
    }
    #expect(leaked.isEmpty)
  }

  @Test func linksInTheOutputAreNotFollowed() throws {
    let site = try SampleSite()
    try site.run("build")
    let outside = try TemporaryFolder()
    try outside.write("index.html", "mine")
    try site.folder.remove("site/guides/reading")
    try FileManager.default.createSymbolicLink(
      at: site.folder.url("site/guides/reading"), withDestinationURL: outside.root)
    try site.write("guides/reading.md", "---\ntitle: Changed\n---\nText.\n")
    let build = try site.run("build")
    #expect(try outside.text("index.html") == "mine", "\(build)")
  }
}

extension SampleSite {
  /// More pages, so that a build takes long enough to be interrupted.
  func addPages(_ count: Int) throws {
    for number in 0..<count {
      let paragraphs = (0..<40).map { "Paragraph \($0) of page \(number), with `code` in it." }
      try write(
        "many/page-\(number).md",
        "---\ntitle: Page \(number)\n---\n## One\n\n" + paragraphs.joined(separator: "\n\n") + "\n")
    }
  }
}
