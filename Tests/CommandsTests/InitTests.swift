import TestSupport
import Testing

@Suite struct InitTests {
  static let starter = [
    ".github/workflows/deploy.yml", ".gitignore", "content/_index.md",
    "content/cold-start/_index.md", "content/cold-start/example.md", "content/cold-start/lab.md",
    "content/cold-start/simulations/three-visits.yaml", "content/cold-start/visual.md",
    "content/cold-start/why.md", "content/glossary.yaml", "content/notes/_index.md",
    "content/notes/adding-a-lesson.md",
    "content/site.yaml",
  ]

  @Test func writesASiteThatChecksStrictly() throws {
    let scratch = try Scratch()
    let outcome = try scratch.run("init", "my-course")
    #expect(outcome.code == 0, "\(outcome)")
    #expect(try scratch.files() == Self.starter.map { "my-course/" + $0 })
    let lines = outcome.output.split(separator: "\n").map(String.init)
    let written = lines.dropLast().sorted()
    #expect(written == Self.starter.map { "wrote my-course/" + $0 })
    #expect(lines.last == "next: cd my-course && coldstart serve")
    #expect(try scratch.text("my-course/content/site.yaml").contains("title: \"My course\""))
    let check = try scratch.run("check", "--strict", in: "my-course")
    #expect(check.code == 0, "\(check)")
  }

  @Test func leavesNothingToBeFilledIn() throws {
    let scratch = try Scratch()
    try scratch.run("init", "--title", #"A "quoted" \ title: @DATE@"#)
    for file in try scratch.files() where !file.hasPrefix(".github") {
      let text = try scratch.text(file).replacing("@DATE@", with: "")
      #expect(!text.contains(/@[A-Z]+@/), "\(file)")
    }
    let settings = try scratch.text("content/site.yaml")
    #expect(settings.contains(#"title: "A \"quoted\" \\ title: @DATE@""#))
    let check = try scratch.run("check", "--strict")
    #expect(check.code == 0, "\(check)")
  }

  @Test func overwritesNothing() throws {
    let scratch = try Scratch()
    try scratch.write("mine", to: "content/cold-start/why.md")
    let outcome = try scratch.run("init")
    #expect(outcome.code == 2, "\(outcome)")
    #expect(outcome.errors.contains("this is there already: content/cold-start/why.md\n"))
    #expect(try scratch.files() == ["content/cold-start/why.md"])
    #expect(try scratch.text("content/cold-start/why.md") == "mine")
  }

  @Test func keepsAnIgnoreFileThatIsThere() throws {
    let scratch = try Scratch()
    try scratch.write("mine\n", to: ".gitignore")
    let outcome = try scratch.run("init")
    #expect(outcome.code == 0 && outcome.output.contains("kept .gitignore\n"), "\(outcome)")
    #expect(try scratch.text(".gitignore") == "mine\n")
    #expect(try scratch.files() == Self.starter)
  }
}
