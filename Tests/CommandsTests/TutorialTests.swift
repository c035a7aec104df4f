import Foundation
import TestSupport
import Testing

/// The tutorials of the manual, followed to the letter in an empty folder.
@Suite struct TutorialTests {
  @Test(arguments: ["getting-started", "first-run"])
  func doesWhatItSays(_ name: String) throws {
    var reader = try TutorialReader(name)
    try reader.follow()
    #expect(reader.commands > 3)
  }

  /// A concept of four modes takes an evening, and not for its typing.
  @Test func writesAConceptInTwoHundredLines() throws {
    var reader = try TutorialReader("first-run")
    try reader.follow()
    #expect((100...200).contains(reader.linesWritten), "\(reader.linesWritten)")
    for mode in ["visual", "example", "myths", "lab"] {
      #expect(try reader.scratch.text("course/content/thumbnails/\(mode).md").hasPrefix("---\n"))
    }
    let settings = try reader.scratch.text("course/content/site.yaml")
    try reader.scratch.write(settings + "minima: true\n", to: "course/content/site.yaml")
    let check = try reader.scratch.run("check", "--strict", in: "course")
    #expect(!check.errors.contains("content/thumbnails/"), "\(check)")
  }
}

/// Somebody who types what a tutorial shows: files where a box names one, commands where it is one.
struct TutorialReader {
  let scratch: Scratch
  private(set) var commands = 0
  private(set) var linesWritten = 0
  private let boxes: [Box]
  private var folder = ""

  /// A fence of the page.
  private struct Box {
    let language: String
    let title: String?
    let lines: [String]

    /// What a terminal prints.
    var isOutput: Bool { title == nil && (language.isEmpty || language == "text") }
  }

  init(_ name: String) throws {
    scratch = try Scratch()
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../content/authoring/\(name).md")
    boxes = Self.boxes(try String(contentsOf: page, encoding: .utf8))
  }

  private static func boxes(_ page: String) -> [Box] {
    var boxes: [Box] = []
    var open: (fence: Substring, language: String, title: String?)?
    var lines: [String] = []
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if let box = open {
        if line == box.fence {
          boxes.append(Box(language: box.language, title: box.title, lines: lines))
          (open, lines) = (nil, [])
        } else {
          lines.append(String(line))
        }
      } else if let match = line.wholeMatch(of: /(`{3,})([a-z]*)( \{(?:title="([^"]*)")?.*\})?/) {
        open = (match.1, String(match.2), match.4.map(String.init))
      }
    }
    return boxes
  }

  mutating func follow() throws {
    for (index, box) in boxes.enumerated() {
      if let title = box.title, title.contains("/") {
        try type(box.lines, into: title)
      } else if box.language == "bash", !box.lines.contains(where: { $0.hasPrefix("git ") }) {
        let next = boxes.dropFirst(index + 1).first
        try run(box.lines, expecting: next?.isOutput == true ? next?.lines ?? [] : [])
      }
    }
  }

  /// Makes a file, adds to one, or replaces one of its lines, as the box's title says.
  private mutating func type(_ lines: [String], into title: String) throws {
    linesWritten += lines.count
    let parts = title.split(separator: ", ").map(String.init)
    let path = folder + parts[0]
    let text = lines.joined(separator: "\n") + "\n"
    guard parts.count > 1 else { return try scratch.write(text, to: path) }
    if parts[1] == "at its end" {
      return try scratch.write(try scratch.text(path) + text, to: path)
    }
    let number = try #require(Int(parts[1].split(separator: " ").last ?? ""), "\(title)")
    var old = try scratch.text(path).split(separator: "\n", omittingEmptySubsequences: false)
    try #require(old.indices.contains(number - 1), "\(title)")
    old[number - 1] = Substring(lines.joined(separator: "\n"))
    try scratch.write(old.joined(separator: "\n"), to: path)
  }

  private mutating func run(_ lines: [String], expecting expected: [String]) throws {
    var printed = ""
    for line in lines where line != "coldstart serve" {
      if line.hasPrefix("cd ") {
        folder += line.dropFirst(3) + "/"
        continue
      }
      commands += 1
      let outcome = try Self.shell.run(
        ["-c", line], in: URL(fileURLWithPath: scratch.path + "/" + folder))
      let fails = expected.contains { $0.hasPrefix("error[") }
      #expect(outcome.code == (fails ? 1 : 0), "\(line): \(outcome)")
      printed += outcome.output + outcome.errors
    }
    for line in expected {
      #expect(printed.contains(line.trimmingCharacters(in: .whitespaces)), "\(line)\n\(printed)")
    }
  }

  private static let shell: ExternalProgram = {
    let folder = Binary.program.executable.deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    var shell = ExternalProgram(
      URL(fileURLWithPath: "/bin/sh"), environment: Binary.program.environment)
    shell.environment["PATH"] = folder + ":" + path
    return shell
  }()
}
