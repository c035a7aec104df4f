import Foundation
import Testing

/// Every diagnostic code has a page for `coldstart explain`, and its module's list names it.
@Suite struct DiagnosticCodeTests {
  private struct Code {
    let constant: String
    let id: String
    let file: TrackedFile
    let line: Int
    /// The whole call of the initialiser.
    let text: Substring
  }

  @Test func idsAreLowerCaseAndUnique() throws {
    var seen: [String: String] = [:]
    var offences: [Offence] = []
    for code in try codes() {
      if code.id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) == nil {
        offences.append(offence(code, "`\(code.id)`: lower case words joined by hyphens"))
      }
      if let other = seen.updateValue(code.file.path, forKey: code.id) {
        offences.append(offence(code, "`\(code.id)` is also declared in \(other): rename one"))
      }
    }
    expectNone(offences)
  }

  @Test func codesExplainThemselves() throws {
    expectNone(
      try codes().compactMap { code in
        guard let start = code.text.range(of: "explanation:") else {
          return offence(code, "`\(code.id)` has no explanation: say why, and how to mend it")
        }
        let letters = code.text[start.upperBound...].count { $0.isLetter }
        return letters >= 30
          ? nil
          : offence(code, "`\(code.id)` explains itself in \(letters) letters: say why and how")
      })
  }

  @Test func listsNameEveryCode() throws {
    let lists = Dictionary(grouping: Repository.sources, by: \.target).mapValues { files in
      files.map { list(in: $0.text) }.joined()
    }
    expectNone(
      try codes().compactMap { code in
        let own = lists[code.file.target] ?? ""
        let isListed = own.contains(try Regex("\\.\(code.constant)\\b"))
        return isListed
          ? nil
          : offence(code, "`.\(code.constant)` is missing in `\(code.file.target)Codes.all`")
      })
  }

  /// What stands between the brackets of lists of codes.
  private func list(in text: String) -> String {
    text.ranges(of: ": [DiagnosticCode] =").map { start in
      let rest = text[start.upperBound...]
      return String(rest[..<(rest.range(of: "\n}")?.lowerBound ?? rest.endIndex)])
    }.joined()
  }

  private func offence(_ code: Code, _ text: String) -> Offence {
    Offence(path: code.file.path, line: code.line, text: text)
  }

  /// The constants of type DiagnosticCode, found in the text of the sources.
  private func codes() throws -> [Code] {
    let declaration = try Regex(
      #"static let (\w+)(?:: DiagnosticCode)? = (?:DiagnosticCode|\.init|Self)\(\s*"([^"]*)""#)
    return Repository.sources.filter { $0.text.contains("extension DiagnosticCode") }
      .flatMap { file in
        let matches = file.text.matches(of: declaration)
        return matches.enumerated().map { index, match in
          let next =
            index + 1 < matches.count ? matches[index + 1].range.lowerBound : file.text.endIndex
          return Code(
            constant: String(match.output[1].substring ?? ""),
            id: String(match.output[2].substring ?? ""), file: file,
            line: file.text[..<match.range.lowerBound].count { $0 == "\n" } + 1,
            text: file.text[match.range.lowerBound..<next])
        }
      }
  }
}
