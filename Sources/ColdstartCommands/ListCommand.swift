import ArgumentParser
import Diagnostics
import Markup
import Site

/// `coldstart list`: what a site is made of, one thing a line, for people and pipes.
struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List pages, modes, tags, links, assets, aliases, terms, facts or quizzes.")

  /// The subjects that can be listed.
  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case pages, modes, tags, links, assets, aliases, terms, facts, quizzes
  }

  @Argument(help: "pages, modes, tags, links, assets, aliases, terms, facts or quizzes.")
  var subject: Subject = .pages

  @OptionGroup var site: SiteArguments

  @Flag(help: "Print JSON: an array of objects.")
  var json = false

  func run() async throws {
    try await Reporter.run {
      let result = try await SiteBuild.run(
        try site.options(), generator: Program.generator, explained: DiagnosticCatalogue.all)
      let table = SiteTable(subject.rawValue, of: result.site)
      Terminal.print(json ? table.json : table.text)
      if result.diagnostics.hasErrors {
        Terminal.say("warning: the site has errors; `coldstart check` shows them\n")
      }
    }
  }
}

extension SiteTable {
  /// Columns aligned by spaces.
  fileprivate var text: String {
    let rows = rows.map { $0.map(\.harmlessLine) }
    let widths = columns.indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      let cells = zip(row, widths).map { $0.padding(to: $1) }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  fileprivate var json: String {
    var json = JSONWriter()
    json.array(rows) { json, row in
      json.object { json in
        for (name, value) in zip(columns, row) { json.member(name, value) }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
