import DataNodes
import Diagnostics
import FileTrees
import MarkdownPages

extension SiteTable {
  /// A row for each question of a page, as the published quizzes tell it: whether a run proves it,
  /// and where, or its author states it.
  static func quizzes(_ page: SitePage) -> [[String]] {
    let exports = page.source?.markdown.exports ?? []
    return exports.filter { $0.kind == "quiz" }.flatMap { export -> [[String]] in
      var bag = DiagnosticBag()
      let text = SourceText(path: "\(export.id).json", bytes: export.payload)
      let quiz = DataParser.parse(text, into: &bag)
      return (quiz?["questions"]?.elements ?? []).map { question in
        let cells = ["id", "kind", "basis"].map { question[$0]?.text ?? "" }
        return [page.url.text, export.id] + cells + [proof(question["proof"])]
      }
    }
  }

  /// `first-request with no-reuse, keep, environment 1`.
  private static func proof(_ node: DataNode?) -> String {
    guard let node else { return "-" }
    let variant = node["variant"]?.text.map { " with \($0)" } ?? ""
    let places = ["step", "variable"].compactMap { node[$0]?.text }
    return ([(node["run"]?.text ?? "") + variant] + places).joined(separator: ", ")
  }
}
