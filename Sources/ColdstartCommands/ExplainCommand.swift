import ArgumentParser
package import Diagnostics

/// `coldstart explain`: what a diagnostic's code means, at length.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain a diagnostic, or list all of them.")

  @Argument(
    help: "The name in the brackets: broken-link. Without it, all are listed.",
    completion: .list(DiagnosticCatalogue.all.map(\.id)))
  var code: String?

  func run() throws {
    guard let code else {
      return Terminal.print(Explanation.list(DiagnosticCatalogue.all))
    }
    guard let known = Explanation.code(named: code, among: DiagnosticCatalogue.all) else {
      let near = NearMiss.help(code, among: DiagnosticCatalogue.all.map(\.id))
      throw ValidationError(
        "no diagnostic is called \"\(code)\"; "
          + (near ?? "`coldstart explain` lists all of them"))
    }
    Terminal.print(Explanation.text(known))
  }
}

/// The words of `coldstart explain`.
package enum Explanation {
  private static let width = 80

  /// The code that was asked for: its name, or a piece of a message such as `error[broken-link]:`.
  package static func code(named name: String, among codes: [DiagnosticCode]) -> DiagnosticCode? {
    let inner = name.split(separator: "[").last?.prefix { $0 != "]" } ?? ""
    return codes.first { $0.id == inner.lowercased() }
  }

  /// Every code with its title, one a line.
  package static func list(_ codes: [DiagnosticCode]) -> String {
    let width = codes.map(\.id.count).max() ?? 0
    return codes.map { code in
      let gap = String(repeating: " ", count: width - code.id.count + 2)
      return "\(code.id)\(gap)\(code.title)\n"
    }.joined()
  }

  /// Title, explanation and example of one code, in lines of at most 80 characters.
  package static func text(_ code: DiagnosticCode) -> String {
    var parts = ["\(code.severity)[\(code.id)]: \(code.title)"]
    let lines = code.explanation.split(separator: "\n", omittingEmptySubsequences: false)
    parts.append(lines.map(wrapped).joined(separator: "\n"))
    if !code.example.isEmpty {
      let example = code.example.split(separator: "\n", omittingEmptySubsequences: false)
      parts.append("Example:\n\n" + example.map { "    " + $0 }.joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func wrapped(_ line: Substring) -> String {
    var lines: [String] = [""]
    for word in line.split(separator: " ") {
      let last = lines.count - 1
      if lines[last].isEmpty {
        lines[last] += word
      } else if lines[last].count + 1 + word.count <= width {
        lines[last] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }
}
