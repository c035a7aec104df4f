import Diagnostics
import Diagrams
import Testing

/// Which words of a box are set in bold: its name, and nothing that is said of it.
@Suite struct NameTests {
  /// The bold lines of a box with these lines.
  private func bold(_ lines: [String], mermaid: Bool = false) -> [String] {
    let compiled: Compiled
    if mermaid {
      let label = lines.joined(separator: "<br>")
      compiled = Compiled(mermaid: SourceText(path: "t.mmd", "flowchart LR\n a[\"\(label)\"]"))
    } else {
      let width = (lines.map(\.count).max() ?? 0) + 2
      let rows = lines.map { "│ " + $0 + String(repeating: " ", count: width - $0.count - 1) + "│" }
      let wall = String(repeating: "─", count: width)
      compiled = Compiled((["┌\(wall)┐"] + rows + ["└\(wall)┘"]).joined(separator: "\n"))
    }
    return compiled.svg.split(separator: "<text").filter { $0.contains("font-weight=\"600\"") }
      .compactMap { $0.split(separator: ">").dropFirst().first?.split(separator: "<").first }
      .map(String.init)
  }

  private static let cases: [(lines: [String], names: Int)] = [
    (["API"], 1), (["Order API", "validates orders"], 1), (["Orders", "Table"], 2),
    (["Lambda", "(orders)"], 1), (["API", "GET /orders"], 2), (["API", "/orders"], 1),
    (["Cat", "+ meow()"], 1), (["Bucket", "- versioned", "- encrypted"], 1),
    (["Is", "an environment", "idle?"], 3), (["Ist eine", "Umgebung", "frei?"], 3),
    (["Hit?"], 1), (["Bill", "What is it?"], 2), (["Queue of", "failed orders"], 2),
    (["Search", "and filter"], 2), (["Read/", "write"], 2), (["Dead letter", "queue"], 2),
    (["Lambda", "process"], 1), (["Users,", "roles"], 2),
    (["Rules:", "what is paid?"], 1),
    (
      [
        "The function runs for as long as it is", "paid for, and is frozen when it", "has answered",
      ], 0
    ),
  ]

  @Test(arguments: cases, [false, true])
  func namesAreBold(_ value: (lines: [String], names: Int), mermaid: Bool) {
    #expect(bold(value.lines, mermaid: mermaid) == Array(value.lines.prefix(value.names)))
  }
}
