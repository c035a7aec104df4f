import Learning
import MarkdownPages
import Markup

/// What a condition changes in a run, as a table to open.
enum DifferenceHTML {
  /// `<details class="difference">` with one row a step or figure. Its id begins with that of its
  /// question, and goes with it where a question is drawn into another page.
  /// The number in its caption tells it from the page's others.
  static func details(
    _ difference: DifferenceTable, of question: String, _ page: inout PageBuilder
  ) -> Fragment {
    let words = QuestionWords.english
    let number = page.numberedID("difference").split(separator: "-").last.map(String.init) ?? ""
    var html = Fragment()
    html.append(literal: "<details class=\"difference\" id=\"")
    html.bytes.append(escaped: question)
    html.append(literal: "-difference\">\n<summary>")
    html.bytes.append(escaped: words.difference)
    html.append(literal: "</summary>\n")
    html.append(
      RunHTML.tableStart(class: "difference-table", caption: "\(words.difference) \(number)"))
    html.append(literal: "<thead>\n<tr>")
    for title in [words.change, words.subject, words.without, words.with] {
      html.append(literal: "<th scope=\"col\">")
      html.bytes.append(escaped: title)
      html.append(literal: "</th>")
    }
    html.append(literal: "</tr>\n</thead>\n<tbody>\n")
    for row in difference.rows { append(row, words, to: &html) }
    html.append(literal: "</tbody>\n</table></div>\n")
    if difference.omitted > 0 {
      html.append(literal: "<p class=\"omitted\">")
      html.bytes.append(escaped: words.omitted(difference.omitted))
      html.append(literal: "</p>\n")
    }
    html.append(literal: "</details>\n")
    return html
  }

  private static func append(
    _ row: DifferenceTable.Row, _ words: QuestionWords, to html: inout Fragment
  ) {
    html.append(literal: "<tr")
    html.bytes.append(attribute: "class", "difference-\(row.change.rawValue)")
    html.append(literal: "><td>")
    html.bytes.append(escaped: words.changes[row.change] ?? row.change.rawValue)
    html.append(literal: "</td><th scope=\"row\">")
    html.bytes.append(escaped: row.subject)
    html.append(literal: "</th>")
    for cell in [row.before, row.after] {
      html.append(literal: "<td>")
      html.bytes.append(escaped: cell.isEmpty ? "–" : cell)
      html.append(literal: "</td>")
    }
    html.append(literal: "</tr>\n")
  }
}
