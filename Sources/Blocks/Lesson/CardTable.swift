import Diagnostics
import MarkdownPages

/// The rows of the one table that some containers are made of: cards, keywords, decisions.
struct CardTable {
  let rows: [[Table.Cell]]

  /// Takes the table of a container; reports when it is missing or has too few columns.
  init(_ directive: Directive, columns: [String], _ page: inout PageBuilder) {
    let tables = directive.tables
    guard tables.count == 1, tables[0].header.count >= columns.count else {
      page.diagnostics.report(
        .missingContent(
          directive.name, "a table with the columns " + columns.joined(separator: ", "),
          at: directive.nameSpan))
      rows = []
      return
    }
    rows = tables[0].rows
    for row in rows {
      guard let empty = row.prefix(columns.count).first(where: { $0.text.isEmpty }) else {
        continue
      }
      page.diagnostics.report(.emptyCardCell(directive.name, at: empty.span))
    }
  }
}
