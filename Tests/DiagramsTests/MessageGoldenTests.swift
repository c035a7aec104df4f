import Diagnostics
import Diagrams
import Foundation
import TestSupport
import Testing

/// Every message that drawings and Mermaid cause, whole, in one golden file.
@Suite struct MessageGoldenTests {
  /// What is said, one code after another: of each the shortest drawing that causes it.
  @Test func everyCodeIsSaidInFull() throws {
    var found: [(size: Int, name: String, said: Diagnostic)] = []
    for drawing in Drawing.all {
      let source = try drawing.source()
      for said in Compiled(source).diagnostics {
        found.append((source.bytes.count, drawing.description, said))
      }
    }
    for (name, diagnostics) in Self.others {
      for said in diagnostics { found.append((0, name, said)) }
    }
    var text = ""
    for code in DiagramsCodes.all.map(\.id).sorted() {
      let first = found.filter { $0.said.code.id == code }
        .min { ($0.size, $0.name, $0.said.message) < ($1.size, $1.name, $1.said.message) }
      let said = try #require(first, "nothing here causes \(code)")
      text += "\(code) (\(said.name)): \(said.said.message)\n"
      text += said.said.help.map { "  \($0)\n" }.joined()
    }
    let url = Fixture.root().appendingPathComponent("messages.txt")
    let difference = Golden.difference(text, url)
    #expect(difference == nil, "\(difference ?? "")")
  }

  private static let orders = """
    ┌────────┐   ┌────────┐
    │ Orders │──▶│ Orders │
    └────────┘   └────────┘
    """

  private static let crossing = """
        ┌───┐
        │ A │
        └─┬─┘
    ┌───┐ │ ┌───┐
    │ C │◀┼▶│ D │
    └───┘ │ └───┘
        ┌─┴─┐
        │ B │
        └───┘
    """

  /// Messages about options, limits and other notations.
  private static var others: [(String, [Diagnostic])] {
    let services: [ServiceBinding.Service] = [.init("api"), .init("queue"), .init("cache")]
    var bound = DiagramOptions(id: "d")
    bound.binding = ServiceBinding(
      services: services, at: .file("page.md"), map: "Orders=api, Bills=aip, Invoices=queue")
    var icons = DiagramOptions(id: "d")
    icons.icons = IconChoice("Orders=tabel", at: .file("page.md"))
    let orders = SourceText(path: "t", Self.orders)
    var bag = DiagnosticBag()
    let broken = "┌───┐  ┌───┐\n│ A │─▶│ B │──▶\n└───┘  └───┘"
    _ = DiagramCompiler.readConfidently(SourceText(path: "t", broken), into: &bag)
    let long = String(repeating: "+--+\n", count: DiagramLimits.rows + 1)
    let mermaid = [
      "flowchart LR\n a --> b\n classDef x fill:red", "gantt\n a", "flowchart LR\n a --> b[",
    ]
    return [
      ("bind", Compiled(orders, bound).diagnostics), ("icon", Compiled(orders, icons).diagnostics),
      ("a crossing", Compiled(Self.crossing).diagnostics),
      ("a plain block", bag.sorted()), ("many rows", Compiled(long).diagnostics),
    ] + mermaid.map { ("mermaid", Compiled(mermaid: SourceText(path: "t", $0)).diagnostics) }
  }
}
