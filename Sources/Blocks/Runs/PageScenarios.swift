package import Diagnostics
package import MarkdownPages

/// The scenarios that a page's fences hold, for those who want them without the page.
package struct PageScenarios: PageKey, BlockLibrary, Sendable {
  package static let initial = PageScenarios()

  /// A scenario with the name that the page's blocks know it by.
  package struct Item: Sendable {
    package let name: String
    package let text: SourceText
  }

  private var items: [Item] = []

  package let definingFences = ["simulation"]

  private init() {}

  /// The scenarios of a page in their order. O(bytes).
  package static func all(of page: SourceText) -> [Item] {
    MarkdownParser.parse(page, library: initial)[PageScenarios.self].items
  }

  package func define(_ fence: Fence, _ page: inout PageBuilder) {
    let name = fence.attributes.id ?? SimulationFence.standardName
    page[PageScenarios.self].items.append(Item(name: name, text: fence.body))
  }

  package func directiveNames(_ form: Directive.Form) -> [String] { [] }
  package func render(_ fence: Fence, _ page: inout PageBuilder) -> Node { .none }
  package func render(_ directive: Directive, _ page: inout PageBuilder) -> Node? { Node.none }
}
