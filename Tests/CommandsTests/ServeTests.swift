import Foundation
import TestSupport
import Testing

/// `coldstart serve` as an author meets it: the program itself, files that editors and git change,
/// and the requests of a browser.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct ServeTests {
  /// What a page says of a problem to every open page.
  private static let error = "\"severity\":\"error\""

  @Test func writesNothingAndEndsCleanly() async throws {
    let site = try SampleSite()
    let preview = try await LivePreview(site)
    #expect(try await preview.get("").status == 200)
    #expect(try await preview.get("queues").header("Location") == "/course/queues/")
    try site.write("guides/new.md", "---\ntitle: New\n---\nNew words.\n")
    try await preview.wait(for: "guides/new/") { $0.text.contains("New words.") }
    let stream = try await preview.events()
    defer { stream.close() }
    let outcome = try preview.end()
    #expect(outcome.code == 0, "\(outcome)")
    #expect(!(await stream.receiveAll()).contains("reload"))
    #expect(!site.folder.exists("site"))
  }

  @Test func keepsTheOutputUpToDateWhenAsked() async throws {
    let site = try SampleSite()
    let preview = try await LivePreview(site, "--write")
    try site.write("guides/new.md", "---\ntitle: New\n---\nNew words.\n")
    try await preview.wait(for: "guides/new/") { $0.status == 200 }
    #expect(try preview.end().code == 0)
    let written = try site.built().filter { !$0.key.hasPrefix(".") }
    try site.run("build", "--no-cache", "--output", site.folder.url("clean").path)
    #expect(written == (try site.built("clean")).filter { !$0.key.hasPrefix(".") })
  }

  @Test func takesTheNextFreePortOrSaysWhyNot() async throws {
    let site = try SampleSite()
    let first = try await LivePreview(site)
    let taken = try site.run("serve", "--port", "\(first.port)")
    #expect(taken.code == 2)
    #expect(taken.errors.contains("port \(first.port) is taken by another program"))
    #expect(taken.errors.contains("--port"))
    let everywhere = try await LivePreview(site, "--host", "0.0.0.0")
    #expect(everywhere.errors.contains("other machines can reach this preview at 0.0.0.0"))
    #expect(try await everywhere.get("").status == 200)
  }

  /// What a build takes for an error is one here, and nothing else is.
  @Test(arguments: [false, true]) func judgesAsABuildDoes(strict: Bool) async throws {
    let site = try SampleSite()
    let flags = strict ? ["--strict"] : []
    let preview = try await LivePreview(site, strict ? "--strict" : "--memory")
    let stream = try await preview.events()
    defer { stream.close() }
    try site.write("guides/new.md", "No title, but words.\n")
    let told = await stream.receive(until: "missing-title")
    #expect(told.contains(Self.error) == strict)
    let verdict = try Binary.run(["check", "--root", site.folder.root.path] + flags)
    #expect(verdict.code == (strict ? 1 : 0))
    // A page that was never sound is shown as it is, with its problems.
    try await preview.wait(for: "guides/new/") { $0.status == 200 }
  }

  #if os(Linux)
    @Test func opensTheBrowserWhenAsked() async throws {
      let site = try SampleSite()
      let (tools, note) = (site.folder.url("tools"), site.folder.url("opened").path)
      try site.folder.write("tools/xdg-open", "#!/bin/sh\necho \"$1\" > '\(note)'\nexit $FAILS\n")
      chmod(tools.appendingPathComponent("xdg-open").path, 0o755)
      for (code, isTold) in [("0", false), ("3", true)] {
        let preview = try await LivePreview(
          site, "--open", environment: ["PATH": tools.path + ":/usr/bin:/bin", "FAILS": code])
        let address = "http://127.0.0.1:\(preview.port)/course/"
        let start = ContinuousClock.now
        while (try? site.folder.text("opened")) != address + "\n"
          || preview.errors.contains("no browser could be opened: go to \(address)") != isTold,
          start.duration(to: .now) < .seconds(60)
        {
          try await Task.sleep(for: .milliseconds(5))
        }
        #expect(try site.folder.text("opened") == address + "\n")
        #expect(preview.errors.contains("no browser could be opened") == isTold)
      }
    }
  #endif

  /// Each way of saving ends with the new words, and the page is there all the time.
  @Test func followsEveryWayOfSaving() async throws {
    let site = try SampleSite()
    let preview = try await LivePreview(site)
    let watch = Watch(preview, ["guides/reading/", "queues/why/"])
    let page = site.folder.url("content/guides/reading.md").path
    let old = try site.folder.text("content/guides/reading.md")
    let stream = try await preview.events()
    defer { stream.close() }
    for (name, save) in Saving.ways {
      try save(page, old + "\nSaved by \(name).\n")
      try await preview.wait(for: "guides/reading/") { $0.text.contains("Saved by \(name).") }
      #expect(await stream.receive(until: "event: reload").contains("reload"), "\(name)")
      try await Task.sleep(for: .milliseconds(100))
      #expect(!stream.arrived().contains("reload"), "\(name) reloads twice")
    }
    #expect(try await watch.missing().isEmpty)
    try await preview.expectTheSameAsACleanBuild()
  }

  /// Data, included files, images and files that are published as they are.
  @Test func followsWhatPagesAreMadeFrom() async throws {
    let site = try SampleSite()
    let picture = { (width: Int) in
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"8\"/>"
    }
    try site.write("guides/app.py", "first = 1\n")
    try site.write("guides/pic.svg", picture(16))
    try site.write("static/as-it-is.txt", "one")
    try site.write(
      "guides/made.md",
      "---\ntitle: Made\n---\n```python {file=\"app.py\"}\n```\n\n![A box](pic.svg)\n")
    let preview = try await LivePreview(site)
    #expect(try await preview.get("guides/made/").text.contains("width=\"16\""))
    try site.write("guides/app.py", "second = 2\n")
    try await preview.wait(for: "guides/made/") { $0.text.contains("second") }
    try site.write("guides/pic.svg", picture(24))
    try await preview.wait(for: "guides/made/") { $0.text.contains("width=\"24\"") }
    try site.write("static/as-it-is.txt", "two")
    try await preview.wait(for: "as-it-is.txt") { $0.text == "two" }
    let glossary = try site.folder.text("content/glossary.yaml")
    try site.write("glossary.yaml", glossary.replacing("has to be made", with: "is still missing"))
    try await preview.wait(for: "queues/why/") { $0.text.contains("is still missing") }
    try site.folder.remove("content/static")
    try await preview.wait(for: "as-it-is.txt") { $0.status == 404 }
    try await preview.expectTheSameAsACleanBuild()
  }

  @Test func aSaveThatChangesNothingReloadsNothing() async throws {
    let site = try SampleSite()
    let preview = try await LivePreview(site)
    let stream = try await preview.events()
    defer { stream.close() }
    let page = "content/guides/reading.md"
    try site.folder.write(page, try site.folder.text(page))
    try await Task.sleep(for: .milliseconds(300))
    try site.write("guides/other.md", "---\ntitle: Other\n---\nOther words.\n")
    #expect(await stream.receive(until: "reload").contains("\"version\":2}"))
  }

  /// The half of a file that an editor has written so far does not build; the last good page stays.
  @Test func keepsTheLastGoodPageWhileAFileIsHalfSaved() async throws {
    let site = try SampleSite()
    let preview = try await LivePreview(site)
    let stream = try await preview.events()
    defer { stream.close() }
    let whole = "---\ntitle: Reading\naliases: [/old/reading/]\n---\nWritten whole.\n"
    try site.write("guides/reading.md", String(whole.prefix(30)))
    let told = await stream.receive(until: Self.error)
    #expect(told.contains("unclosed-front-matter"))
    #expect(!told.contains("event: reload"))
    let kept = try await preview.get("guides/reading/")
    #expect(kept.status == 200)
    #expect(kept.text.contains("Begin <a href"))
    try site.write("guides/reading.md", whole)
    #expect(await stream.receive(until: "event: reload").contains("event: problems\ndata: []"))
    #expect(try await preview.get("guides/reading/").text.contains("Written whole."))
    try await preview.expectTheSameAsACleanBuild()
  }

  @Test func pagesAndFoldersThatGoAreGone() async throws {
    let site = try SampleSite()
    try site.write("guides/plain.md", "---\ntitle: Plain\n---\nPlain words.\n")
    let preview = try await LivePreview(site)
    let files = FileManager.default
    let content = site.folder.url("content").path
    try files.moveItem(atPath: content + "/guides/plain.md", toPath: content + "/guides/fancy.md")
    try await preview.wait(for: "guides/fancy/") { $0.status == 200 }
    #expect(try await preview.get("guides/plain/").status == 404)
    try site.write("guides/deep/er/page.md", "---\ntitle: Deep\n---\nDeep words.\n")
    try await preview.wait(for: "guides/deep/er/page/") { $0.status == 200 }
    try files.moveItem(atPath: content + "/guides/deep", toPath: content + "/guides/high")
    try await preview.wait(for: "guides/high/er/page/") { $0.status == 200 }
    #expect(try await preview.get("guides/deep/er/page/").status == 404)
    try site.write("guides/high/er/page.md", "---\ntitle: Deep\n---\nStill followed.\n")
    try await preview.wait(for: "guides/high/er/page/") { $0.text.contains("Still followed.") }
    try site.folder.remove("content/guides/high")
    try await preview.wait(for: "guides/high/er/page/") { $0.status == 404 }
    try await preview.expectTheSameAsACleanBuild()
  }

  @Test func survivesTheLossOfContentAndConfiguration() async throws {
    let site = try SampleSite()
    let preview = try await LivePreview(site)
    let stream = try await preview.events()
    defer { stream.close() }
    let files = FileManager.default
    let (content, aside) = (site.folder.url("content").path, site.folder.url("aside").path)
    try files.moveItem(atPath: content, toPath: aside)
    #expect(await stream.receive(until: Self.error).contains("the folder content is gone"))
    #expect(try await preview.get("guides/reading/").status == 200)
    try files.moveItem(atPath: aside, toPath: content)
    #expect(await stream.receive(until: "event: reload").contains("event: problems\ndata: []"))
    let settings = try site.folder.text("content/site.yaml")
    try site.write("site.yaml", settings + "titel: Wrong\n")
    #expect(await stream.receive(until: Self.error).contains("unknown-key"))
    #expect(try await preview.get("guides/reading/").status == 200)
    try site.write("site.yaml", settings)
    #expect(await stream.receive(until: "event: reload").contains("event: problems\ndata: []"))
    try site.folder.write("theme/templates/page.mustache", "<p>Own {{{content}}}</p></body>")
    try await preview.wait(for: "guides/reading/") { $0.text.hasPrefix("<p>Own") }
    try site.folder.remove("theme")
    try await preview.wait(for: "guides/reading/") { $0.text.hasPrefix("<!doctype") }
    try await preview.expectTheSameAsACleanBuild()
  }

  /// There is no good page to show yet, so the faulty one is, and the problem over it.
  @Test func showsASiteThatIsWrongFromTheStart() async throws {
    let site = try SampleSite()
    try site.write("guides/lost.md", "---\ntitle: Lost\n---\n[Lost](nowhere.md)\n")
    let preview = try await LivePreview(site)
    #expect(preview.base == "/course/")
    #expect(try await preview.get("guides/lost/").text.contains("/_coldstart/client.js"))
    let stream = try RawClient(port: preview.port)
    defer { stream.close() }
    stream.send("GET /_coldstart/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(await stream.receive(until: Self.error).contains("broken-link"))
    try site.write("guides/lost.md", "---\ntitle: Lost\n---\n[Found](reading.md)\n")
    #expect(await stream.receive(until: "event: reload").contains("event: problems\ndata: []"))
    try await preview.expectTheSameAsACleanBuild()
  }

  @Test func tellsTwoHundredOpenPagesOfAnEdit() async throws {
    let site = try SampleSite()
    let preview = try await LivePreview(site)
    var streams: [RawClient] = []
    defer { for stream in streams { stream.close() } }
    for _ in 0..<200 { streams.append(try await preview.events()) }
    try site.write("guides/new.md", "---\ntitle: New\n---\nNew words.\n")
    try await preview.wait(for: "guides/new/") { $0.text.contains("New words.") }
    for stream in streams {
      #expect(await stream.receive(until: "event: reload").contains("\"version\":2}"))
    }
    try site.write("guides/new.md", "---\ntitle: New\n---\nNewer words.\n")
    for stream in streams {
      let told = await stream.receive(until: "event: reload")
      #expect(told.components(separatedBy: "event: reload").count == 2)
      #expect(told.contains("\"version\":3}"))
    }
    #expect(try preview.end().code == 0)
  }
}
