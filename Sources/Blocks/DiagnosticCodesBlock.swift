import Diagnostics
import MarkdownPages
import Markup

/// `::diagnostic-codes`: everything Coldstart reports, for the manual.
struct DiagnosticCodesBlock: DirectiveBlock {
  let form = Directive.Form.leaf
  let name = "diagnostic-codes"
  let summary = "a table of everything that is reported about a site"
  let example = "::diagnostic-codes"
  let attributes: [AttributeRule] = []

  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
    var html = Fragment()
    html.append(
      literal: """
        <div class="table" role="group" aria-label="Table: Code, Severity, What it says" \
        tabindex="0"><table>
        <thead>
        <tr>
        <th scope="col">Code</th>
        <th scope="col">Severity</th>
        <th scope="col">What it says</th>
        </tr>
        </thead>
        <tbody>

        """)
    for code in context.codes.sorted(by: { $0.id < $1.id }) {
      html.append(literal: "<tr>\n<td><code")
      html.bytes.append(attribute: "id", page.uniqueID(code.id))
      html.append(literal: ">")
      html.bytes.append(escaped: code.id)
      html.append(literal: "</code></td>\n<td>")
      html.bytes.append(escaped: code.severity.rawValue)
      html.append(literal: "</td>\n<td>")
      html.bytes.append(escaped: code.title)
      html.append(literal: "</td>\n</tr>\n")
    }
    html.append(literal: "</tbody>\n</table></div>\n")
    return html
  }
}
