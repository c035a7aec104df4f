import TestSupport
import Testing

@Suite struct NewTests {
  private func site() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.run("init")
    return scratch
  }

  @Test func addsAConceptWithEveryMode() throws {
    let scratch = try Scratch()
    try scratch.write("title: A course\nminima: true\n", to: "content/site.yaml")
    try scratch.write("---\ntitle: Home\n---\n\nBegin here.\n", to: "content/_index.md")
    let modes = "visual,why,deep,example,compare,cost,lab,myths,review"
    let made = try scratch.run("new", "concept", "Timeouts & \"retries\"", "--modes", modes)
    #expect(made.code == 0, "\(made)")
    let names = (["_index"] + modes.split(separator: ",").map(String.init)).sorted()
    let files = try scratch.files().filter { $0.hasPrefix("content/timeouts-retries/") }
    let run = "content/timeouts-retries/simulations/three-orders.yaml"
    let pages = names.map { "content/timeouts-retries/\($0).md" }
    #expect(files == pages.filter { $0 < run } + [run] + pages.filter { $0 > run })
    for file in pages {
      let text = try scratch.text(file)
      #expect(text.contains(#"Timeouts & \"retries\""#) && !text.contains(/@[A-Z]+@/), "\(file)")
      #expect(text.contains(/\ndate: \d{4}-\d\d-\d\d\n/), "\(file)")
      #expect(made.output.contains("wrote \(file)\n"), "\(made)")
    }
    let check = try scratch.run("check", "--strict")
    #expect(check.code == 0, "\(check)")
  }

  @Test func beginsAConceptWithTwoModes() throws {
    let scratch = try site()
    let made = try scratch.run("new", "concept", "queues", "--title", "Waiting")
    let files = try scratch.files().filter { $0.hasPrefix("content/queues/") }
    #expect(
      files.map { $0.dropFirst(15) } == [
        "_index.md", "example.md", "simulations/three-orders.yaml", "why.md",
      ])
    #expect(try scratch.text("content/queues/_index.md").hasPrefix("---\ntitle: \"Waiting\"\n"))
    #expect(made.output.contains("next: change the summary in content/queues/_index.md\n"))
    #expect(!made.output.contains("navigation"), "\(made)")
  }

  @Test func remindsOfANavigationMadeByHand() throws {
    let scratch = try site()
    try scratch.write("navigation:\n  - path: notes\n", to: "content/site.yaml")
    let made = try scratch.run("new", "concept", "queues")
    #expect(
      made.output.contains("add queues to `navigation` in content/site.yaml\n"), "\(made)")
  }

  @Test func addsLessonsAndModes() throws {
    let scratch = try site()
    try scratch.run("new", "lesson", "content/notes/Reading list.md")
    #expect(
      try scratch.text("content/notes/reading-list.md").hasPrefix("---\ntitle: \"Reading list\"\n"))
    // The title of a mode comes from its concept, not from its folder.
    let index = try scratch.text("content/cold-start/_index.md")
    try scratch.write(
      index.replacing("title: Cold starts", with: "title: Starting cold"),
      to: "content/cold-start/_index.md")
    try scratch.run("new", "lesson", "cold-start/myths", "--content", scratch.path + "/content")
    #expect(
      try scratch.text("content/cold-start/myths.md")
        .hasPrefix("---\ntitle: \"Starting cold: myths and facts\"\n"))
    try scratch.run("new", "lesson", "cold-start/cost", "--title", "Try")
    #expect(try scratch.text("content/cold-start/cost.md").hasPrefix("---\ntitle: \"Try\"\n"))
    let check = try scratch.run("check", "--strict")
    #expect(check.code == 0, "\(check)")
  }

  @Test func addsSimulationsAndQuizzes() throws {
    let scratch = try site()
    #expect(try scratch.run("new", "simulation", "notes/busy-shop").code == 0)
    #expect(try scratch.run("new", "quiz", "notes/asked", "--scenario", "busy-shop").code == 0)
    #expect(try scratch.run("new", "quiz", "notes/asked-too").code == 0)
    #expect(try scratch.run("new", "lesson", "notes/shown", "--scenario", "busy-shop").code == 0)
    let made = try scratch.files().filter { $0.hasPrefix("content/notes/") }
    #expect(
      made.map { $0.dropFirst(14) } == [
        "_index.md", "adding-a-lesson.md", "asked-too.md", "asked.md", "busy-shop.md",
        "shown.md", "simulations/busy-shop.yaml", "simulations/three-orders.yaml",
      ])
    let check = try scratch.run("check", "--strict")
    #expect(check.code == 0, "\(check)")
    let unknown = try scratch.run("new", "quiz", "notes/x", "--scenario", "bussy-shop")
    #expect(unknown.code == 2, "\(unknown)")
    #expect(unknown.errors.contains("no scenario content/notes/simulations/bussy-shop.yaml"))
  }

  @Test func overwritesNothing() throws {
    let scratch = try site()
    let before = try scratch.files()
    #expect(try scratch.run("new", "concept", "Cold start").code == 2)
    #expect(try scratch.run("new", "lesson", "cold-start/why").code == 2)
    #expect(try scratch.files() == before)
  }

  @Test(arguments: ["../outside", "/", "a//", "...", "a/../../b"])
  func staysInTheContentFolder(_ path: String) throws {
    let scratch = try site()
    try scratch.run("new", "lesson", path)
    #expect(try scratch.files().filter { !$0.hasPrefix("content/") && !$0.hasPrefix(".") } == [])
  }

  @Test func refusesUnknownModesAndMissingSites() throws {
    let scratch = try site()
    let before = try scratch.files()
    let wrong = try scratch.run("new", "concept", "x", "--modes", "wy")
    #expect(wrong.code == 64 && wrong.errors.contains("did you mean \"why\"?"), "\(wrong)")
    #expect(try scratch.files() == before)
    #expect(try scratch.run("new", "concept", "x", "--root", "none").code == 2)
  }
}
